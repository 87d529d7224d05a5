CREATE TABLE "suggestions" (
	"article_id" uuid NOT NULL,
	"id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestions_article_id_id_pk" PRIMARY KEY("article_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "suggest_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "suggested" jsonb;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestions_person" ON "suggestions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "drafts_suggested_pictures" ON "drafts" USING gin (jsonb_path_query_array("suggested", '$.content[*].attrs.mediaId')) WHERE "drafts"."suggested" is not null;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'resolve-thread', 'require-suggestions', 'restore-discarded', 'restore-version', 'save-version', 'send-back', 'set-languages', 'set-password', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'unpin', 'unpublish', 'upsert-taxonomy', 'withdraw-correction'));