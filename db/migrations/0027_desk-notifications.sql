-- What the desk's channel (services/channel) listens to: which story changed, who may see one, the feed, or a person's rights. A
-- NOTIFY goes out at COMMIT, and the same one twice in a transaction goes out once.
CREATE FUNCTION notify_desk() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  id text;
BEGIN
  IF TG_NARGS = 2 THEN
    -- Only the id is read: a draft's row may hold megabytes.
    EXECUTE format('SELECT ($1).%I::text', TG_ARGV[1]) INTO id USING CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  PERFORM pg_notify('galley_desk', concat_ws(' ', TG_ARGV[0], id));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER articles_notify AFTER INSERT OR DELETE OR UPDATE ON articles FOR EACH ROW EXECUTE FUNCTION notify_desk('story', 'id');--> statement-breakpoint
CREATE TRIGGER drafts_notify AFTER UPDATE ON drafts FOR EACH ROW EXECUTE FUNCTION notify_desk('story', 'article_id');--> statement-breakpoint
CREATE TRIGGER article_shares_notify AFTER INSERT OR DELETE ON article_shares FOR EACH ROW EXECUTE FUNCTION notify_desk('shares', 'article_id');--> statement-breakpoint
CREATE TRIGGER feeds_notify AFTER UPDATE ON feeds FOR EACH STATEMENT EXECUTE FUNCTION notify_desk('feed');--> statement-breakpoint
CREATE TRIGGER people_notify AFTER UPDATE OF role, disabled_at OR DELETE ON people FOR EACH ROW EXECUTE FUNCTION notify_desk('person', 'id');--> statement-breakpoint
CREATE TRIGGER sessions_notify AFTER UPDATE OF revoked_at OR DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION notify_desk('person', 'person_id');
