CREATE TABLE "breaking_banners" (
	"breaking_id" uuid NOT NULL,
	"language" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"text" text NOT NULL,
	"article_id" uuid,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "breaking_banners_breaking_id_language_pk" PRIMARY KEY("breaking_id","language"),
	CONSTRAINT "breaking_banners_text" CHECK (length("breaking_banners"."text") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "breaking_news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"told_to" text NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "breaking_news_told_to" CHECK ("told_to" in ('everybody', 'editors', 'nobody'))
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "breaking_banners" ADD CONSTRAINT "breaking_banners_breaking_id_breaking_news_id_fk" FOREIGN KEY ("breaking_id") REFERENCES "public"."breaking_news"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaking_banners" ADD CONSTRAINT "breaking_banners_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaking_news" ADD CONSTRAINT "breaking_news_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "breaking_news" ADD CONSTRAINT "breaking_news_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "breaking_banners_standing" ON "breaking_banners" USING btree ("language") WHERE "breaking_banners"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "breaking_banners_article" ON "breaking_banners" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "breaking_news_started" ON "breaking_news" USING btree ("started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "breaking_news_starter" ON "breaking_news" USING btree ("started_by");--> statement-breakpoint
CREATE INDEX "breaking_news_ender" ON "breaking_news" USING btree ("ended_by");--> statement-breakpoint
CREATE INDEX "breaking_news_standing" ON "breaking_news" USING btree ("id") WHERE "breaking_news"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree (("event"->>'key')) WHERE "outbox"."event"->>'key' is not null;--> statement-breakpoint
CREATE INDEX "outbox_breaking" ON "outbox" USING btree (("event"->>'breakingId')) WHERE "outbox"."event"->>'breakingId' is not null;--> statement-breakpoint
CREATE INDEX "schedules_subject" ON "schedules" USING btree ("subject_id") WHERE "schedules"."subject_id" is not null;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'ask-to-restore', 'begin-draft-order', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'choose-shape', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-breaking', 'link-twin', 'make-calendar-address', 'make-link', 'make-preview-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'publish-breaking', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-taken-down', 'restore-version', 'retry-job', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-version', 'schedule', 'send-back', 'set-embargo', 'set-languages', 'set-look', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction')) NOT VALID;--> statement-breakpoint
CREATE VIEW "paper"."breaking" AS (select banner.breaking_id, banner.language, banner.version, banner.text, banner.article_id, live.language as story_language, live.slug as story_slug from public.breaking_banners banner left join public.live_articles live on live.article_id = banner.article_id where banner.ended_at is null);