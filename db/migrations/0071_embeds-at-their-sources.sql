CREATE TABLE "draft_embeds" (
	"article_id" uuid NOT NULL,
	"embed_id" text NOT NULL,
	"is_new" boolean DEFAULT true NOT NULL,
	CONSTRAINT "draft_embeds_article_id_embed_id_pk" PRIMARY KEY("article_id","embed_id")
);
--> statement-breakpoint
CREATE TABLE "embeds" (
	"embed_id" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"looked_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "embeds_withdrawn" CHECK ("embeds"."withdrawn_at" is null or "embeds"."gone_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "live_embeds" (
	"article_id" uuid NOT NULL,
	"embed_id" text NOT NULL,
	"is_new" boolean DEFAULT true NOT NULL,
	CONSTRAINT "live_embeds_article_id_embed_id_pk" PRIMARY KEY("article_id","embed_id")
);
--> statement-breakpoint
ALTER TABLE "notice_choices" DROP CONSTRAINT "notice_choices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "draft_embeds" ADD CONSTRAINT "draft_embeds_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_embeds" ADD CONSTRAINT "live_embeds_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_embeds_embed" ON "draft_embeds" USING btree ("embed_id");--> statement-breakpoint
CREATE INDEX "draft_embeds_new" ON "draft_embeds" USING btree ("article_id") WHERE "draft_embeds"."is_new";--> statement-breakpoint
CREATE INDEX "embeds_due" ON "embeds" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "live_embeds_embed" ON "live_embeds" USING btree ("embed_id");--> statement-breakpoint
CREATE INDEX "live_embeds_new" ON "live_embeds" USING btree ("article_id") WHERE "live_embeds"."is_new";--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_kind" CHECK ("notice_choices"."kind" in ('submitted', 'sent-back', 'published', 'mention', 'reply', 'assigned', 'schedule', 'breaking', 'rights', 'embed', 'security'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('submitted', 'sent-back', 'published', 'mention', 'reply', 'assigned', 'schedule', 'breaking', 'rights', 'embed', 'security'));--> statement-breakpoint
-- The embeds of a text, each once. What is longer than an index takes is left out (lib/embeds/embed.ts).
CREATE FUNCTION embeds_in(body jsonb) RETURNS TABLE (embed_id text) LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT found.id #>> '{}' FROM jsonb_path_query(body, 'strict $.**.embedId') AS found(id)
  WHERE octet_length(found.id #>> '{}') <= 2000
$$;--> statement-breakpoint
CREATE FUNCTION note_draft_embeds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM draft_embeds WHERE draft_embeds.article_id = NEW.article_id
    AND draft_embeds.embed_id NOT IN (SELECT found.embed_id FROM embeds_in(NEW.body) AS found);
  INSERT INTO draft_embeds (article_id, embed_id)
    SELECT NEW.article_id, found.embed_id FROM embeds_in(NEW.body) AS found ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A text is saved several times a second; its embeds seldom change.
CREATE TRIGGER drafts_embeds AFTER UPDATE ON drafts FOR EACH ROW
  WHEN (jsonb_path_query_array(OLD.body, 'strict $.**.embedId') IS DISTINCT FROM jsonb_path_query_array(NEW.body, 'strict $.**.embedId'))
  EXECUTE FUNCTION note_draft_embeds();--> statement-breakpoint
CREATE TRIGGER drafts_embeds_new AFTER INSERT ON drafts FOR EACH ROW
  WHEN (jsonb_path_exists(NEW.body, 'strict $.**.embedId')) EXECUTE FUNCTION note_draft_embeds();--> statement-breakpoint
INSERT INTO draft_embeds (article_id, embed_id)
  SELECT drafts.article_id, found.embed_id FROM drafts CROSS JOIN LATERAL embeds_in(drafts.body) AS found;--> statement-breakpoint
INSERT INTO live_embeds (article_id, embed_id)
  SELECT live_articles.article_id, found.embed_id FROM live_articles
  JOIN revisions ON revisions.id = live_articles.revision_id CROSS JOIN LATERAL embeds_in(revisions.body) AS found;
