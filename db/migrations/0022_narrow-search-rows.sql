-- Rows of the search index hold little beside their dates: long texts lie beside the table, so that a word of many stories is
-- looked up in few pages. Rows that are there are written anew, since a text moves only when it is written.
DROP INDEX "live_search_entries";--> statement-breakpoint
DROP INDEX "live_search_headline";--> statement-breakpoint
DROP INDEX "live_search_newest";--> statement-breakpoint
CREATE TEMPORARY TABLE "kept" ON COMMIT DROP AS
  SELECT article_id, language, section_id, first_published_at, headline, body, line, entries, words FROM live_search;--> statement-breakpoint
TRUNCATE "live_search";--> statement-breakpoint
ALTER TABLE "live_search" SET (toast_tuple_target = 256);--> statement-breakpoint
INSERT INTO "live_search" (article_id, language, section_id, first_published_at, headline, body, line, entries, words)
  SELECT article_id, language, section_id, first_published_at, headline, body || '', line || '', entries, words FROM kept ORDER BY first_published_at, article_id;--> statement-breakpoint
CREATE INDEX "live_search_entries" ON "live_search" USING gin (search_by_index("entries"));--> statement-breakpoint
CREATE INDEX "live_search_newest" ON "live_search" USING btree ("language","first_published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "live_search_headline" ON "live_search" USING gin ("headline" gin_trgm_ops);--> statement-breakpoint
-- A reader's question is answered by one process: starting others for it takes longer than they save, and takes them from other readers.
ALTER ROLE galley_reader SET max_parallel_workers_per_gather = 0;
