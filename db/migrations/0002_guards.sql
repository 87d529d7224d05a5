-- A revision is what readers were shown: nothing edits it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER revisions_immutable BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_immutable BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER feed_moves_immutable BEFORE UPDATE ON feed_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Whoever writes the outbox wakes the edges, at COMMIT.
CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('galley_outbox', '');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER outbox_announced AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();--> statement-breakpoint
-- Public reads go through this role; it may SELECT the public views and nothing else. Its password is set at every start.
DO $$
BEGIN
  CREATE ROLE galley_reader LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA paper TO galley_reader;--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA paper TO galley_reader;--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA paper GRANT SELECT ON TABLES TO galley_reader;
