CREATE TABLE "story_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"holds" boolean NOT NULL,
	"ticked_at" timestamp (3) with time zone,
	CONSTRAINT "story_points_text" UNIQUE("article_id","text")
);
--> statement-breakpoint
CREATE TABLE "story_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"section_id" uuid,
	"headline" text DEFAULT '' NOT NULL,
	"dek" text DEFAULT '' NOT NULL,
	"body" jsonb NOT NULL,
	"points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "story_templates_name" UNIQUE("language","name")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "story_points" ADD CONSTRAINT "story_points_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_templates" ADD CONSTRAINT "story_templates_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_templates_section" ON "story_templates" USING btree ("section_id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-attachment', 'add-code-app', 'add-import', 'add-passkey', 'add-picture', 'add-steps', 'add-style-rule', 'add-webhook', 'add-wire-feed', 'allow-picture', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-import', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'change-style-rule', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-author', 'delete-comment', 'delete-page', 'delete-picture', 'delete-section', 'delete-template', 'delete-snippet', 'delete-style-rule', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'extend-guest', 'forget-edge', 'ignore-style-rule', 'import', 'import-archive', 'import-style-rules', 'invite', 'invite-guest', 'launch-order', 'lift-embargo', 'limit-editor', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-authors', 'merge-sections', 'make-story', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pause-wire-feed', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'purge-picture', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-import', 'remove-passkey', 'remove-webhook', 'remove-wire-feed', 'rename', 'rename-passkey', 'rename-topic', 'rename-snippet', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-picture', 'restore-taken-down', 'restore-version', 'resume-webhook', 'resume-wire-feed', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-snippet', 'save-template', 'save-version', 'schedule', 'send-back', 'send-test', 'set-accents', 'set-crawlers', 'set-attachment-limits', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'stop-import', 'submit', 'suspect-passkey', 'take-back', 'take-back-guest', 'take-out', 'take-template', 'tick-point', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation', 'write-template'));