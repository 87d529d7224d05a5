CREATE TABLE "import_items" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"source" text NOT NULL,
	"result" text NOT NULL,
	"reason" text NOT NULL,
	"losses" text[] NOT NULL,
	"article_id" uuid,
	"is_new" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_losses" (
	"item_id" bigint NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "import_losses_item_id_kind_pk" PRIMARY KEY("item_id","kind")
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"pieces" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'uploading' NOT NULL,
	"mode" text DEFAULT 'look' NOT NULL,
	"format" text,
	"choices" jsonb,
	"read" bigint DEFAULT 0 NOT NULL,
	"counts" jsonb NOT NULL,
	"pictures_fetched" integer DEFAULT 0 NOT NULL,
	"pictures_failed" integer DEFAULT 0 NOT NULL,
	"losses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"problem" text,
	"is_stop_asked" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wire_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"language" text NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"minutes" integer NOT NULL,
	"etag" text,
	"last_modified" text,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"looked_at" timestamp (3) with time zone,
	"new_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"paused_at" timestamp (3) with time zone,
	"paused_because" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wire_feeds_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "wire_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"headline" text NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"story" jsonb NOT NULL,
	"content_digest" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone,
	"recalled_at" timestamp (3) with time zone,
	"recall" text,
	"state" text DEFAULT 'new' NOT NULL,
	"handled_by" uuid,
	"article_id" uuid,
	"made_by" uuid,
	"made_version" integer
);
--> statement-breakpoint
CREATE TABLE "wire_sightings" (
	"feed_id" uuid NOT NULL,
	"key" text NOT NULL,
	"digest" text NOT NULL,
	"item_id" uuid NOT NULL,
	CONSTRAINT "wire_sightings_feed_id_key_pk" PRIMARY KEY("feed_id","key")
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_losses" ADD CONSTRAINT "import_losses_item_id_import_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."import_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wire_feeds" ADD CONSTRAINT "wire_feeds_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wire_items" ADD CONSTRAINT "wire_items_handled_by_people_id_fk" FOREIGN KEY ("handled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wire_items" ADD CONSTRAINT "wire_items_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wire_sightings" ADD CONSTRAINT "wire_sightings_feed_id_wire_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."wire_feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wire_sightings" ADD CONSTRAINT "wire_sightings_item_id_wire_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."wire_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "import_items_source" ON "import_items" USING btree ("run_id","source");--> statement-breakpoint
CREATE INDEX "import_items_place" ON "import_items" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "import_items_result" ON "import_items" USING btree ("run_id","result","id");--> statement-breakpoint
CREATE INDEX "import_losses_kind" ON "import_losses" USING btree ("run_id","kind","item_id");--> statement-breakpoint
CREATE INDEX "import_runs_newest" ON "import_runs" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "wire_feeds_due" ON "wire_feeds" USING btree ("next_at") WHERE "wire_feeds"."paused_at" is null;--> statement-breakpoint
CREATE INDEX "wire_items_newest" ON "wire_items" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "wire_items_unread" ON "wire_items" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "wire_items"."state" = 'new';--> statement-breakpoint
CREATE INDEX "wire_items_source" ON "wire_items" USING btree ("source");--> statement-breakpoint
CREATE INDEX "wire_items_link" ON "wire_items" USING btree ("link") WHERE "wire_items"."link" <> '';--> statement-breakpoint
CREATE INDEX "wire_items_content" ON "wire_items" USING btree ("content_digest");--> statement-breakpoint
CREATE INDEX "wire_items_article" ON "wire_items" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "wire_items_age" ON "wire_items" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "wire_items_words" ON "wire_items" USING gin (to_tsvector('simple', "headline"));--> statement-breakpoint
CREATE INDEX "wire_sightings_item" ON "wire_sightings" USING btree ("item_id","feed_id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-code-app', 'add-import', 'add-passkey', 'add-picture', 'add-steps', 'add-webhook', 'add-wire-feed', 'ask-to-restore', 'assign-editor', 'begin-draft-order', 'begin-import', 'begin-page', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'clear-deadline', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-author', 'delete-comment', 'delete-page', 'delete-picture', 'delete-section', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'erase-person', 'export-audit', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-breaking', 'link-twin', 'make-api-key', 'make-calendar-address', 'make-link', 'make-preview-link', 'make-recovery-codes', 'merge-authors', 'merge-sections', 'make-story', 'merge-topics', 'move', 'name-newsroom', 'order-pages', 'order-sections', 'pause-webhook', 'pause-wire-feed', 'pin', 'propose-author', 'prove', 'publish', 'publish-breaking', 'publish-page', 'purge-picture', 'put-in', 'recall', 'redeliver', 'remove-code-app', 'remove-import', 'remove-passkey', 'remove-webhook', 'remove-wire-feed', 'rename', 'rename-passkey', 'rename-topic', 'reopen-thread', 'reply', 'require-second-factor', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'reset-factors', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-picture', 'restore-taken-down', 'restore-version', 'resume-webhook', 'resume-wire-feed', 'retry-job', 'revoke-api-key', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-page', 'save-version', 'schedule', 'send-back', 'send-test', 'set-accents', 'set-crawlers', 'set-deadline', 'set-embargo', 'set-footer', 'set-languages', 'set-logo', 'set-look', 'set-password', 'set-schedule-limit', 'set-share-picture', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'stop-import', 'submit', 'suspect-passkey', 'take-back', 'take-out', 'takedown', 'unassign-editor', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'unpublish-page', 'upsert-taxonomy', 'use-newest', 'withdraw-correction', 'withdraw-invitation'));--> statement-breakpoint
-- The desk's channel (0027_desk-notifications.sql) also tells of the wire: that something came, changed or was dealt with.
CREATE TRIGGER wire_items_notify AFTER INSERT OR UPDATE OR DELETE ON wire_items FOR EACH STATEMENT EXECUTE FUNCTION notify_desk('wire');
