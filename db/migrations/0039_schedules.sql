CREATE TABLE "schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"article_id" uuid,
	"feed_id" uuid,
	"subject_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"wall_time" text NOT NULL,
	"zone" text NOT NULL,
	"prepared_version" integer,
	"is_part" boolean DEFAULT false NOT NULL,
	"seen_revision" integer,
	"planned_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"alarmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ending" text,
	"reason" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "schedules_kind" CHECK ("schedules"."kind" in ('publish', 'update', 'take-out', 'unpin', 'launch-order', 'end-banner', 'end-breaking')),
	CONSTRAINT "schedules_ending" CHECK ("schedules"."ending" in ('done', 'cancelled', 'held', 'failed') and "schedules"."reason" in ('late', 'not-allowed', 'wrong-stage', 'unfinished', 'published-since', 'language-changed', 'embargoed', 'gone', 'by-hand', 'replaced', 'published', 'unpublished', 'taken-down', 'discarded', 'nothing-new', 'error')),
	CONSTRAINT "schedules_ended" CHECK (("schedules"."ended_at" is null) = ("schedules"."ending" is null)),
	CONSTRAINT "schedules_prepares" CHECK (("schedules"."kind" in ('publish', 'update')) = ("schedules"."prepared_version" is not null)),
	CONSTRAINT "schedules_wall_time" CHECK ("schedules"."wall_time" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$')
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "draft_versions" DROP CONSTRAINT "draft_versions_kind";--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "schedule_limit" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_planned_by_people_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_prepared" FOREIGN KEY ("article_id","prepared_version") REFERENCES "public"."draft_versions"("article_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("at") WHERE "schedules"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "schedules_unanswered" ON "schedules" USING btree ("at") WHERE "schedules"."ending" in ('held', 'failed');--> statement-breakpoint
CREATE INDEX "schedules_calendar" ON "schedules" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "schedules_article" ON "schedules" USING btree ("article_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "schedules_feed" ON "schedules" USING btree ("feed_id");--> statement-breakpoint
CREATE INDEX "schedules_planner" ON "schedules" USING btree ("planned_by");--> statement-breakpoint
CREATE INDEX "schedules_ender" ON "schedules" USING btree ("ended_by");--> statement-breakpoint
CREATE UNIQUE INDEX "schedules_publishing" ON "schedules" USING btree ("article_id") WHERE "schedules"."kind" in ('publish', 'update') and ("schedules"."ended_at" is null or "schedules"."ending" in ('held', 'failed'));--> statement-breakpoint
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_schedule_limit" CHECK ("newsroom"."schedule_limit" between 5 and 1440);--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'reschedule', 'resolve-thread', 'require-suggestions', 'restore-discarded', 'restore-version', 'run-schedule', 'save-version', 'schedule', 'send-back', 'set-languages', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction'));--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_kind" CHECK ("kind" in ('saved', 'kept', 'submitted', 'sent-back', 'published', 'updated', 'corrected', 'scheduled', 'before-restore', 'restored'));--> statement-breakpoint
-- Open pages of the desk hear that something was planned, changed, or done: those of the story, and those of the feed.
CREATE TRIGGER schedules_notify AFTER INSERT OR UPDATE ON schedules FOR EACH ROW WHEN (NEW.article_id IS NOT NULL) EXECUTE FUNCTION notify_desk('story', 'article_id');--> statement-breakpoint
CREATE TRIGGER schedules_feed_notify AFTER INSERT OR UPDATE ON schedules FOR EACH ROW WHEN (NEW.feed_id IS NOT NULL) EXECUTE FUNCTION notify_desk('feed');
