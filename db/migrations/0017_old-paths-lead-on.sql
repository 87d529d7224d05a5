CREATE TABLE "old_paths" (
	"path" text PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	CONSTRAINT "old_paths_length" CHECK (length("old_paths"."path") <= 450)
);
--> statement-breakpoint
ALTER TABLE "old_paths" ADD CONSTRAINT "old_paths_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "old_paths_article" ON "old_paths" USING btree ("article_id");--> statement-breakpoint
CREATE VIEW "paper"."old_paths" AS (select old.path, live.article_id, live.language, live.slug, live.article_id is null as gone from public.old_paths old join public.articles article on article.id = old.article_id left join public.live_articles live on live.article_id = old.article_id where live.article_id is not null or article.stage = 'taken-down');