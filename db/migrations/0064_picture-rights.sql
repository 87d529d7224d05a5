CREATE TABLE "picture_permissions" (
	"article_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"given_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "picture_permissions_article_id_media_id_pk" PRIMARY KEY("article_id","media_id")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
DROP INDEX "media_words";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "rights_holder" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "licence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "terms" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "rights_end" date;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "ask_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "taken_on" date;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "people_shown" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "offered" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "likeness" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "likeness_parts" integer[];--> statement-breakpoint
ALTER TABLE "picture_permissions" ADD CONSTRAINT "picture_permissions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_permissions" ADD CONSTRAINT "picture_permissions_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture_permissions" ADD CONSTRAINT "picture_permissions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_permissions_picture" ON "picture_permissions" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "picture_permissions_person" ON "picture_permissions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "media_facts" ON "media" USING gin (("name" || ' ' || "alt" || ' ' || "caption" || ' ' || "credit" || ' ' || "rights_holder" || ' ' || "place" || ' ' || "people_shown") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "media_rights_end" ON "media" USING btree ("rights_end","id") WHERE "media"."rights_end" is not null;--> statement-breakpoint
CREATE INDEX "media_ask_first" ON "media" USING btree ("created_at","id") WHERE "media"."ask_first";--> statement-breakpoint
CREATE INDEX "media_no_alt" ON "media" USING btree ("created_at","id") WHERE "media"."alt" = '';--> statement-breakpoint
CREATE INDEX "media_no_credit" ON "media" USING btree ("created_at","id") WHERE "media"."credit" = '';--> statement-breakpoint
CREATE INDEX "media_likeness" ON "media" USING gin ("likeness_parts");--> statement-breakpoint
CREATE INDEX "media_no_likeness" ON "media" USING btree ("id") WHERE "media"."likeness" is null;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-code-app', 'add-import', 'add-passkey', 'add-picture', 'add-steps', 'add-webhook', 'add-wire-feed', 'allow-picture', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-import', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-author', 'delete-comment', 'delete-page', 'delete-picture', 'delete-section', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'extend-guest', 'forget-edge', 'import', 'import-archive', 'invite', 'invite-guest', 'launch-order', 'lift-embargo', 'limit-editor', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-authors', 'merge-sections', 'make-story', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pause-wire-feed', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'purge-picture', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-import', 'remove-passkey', 'remove-webhook', 'remove-wire-feed', 'rename', 'rename-passkey', 'rename-topic', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-picture', 'restore-taken-down', 'restore-version', 'resume-webhook', 'resume-wire-feed', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-version', 'schedule', 'send-back', 'send-test', 'set-accents', 'set-crawlers', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'stop-import', 'submit', 'suspect-passkey', 'take-back', 'take-back-guest', 'take-out', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation'));