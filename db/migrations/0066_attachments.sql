CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"source_hash" text NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"seconds" real,
	"width" integer,
	"height" integer,
	"pages" integer,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_hash_unique" UNIQUE("hash"),
	CONSTRAINT "attachments_sourceHash_unique" UNIQUE("source_hash"),
	CONSTRAINT "attachments_video" CHECK (("attachments"."kind" = 'video') = ("attachments"."width" is not null and "attachments"."height" is not null)),
	CONSTRAINT "attachments_length" CHECK (("attachments"."kind" in ('audio', 'video')) = ("attachments"."seconds" is not null)),
	CONSTRAINT "attachments_pages" CHECK (("attachments"."kind" = 'document') = ("attachments"."pages" is not null))
);
--> statement-breakpoint
CREATE TABLE "live_attachments" (
	"article_id" uuid NOT NULL,
	"attachment_id" uuid NOT NULL,
	CONSTRAINT "live_attachments_article_id_attachment_id_pk" PRIMARY KEY("article_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "page_attachments" (
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"attachment_id" uuid NOT NULL,
	CONSTRAINT "page_attachments_page_id_language_attachment_id_pk" PRIMARY KEY("page_id","language","attachment_id")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "audio_limit" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "video_limit" integer DEFAULT 300 NOT NULL;--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "document_limit" integer DEFAULT 40 NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_attachments" ADD CONSTRAINT "live_attachments_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_attachments" ADD CONSTRAINT "live_attachments_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_attachments" ADD CONSTRAINT "page_attachments_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_attachments" ADD CONSTRAINT "page_attachments_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_newest" ON "attachments" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "attachments_creator" ON "attachments" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "live_attachments_attachment" ON "live_attachments" USING btree ("attachment_id");--> statement-breakpoint
CREATE INDEX "page_attachments_attachment" ON "page_attachments" USING btree ("attachment_id");--> statement-breakpoint
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_file_limits" CHECK ("newsroom"."audio_limit" between 1 and 500 and "newsroom"."video_limit" between 1 and 900 and "newsroom"."document_limit" between 1 and 100);--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-attachment', 'add-code-app', 'add-import', 'add-passkey', 'add-picture', 'add-steps', 'add-webhook', 'add-wire-feed', 'allow-picture', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-import', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-author', 'delete-comment', 'delete-page', 'delete-picture', 'delete-section', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'extend-guest', 'forget-edge', 'import', 'import-archive', 'invite', 'invite-guest', 'launch-order', 'lift-embargo', 'limit-editor', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-authors', 'merge-sections', 'make-story', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pause-wire-feed', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'purge-picture', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-import', 'remove-passkey', 'remove-webhook', 'remove-wire-feed', 'rename', 'rename-passkey', 'rename-topic', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-picture', 'restore-taken-down', 'restore-version', 'resume-webhook', 'resume-wire-feed', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-version', 'schedule', 'send-back', 'send-test', 'set-accents', 'set-crawlers', 'set-attachment-limits', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'stop-import', 'submit', 'suspect-passkey', 'take-back', 'take-back-guest', 'take-out', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation'));--> statement-breakpoint
CREATE VIEW "paper"."attachments" AS (select id, hash, kind, format, bytes, seconds, width, height, pages from public.attachments where exists (select 1 from public.live_attachments shown where shown.attachment_id = attachments.id) or exists (select 1 from public.page_attachments shown where shown.attachment_id = attachments.id));