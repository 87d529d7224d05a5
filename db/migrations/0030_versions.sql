CREATE TABLE "draft_versions" (
	"article_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"draft_version" integer NOT NULL,
	"story" jsonb,
	"revision_id" uuid,
	"words" integer NOT NULL,
	"wrote" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_versions_article_id_number_pk" PRIMARY KEY("article_id","number"),
	CONSTRAINT "draft_versions_revision" UNIQUE("revision_id"),
	CONSTRAINT "draft_versions_kind" CHECK ("kind" in ('saved', 'kept', 'submitted', 'sent-back', 'published', 'updated', 'corrected', 'before-restore', 'restored')),
	CONSTRAINT "draft_versions_story" CHECK (("draft_versions"."story" is null) = ("draft_versions"."revision_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_versions_person" ON "draft_versions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "draft_versions_kind" ON "draft_versions" USING btree ("article_id","kind","number" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'describe-picture', 'disable', 'discard', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'restore-discarded', 'restore-version', 'save-version', 'send-back', 'set-languages', 'set-password', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'start-article', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'unpin', 'unpublish', 'upsert-taxonomy', 'withdraw-correction')) NOT VALID;--> statement-breakpoint
-- A version is what the story was: nothing edits it.
CREATE TRIGGER "draft_versions_immutable" BEFORE UPDATE ON "draft_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- What was published so far stands in the list of versions too.
INSERT INTO "draft_versions" ("article_id", "number", "kind", "draft_version", "revision_id", "words", "person_id", "created_at")
SELECT "article_id", row_number() OVER (PARTITION BY "article_id" ORDER BY "number"), CASE WHEN "number" = 1 THEN 'published' ELSE 'updated' END,
	"draft_version", "id", "words", "created_by", "created_at" FROM "revisions";
