-- The desk's channel (0027_desk-notifications.sql) also tells editors of breaking news: that it began, changed or ended, of its banners, and
-- of the time at which it is to end.
CREATE TRIGGER breaking_news_notify AFTER INSERT OR UPDATE OR DELETE ON breaking_news FOR EACH STATEMENT EXECUTE FUNCTION notify_desk('breaking');--> statement-breakpoint
CREATE TRIGGER breaking_banners_notify AFTER INSERT OR UPDATE OR DELETE ON breaking_banners FOR EACH STATEMENT EXECUTE FUNCTION notify_desk('breaking');--> statement-breakpoint
CREATE TRIGGER schedules_breaking_notify AFTER INSERT OR UPDATE ON schedules FOR EACH ROW WHEN (NEW.kind = 'end-breaking') EXECUTE FUNCTION notify_desk('breaking');
