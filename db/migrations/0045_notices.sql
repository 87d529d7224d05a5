CREATE TABLE "notice_choices" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"in_desk" boolean NOT NULL,
	"by_mail" boolean NOT NULL,
	CONSTRAINT "notice_choices_person_id_kind_pk" PRIMARY KEY("person_id","kind"),
	CONSTRAINT "notice_choices_kind" CHECK ("notice_choices"."kind" in ('submitted', 'sent-back', 'published', 'mention', 'reply', 'assigned', 'schedule', 'breaking'))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_once";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
DROP INDEX "notices_unread";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "comment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "article_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "by_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "detail" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "is_listed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mail" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mail_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mail_id" uuid;--> statement-breakpoint
-- Those that are there already are of comments.
UPDATE "notices" SET "key" = 'comment:' || "notices"."comment_id", "article_id" = "comments"."article_id", "by_id" = "comments"."person_id"
  FROM "comments" WHERE "comments"."id" = "notices"."comment_id";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_mailing" ON "notices" USING btree ("person_id","mail_at") WHERE "notices"."mail" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notices_age" ON "notices" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notices_article" ON "notices" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "notices_comment" ON "notices" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "notices_by" ON "notices" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null and "notices"."is_listed";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_once" UNIQUE("person_id","key");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_mail" CHECK ("notices"."mail" in ('waiting', 'sending', 'sent', 'dropped') and ("notices"."mail" is null) = ("notices"."mail_at" is null));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('submitted', 'sent-back', 'published', 'mention', 'reply', 'assigned', 'schedule', 'breaking'));--> statement-breakpoint
-- The pages of a person hear of a new notice, of one that was read, and of one that is gone; not of what becomes of its mail.
DROP TRIGGER notices_notify ON notices;--> statement-breakpoint
CREATE TRIGGER notices_notify AFTER INSERT OR DELETE OR UPDATE OF read_at ON notices FOR EACH ROW EXECUTE FUNCTION notify_desk('notices', 'person_id');
