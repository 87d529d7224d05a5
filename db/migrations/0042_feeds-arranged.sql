CREATE TABLE "feed_looks" (
	"feed_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"headline" text,
	"media_id" uuid,
	"size" text,
	CONSTRAINT "feed_looks_feed_id_article_id_pk" PRIMARY KEY("feed_id","article_id")
);
--> statement-breakpoint
DROP VIEW "paper"."feed_order";--> statement-breakpoint
DROP VIEW "paper"."feeds";--> statement-breakpoint
DROP VIEW "paper"."renditions";--> statement-breakpoint
DROP VIEW "paper"."media";--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
ALTER TABLE "feed_moves" ADD COLUMN "entry" integer;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "shape" text DEFAULT 'wire' NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "looks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "draft_of" uuid;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "feed_looks" ADD CONSTRAINT "feed_looks_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_looks" ADD CONSTRAINT "feed_looks_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_looks" ADD CONSTRAINT "feed_looks_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feed_looks_article" ON "feed_looks" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "feed_looks_media" ON "feed_looks" USING btree ("media_id");--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_draft_of_feeds_id_fk" FOREIGN KEY ("draft_of") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feed_moves_entries" ON "feed_moves" USING btree ("feed_id","version" DESC NULLS FIRST) WHERE "entry" is null or "entry" = "version";--> statement-breakpoint
CREATE INDEX "feed_moves_entry" ON "feed_moves" USING btree ("feed_id","entry") WHERE "entry" is not null;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_draft" UNIQUE("draft_of");--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_shape" CHECK ("shape" in ('wire', 'lead', 'lead-two', 'lead-three', 'two', 'three'));--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'add-steps', 'ask-to-restore', 'begin-draft-order', 'cancel-schedule', 'change-author', 'change-details', 'change-role', 'change-section', 'choose-shape', 'correct', 'create-author', 'create-section', 'create-topic', 'delete-comment', 'describe-picture', 'disable', 'discard', 'discard-draft-order', 'edit-comment', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'launch-order', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'reopen-thread', 'reply', 'require-suggestions', 'require-two-to-restore', 'reschedule', 'resolve-thread', 'restore-discarded', 'restore-order', 'restore-taken-down', 'restore-version', 'retry-job', 'run-schedule', 'save-version', 'schedule', 'send-back', 'set-languages', 'set-look', 'set-password', 'set-schedule-limit', 'set-time-zone', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'skip-job', 'start-article', 'start-thread', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'undo-send-back', 'undo-unpublish', 'unpin', 'unpublish', 'upsert-taxonomy', 'use-newest', 'withdraw-correction')) NOT VALID;--> statement-breakpoint
CREATE VIEW "paper"."feed_order" AS (select feed.id as feed_id, feed.name as feed, feed.language, item.article_id, item.pinned, item.position, look.headline as look_headline, look.media_id as look_media_id, look.size as look_size from public.feed_items item join public.feeds feed on feed.id = item.feed_id left join public.feed_looks look on look.feed_id = item.feed_id and look.article_id = item.article_id where feed.draft_of is null);--> statement-breakpoint
CREATE VIEW "paper"."feeds" AS (select id, name, language, shape from public.feeds where draft_of is null);--> statement-breakpoint
CREATE VIEW "paper"."media" AS (select id, hash, width, height, focal_x, focal_y, thumbhash from public.media where state = 'ready' and (exists (select 1 from public.live_media shown where shown.media_id = media.id) or exists (select 1 from public.authors author where author.portrait_id = media.id) or exists (select 1 from public.feed_looks look join public.feeds feed on feed.id = look.feed_id where look.media_id = media.id and feed.draft_of is null)));--> statement-breakpoint
CREATE VIEW "paper"."renditions" AS (select rendition.media_id, picture.hash, rendition.shape, rendition.width, rendition.height, rendition.format, rendition.bytes from public.renditions rendition join paper.media picture on picture.id = rendition.media_id);