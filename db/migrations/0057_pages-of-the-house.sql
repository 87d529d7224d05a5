CREATE TABLE "page_media" (
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "page_media_page_id_language_media_id_pk" PRIMARY KEY("page_id","language","media_id")
);
--> statement-breakpoint
CREATE TABLE "page_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"headline" text NOT NULL,
	"dek" text NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_by" uuid
);
--> statement-breakpoint
CREATE TABLE "page_texts" (
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"headline" text NOT NULL,
	"dek" text NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"published_version" integer,
	"revision_id" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_texts_page_id_language_pk" PRIMARY KEY("page_id","language")
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text DEFAULT 'text' NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pages_slug" UNIQUE("slug"),
	CONSTRAINT "pages_kind" CHECK ("kind" in ('text', 'staff')),
	CONSTRAINT "pages_slug_shape" CHECK ("pages"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "page_media" ADD CONSTRAINT "page_media_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_media" ADD CONSTRAINT "page_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_texts" ADD CONSTRAINT "page_texts_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_texts" ADD CONSTRAINT "page_texts_revision_id_page_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."page_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_media_media" ON "page_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "page_revisions_page" ON "page_revisions" USING btree ("page_id","language","published_at");--> statement-breakpoint
CREATE INDEX "page_texts_revision" ON "page_texts" USING btree ("revision_id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-code-app', 'add-passkey', 'add-picture', 'add-steps', 'add-webhook', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'delete-page', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-passkey', 'remove-webhook', 'rename', 'rename-passkey', 'rename-topic', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-taken-down', 'restore-version', 'resume-webhook', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-version', 'schedule', 'send-back', 'set-accents', 'set-crawlers', 'send-test', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'suspect-passkey', 'take-back', 'take-out', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation')) NOT VALID;--> statement-breakpoint
CREATE OR REPLACE VIEW "paper"."pages" AS (select page.id as page_id, page.slug, page.kind, page.position, shown.language, revision.headline, revision.dek, revision.body, revision.published_at from public.pages page join public.page_texts shown on shown.page_id = page.id join public.page_revisions revision on revision.id = shown.revision_id);--> statement-breakpoint
CREATE OR REPLACE VIEW "paper"."staff" AS (select author.id as author_id from public.authors author join public.people person on person.id = author.person_id where not author.proposed and person.disabled_at is null);--> statement-breakpoint
CREATE OR REPLACE VIEW "paper"."media" AS (select id, hash, width, height, focal_x, focal_y, thumbhash from public.media where state = 'ready' and (exists (select 1 from public.live_media shown where shown.media_id = media.id) or exists (select 1 from public.authors author where author.portrait_id = media.id) or exists (select 1 from public.feed_looks look join public.feeds feed on feed.id = look.feed_id where look.media_id = media.id and feed.draft_of is null) or exists (select 1 from public.newsroom house where media.id in (house.logo_id, house.share_picture_id)) or exists (select 1 from public.page_media shown where shown.media_id = media.id)));