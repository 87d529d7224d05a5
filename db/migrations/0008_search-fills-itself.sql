-- Text as search compares it: small letters, no accents, one apostrophe (the Ukrainian one comes as ' ’ ʼ and others).
CREATE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, translate(given, '’ʼ‘`´', ''''''''''''))) $$;--> statement-breakpoint
-- The words of a document (ProseMirror JSON), a line a block.
CREATE FUNCTION document_text(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(line, E'\n'), '') FROM (
    SELECT (SELECT string_agg(coalesce(inline->>'text', ' '), '' ORDER BY place)
            FROM jsonb_array_elements(block->'content') WITH ORDINALITY AS part(inline, place)) AS line
    FROM jsonb_path_query(document, 'strict $.** ? (exists (@.content[*] ? (@.type == "text")))') AS block
  ) lines
$$;--> statement-breakpoint
-- English by its dictionary; other languages as they stand (no dictionary of theirs ships with Postgres).
CREATE FUNCTION search_words(language text, headline text, dek text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector(dictionary, search_text(headline)), 'A') || setweight(to_tsvector(dictionary, search_text(dek)), 'B')
      || setweight(to_tsvector(dictionary, search_text(left(body, 200000))), 'D')
  FROM (SELECT CASE language WHEN 'en' THEN 'pg_catalog.english'::regconfig ELSE 'pg_catalog.simple'::regconfig END AS dictionary) chosen
$$;--> statement-breakpoint
CREATE FUNCTION fill_live_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  body text;
BEGIN
  SELECT document_text(revision.body) INTO body FROM revisions revision WHERE revision.id = NEW.revision_id;
  INSERT INTO live_search (article_id, language, section_id, first_published_at, headline, body, words)
  VALUES (NEW.article_id, NEW.language, NEW.section_id, NEW.first_published_at, search_text(NEW.headline), body, search_words(NEW.language, NEW.headline, NEW.dek, body))
  ON CONFLICT (article_id) DO UPDATE SET language = excluded.language, section_id = excluded.section_id, first_published_at = excluded.first_published_at,
    headline = excluded.headline, body = excluded.body, words = excluded.words;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER live_articles_searchable AFTER INSERT OR UPDATE ON live_articles FOR EACH ROW EXECUTE FUNCTION fill_live_search();--> statement-breakpoint
INSERT INTO live_search (article_id, language, section_id, first_published_at, headline, body, words)
  SELECT live.article_id, live.language, live.section_id, live.first_published_at, search_text(live.headline), document_text(revision.body),
    search_words(live.language, live.headline, live.dek, document_text(revision.body))
  FROM live_articles live JOIN revisions revision ON revision.id = live.revision_id;--> statement-breakpoint
-- The readers' role compares with the same functions.
GRANT EXECUTE ON FUNCTION search_text(text) TO galley_reader;
