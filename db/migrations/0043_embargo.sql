CREATE TABLE "preview_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"opens_embargoed" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"opened_count" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "preview_links_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "preview_links_opened" CHECK (("preview_links"."opened_count" = 0) = ("preview_links"."opened_at" is null))
);
--> statement-breakpoint
DROP VIEW "paper"."gone_addresses";--> statement-breakpoint
DROP VIEW "paper"."topics";--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "embargo_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "embargo_wall" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "embargo_zone" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "embargo_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "preview_links_article" ON "preview_links" USING btree ("article_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "articles_embargo" ON "articles" USING btree ("embargo_until") WHERE "articles"."embargo_until" is not null;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_embargo" CHECK (num_nulls("articles"."embargo_until", "articles"."embargo_wall", "articles"."embargo_zone") in (0, 3));--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'ask-to-restore', 'begin-draft-order', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'choose-shape', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-twin', 'make-link', 'make-preview-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-taken-down', 'restore-version', 'retry-job', 'revoke-preview-link', 'run-schedule', 'save-version', 'schedule', 'send-back', 'set-embargo', 'set-languages', 'set-look', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction'));--> statement-breakpoint
CREATE VIEW "paper"."gone_addresses" AS (select language, slug from public.articles where stage = 'taken-down' and slug is not null and (embargo_until is null or embargo_until <= now()) union select redirect.language, redirect.slug from public.redirects redirect join public.articles article on article.id = redirect.article_id where article.stage = 'taken-down');--> statement-breakpoint
CREATE VIEW "paper"."topics" AS (select id, slug, name from public.topics where id not in (select about.topic_id from public.articles article join public.article_topics about on about.article_id = article.id where article.embargo_until > now() and not exists (select 1 from public.live_topics live where live.topic_id = about.topic_id)));--> statement-breakpoint
-- The last wall of an embargo (newsroom/articles/embargo.ts): until its time nothing of the story is written where readers can see it.
CREATE FUNCTION refuse_embargoed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ends timestamptz;
BEGIN
	IF TG_TABLE_NAME = 'articles' THEN
		ends := NEW.embargo_until;
	ELSE
		SELECT embargo_until INTO ends FROM articles WHERE id = NEW.article_id;
	END IF;
	IF ends > now() THEN
		RAISE EXCEPTION 'a story is under embargo until %', ends;
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER live_articles_embargo BEFORE INSERT ON live_articles FOR EACH ROW EXECUTE FUNCTION refuse_embargoed();--> statement-breakpoint
CREATE TRIGGER live_articles_embargo_update BEFORE UPDATE ON live_articles FOR EACH ROW WHEN (NEW.revision_id IS DISTINCT FROM OLD.revision_id) EXECUTE FUNCTION refuse_embargoed();--> statement-breakpoint
CREATE TRIGGER articles_embargo_new BEFORE INSERT ON articles FOR EACH ROW WHEN (NEW.live_revision_id IS NOT NULL AND NEW.embargo_until IS NOT NULL) EXECUTE FUNCTION refuse_embargoed();--> statement-breakpoint
CREATE TRIGGER articles_embargo_update BEFORE UPDATE ON articles FOR EACH ROW WHEN (NEW.live_revision_id IS NOT NULL AND NEW.live_revision_id IS DISTINCT FROM OLD.live_revision_id AND NEW.embargo_until IS NOT NULL) EXECUTE FUNCTION refuse_embargoed();
