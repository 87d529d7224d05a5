DROP VIEW "paper"."newsroom";--> statement-breakpoint
ALTER TABLE "audit" DROP CONSTRAINT "audit_verb";--> statement-breakpoint
DROP INDEX "authors_name_en";--> statement-breakpoint
DROP INDEX "authors_name_uk";--> statement-breakpoint
DROP INDEX "topics_name_en";--> statement-breakpoint
DROP INDEX "topics_name_uk";--> statement-breakpoint
DROP INDEX "authors_by_name";--> statement-breakpoint
DROP INDEX "topics_by_name";--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "languages" text[] DEFAULT '{"en","uk"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "former_first" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "authors" ADD COLUMN "sort_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "sort_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- The texts of a name in all its languages, a line each, every line but the first after a space: what finds the start of a word finds theirs.
CREATE FUNCTION name_texts(name jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(text, E'\n ' ORDER BY language), '') FROM jsonb_each_text(name) AS given(language, text)
$$;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION name_texts(jsonb) TO galley_reader;--> statement-breakpoint
CREATE INDEX "authors_name" ON "authors" USING gin (name_texts("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "topics_name" ON "topics" USING gin (name_texts("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "authors_by_name" ON "authors" USING btree ("proposed" DESC NULLS FIRST,"sort_name","slug");--> statement-breakpoint
CREATE INDEX "topics_by_name" ON "topics" USING btree ("sort_name","slug");--> statement-breakpoint
ALTER TABLE "newsroom" ADD CONSTRAINT "newsroom_languages" CHECK (cardinality("newsroom"."languages") > 0);--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_verb" CHECK ("verb" in ('add-picture', 'change-author', 'change-details', 'change-role', 'change-section', 'correct', 'create-author', 'create-section', 'create-topic', 'describe-picture', 'disable', 'discard', 'enable', 'forget-edge', 'import', 'import-archive', 'invite', 'link-author', 'link-twin', 'make-link', 'merge-topics', 'move', 'name-newsroom', 'order-sections', 'pin', 'propose-author', 'publish', 'put-in', 'recall', 'rename', 'rename-topic', 'restore-discarded', 'save-draft', 'send-back', 'set-languages', 'set-password', 'share-with', 'sign-in', 'sign-out', 'sign-out-elsewhere', 'sign-out-everywhere', 'start-article', 'submit', 'take-back', 'take-out', 'takedown', 'undo', 'unpin', 'unpublish', 'upsert-taxonomy', 'withdraw-correction')) NOT VALID;--> statement-breakpoint
CREATE VIEW "paper"."newsroom" AS (select name, tagline, languages, former_first from public.newsroom);--> statement-breakpoint
-- What the desk's lists are ordered by: the name in the first language, or in the first after it that has one.
CREATE FUNCTION sort_name(name jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT lower(coalesce(
    (SELECT name ->> language FROM unnest(coalesce((SELECT languages FROM public.newsroom), '{en,uk}')) WITH ORDINALITY AS published(language, place)
      WHERE name ->> language <> '' ORDER BY place LIMIT 1),
    (SELECT text FROM jsonb_each_text(name) AS given(language, text) WHERE text <> '' ORDER BY language LIMIT 1), ''))
$$;--> statement-breakpoint
CREATE FUNCTION fill_sort_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sort_name := public.sort_name(NEW.name);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "authors_sort_name" BEFORE INSERT OR UPDATE OF "name", "sort_name" ON "authors" FOR EACH ROW EXECUTE FUNCTION fill_sort_name();--> statement-breakpoint
CREATE TRIGGER "topics_sort_name" BEFORE INSERT OR UPDATE OF "name", "sort_name" ON "topics" FOR EACH ROW EXECUTE FUNCTION fill_sort_name();--> statement-breakpoint
CREATE FUNCTION fill_sort_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.authors SET sort_name = '';
  UPDATE public.topics SET sort_name = '';
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "newsroom_sort_names" AFTER UPDATE OF "languages" ON "newsroom" FOR EACH ROW WHEN (OLD.languages IS DISTINCT FROM NEW.languages) EXECUTE FUNCTION fill_sort_names();--> statement-breakpoint
CREATE TRIGGER "newsroom_first_sort_names" AFTER INSERT ON "newsroom" FOR EACH ROW EXECUTE FUNCTION fill_sort_names();--> statement-breakpoint
UPDATE "authors" SET "sort_name" = '';--> statement-breakpoint
UPDATE "topics" SET "sort_name" = '';
