CREATE TABLE "author_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"former_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"author_id" uuid NOT NULL,
	CONSTRAINT "author_redirects_formerId_unique" UNIQUE("former_id")
);
--> statement-breakpoint
CREATE TABLE "section_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"former_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"section_id" uuid NOT NULL,
	CONSTRAINT "section_redirects_formerId_unique" UNIQUE("former_id")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "revisions" DROP CONSTRAINT "revisions_section_id_sections_id_fk";
--> statement-breakpoint
DROP INDEX "drafts_pictures";--> statement-breakpoint
DROP INDEX "drafts_suggested_pictures";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "topic_redirects" ADD COLUMN "former_id" uuid;--> statement-breakpoint
ALTER TABLE "author_redirects" ADD CONSTRAINT "author_redirects_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_redirects" ADD CONSTRAINT "section_redirects_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "author_redirects_author" ON "author_redirects" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "section_redirects_section" ON "section_redirects" USING btree ("section_id");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_deleted_by_people_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_all_pictures" ON "drafts" USING gin (jsonb_path_query_array("body", 'strict $.**.mediaId'));--> statement-breakpoint
CREATE INDEX "drafts_all_suggested_pictures" ON "drafts" USING gin (jsonb_path_query_array("suggested", 'strict $.**.mediaId')) WHERE "drafts"."suggested" is not null;--> statement-breakpoint
CREATE INDEX "media_deleted" ON "media" USING btree ("deleted_at","id") WHERE "media"."deleted_at" is not null;--> statement-breakpoint
ALTER TABLE "topic_redirects" ADD CONSTRAINT "topic_redirects_formerId_unique" UNIQUE("former_id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-code-app', 'add-passkey', 'add-picture', 'add-steps', 'add-webhook', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-author', 'delete-comment', 'delete-page', 'delete-picture', 'delete-section', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-authors', 'merge-sections', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'purge-picture', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-passkey', 'remove-webhook', 'rename', 'rename-passkey', 'rename-topic', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-picture', 'restore-taken-down', 'restore-version', 'resume-webhook', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-version', 'schedule', 'send-back', 'send-test', 'set-accents', 'set-crawlers', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'suspect-passkey', 'take-back', 'take-out', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation'));--> statement-breakpoint
CREATE VIEW "paper"."moved_authors" AS (select redirect.slug, author.id as author_id, author.slug as current_slug from public.author_redirects redirect join public.authors author on author.id = redirect.author_id where not author.proposed);--> statement-breakpoint
CREATE VIEW "paper"."moved_sections" AS (select redirect.slug, section.id as section_id, section.slug as current_slug from public.section_redirects redirect join public.sections section on section.id = redirect.section_id);--> statement-breakpoint
-- The topics that were merged so far: their ids stand in the audit.
UPDATE "topic_redirects" SET "former_id" = merged.id FROM (
	SELECT DISTINCT ON (detail ->> 'slug') detail ->> 'slug' AS slug, subject_id AS id FROM "audit"
	WHERE verb = 'merge-topics' AND subject_id IS NOT NULL ORDER BY detail ->> 'slug', "audit".id DESC) merged
	WHERE merged.slug = "topic_redirects"."slug";
--> statement-breakpoint
-- A story that is in another section, and otherwise as it was, has the same words.
CREATE OR REPLACE FUNCTION fill_live_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  body text;
  line text;
  weighed tsvector;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.section_id IS DISTINCT FROM OLD.section_id AND to_jsonb(NEW) - 'section_id' = to_jsonb(OLD) - 'section_id' THEN
    UPDATE live_search SET section_id = NEW.section_id WHERE live_search.article_id = NEW.article_id;
    RETURN NULL;
  END IF;
  SELECT document_text(revision.body) INTO body FROM revisions revision WHERE revision.id = NEW.revision_id;
  line := search_line(body);
  weighed := search_weighed(NEW.language, search_line(NEW.headline), search_line(NEW.dek), line);
  line := search_line(NEW.headline) || E'\n' || search_line(NEW.dek) || E'\n' || line;
  INSERT INTO live_search (article_id, language, section_id, first_published_at, headline, body, line, entries, words)
  VALUES (NEW.article_id, NEW.language, NEW.section_id, NEW.first_published_at, search_text(NEW.headline), body, line,
    search_entries(NEW.language, line, weighed, concat_ws(E'\n', NEW.headline, NEW.dek, body)), weighed)
  ON CONFLICT (article_id) DO UPDATE SET language = excluded.language, section_id = excluded.section_id, first_published_at = excluded.first_published_at,
    headline = excluded.headline, body = excluded.body, line = excluded.line, entries = excluded.entries, words = excluded.words;
  RETURN NULL;
END $$;
