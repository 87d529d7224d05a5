DROP VIEW "paper"."feed_order";--> statement-breakpoint
CREATE VIEW "paper"."feeds" AS (select id, name, language from public.feeds);--> statement-breakpoint
CREATE VIEW "paper"."feed_order" AS (select feed.id as feed_id, feed.name as feed, feed.language, item.article_id, item.pinned, item.position from public.feed_items item join public.feeds feed on feed.id = item.feed_id);