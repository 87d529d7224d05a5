CREATE TABLE "outside_checks" (
	"change_id" bigint PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"slug" text NOT NULL,
	"counted_from" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"is_asked" boolean DEFAULT false NOT NULL,
	"rounds" integer DEFAULT 0 NOT NULL,
	"spots" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"red_count" integer DEFAULT 0 NOT NULL,
	"way" text,
	"ended_at" timestamp (3) with time zone,
	"ending" text,
	CONSTRAINT "outside_checks_kind" CHECK ("outside_checks"."kind" in ('published', 'updated', 'respelled', 'corrected', 'unpublished', 'taken-down')),
	CONSTRAINT "outside_checks_ended" CHECK (("outside_checks"."ended_at" is null) = ("outside_checks"."ending" is null) and "outside_checks"."ending" in ('seen', 'unseen', 'superseded')),
	CONSTRAINT "outside_checks_way" CHECK ("outside_checks"."way" in ('public', 'edge'))
);
--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "outside_checks" ADD CONSTRAINT "outside_checks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outside_checks_article" ON "outside_checks" USING btree ("article_id","change_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "outside_checks_begun" ON "outside_checks" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outside_checks_red" ON "outside_checks" USING btree ("change_id") WHERE "outside_checks"."red_count" > 0;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'ask-to-restore', 'begin-draft-order', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'check-again', 'choose-shape', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-breaking', 'edit-comment', 'enable', 'end-breaking', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'lift-embargo', 'link-author', 'link-breaking', 'link-twin', 'make-calendar-address', 'make-link', 'make-preview-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'publish-breaking', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-taken-down', 'restore-version', 'retry-job', 'revoke-preview-link', 'run-schedule', 'revoke-calendar-address', 'save-version', 'schedule', 'send-back', 'set-embargo', 'set-languages', 'set-look', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'undo-end-breaking', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction'));--> statement-breakpoint
-- Open pages that show what the worker found hear of it (services/channel).
CREATE TRIGGER outside_checks_notify AFTER INSERT OR UPDATE ON outside_checks FOR EACH ROW EXECUTE FUNCTION notify_desk('outside', 'article_id');
