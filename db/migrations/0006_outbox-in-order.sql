-- Outbox ids become visible in their order: the lock is held until COMMIT, so whoever has read row n has everything before it.
-- Without this an edge that reads "id > last" would miss a row whose transaction took its number early and committed late.
CREATE FUNCTION number_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(71, 2);
  NEW.id := nextval('outbox_id_seq');
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER outbox_numbered BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION number_outbox();--> statement-breakpoint
-- The live stream's replay and the list of edges read by these.
CREATE INDEX outbox_article ON outbox ((event->>'articleId'));
