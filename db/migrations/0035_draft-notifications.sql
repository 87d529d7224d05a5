-- What is said of a draft has its new version, so that a page which has that version already need not ask. The story's own row is silent
-- when only its time of change is written, as it is with each batch of steps.
CREATE FUNCTION notify_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galley_desk', concat_ws(' ', 'story', NEW.article_id, NEW.version));
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER drafts_notify ON drafts;--> statement-breakpoint
CREATE TRIGGER drafts_notify AFTER UPDATE ON drafts FOR EACH ROW EXECUTE FUNCTION notify_draft();--> statement-breakpoint
DROP TRIGGER articles_notify ON articles;--> statement-breakpoint
CREATE TRIGGER articles_notify AFTER INSERT OR DELETE ON articles FOR EACH ROW EXECUTE FUNCTION notify_desk('story', 'id');--> statement-breakpoint
CREATE TRIGGER articles_change_notify AFTER UPDATE ON articles FOR EACH ROW WHEN (to_jsonb(OLD) - 'updated_at' IS DISTINCT FROM to_jsonb(NEW) - 'updated_at') EXECUTE FUNCTION notify_desk('story', 'id');
