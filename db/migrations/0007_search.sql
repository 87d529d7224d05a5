CREATE TABLE "live_search" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"section_id" uuid NOT NULL,
	"first_published_at" timestamp (3) with time zone NOT NULL,
	"headline" text NOT NULL,
	"body" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "live_search" ADD CONSTRAINT "live_search_article_id_live_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."live_articles"("article_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_search" ADD CONSTRAINT "live_search_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_search_words" ON "live_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "live_search_newest" ON "live_search" USING btree ("language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_search_headline" ON "live_search" USING gin ("headline" gin_trgm_ops);--> statement-breakpoint
CREATE VIEW "paper"."search" AS (select article_id, language, section_id, first_published_at, headline, body, words from public.live_search);