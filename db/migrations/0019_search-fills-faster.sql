-- The words of a document (ProseMirror JSON), a line a block; a picture's line is its caption.
CREATE OR REPLACE FUNCTION document_text(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(line, E'\n'), '') FROM (
    SELECT CASE WHEN block ? 'content' THEN (SELECT string_agg(coalesce(inline->>'text', ' '), '' ORDER BY place)
            FROM jsonb_array_elements(block->'content') WITH ORDINALITY AS part(inline, place)) ELSE block->'attrs'->>'caption' END AS line
    FROM jsonb_path_query(document, 'strict $.** ? (exists (@.content[*] ? (@.type == "text")) || exists (@.attrs.caption ? (@ != "")))') AS block
  ) lines
$$;--> statement-breakpoint
-- As before, cheaper: each step once, and none that plain ASCII has no use for.
CREATE OR REPLACE FUNCTION search_line(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  folded text;
BEGIN
  IF octet_length(given) = length(given) THEN
    folded := regexp_replace(lower(given), '[^a-z0-9\n]+', ' ', 'g');
  ELSE
    folded := public.search_text(given);
    IF folded ~ '''[а-яєіїґ]' THEN folded := regexp_replace(folded, '([а-яєіїґ])''(?=[а-яєіїґ])', '\1', 'g'); END IF;
    folded := regexp_replace(folded, '[^[:alnum:]\n]+', ' ', 'g');
  END IF;
  RETURN ' ' || array_to_string(array_remove(string_to_array(replace(folded, E'\n', E' \n '), ' '), ''), ' ') || ' ';
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_entries(language text, line text, weighed tsvector) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words text[] := array_remove(string_to_array(line, ' '), '');
  pairs text[];
  keys text[];
BEGIN
  IF line ~ '[^ ]{61}' THEN words := ARRAY(SELECT left(word, 60) FROM unnest(words) WITH ORDINALITY AS given(word, place) ORDER BY place); END IF;
  SELECT array_agg(one || ' ' || next) INTO pairs FROM unnest(words, words[2:]) AS neighbours(one, next) WHERE one <> E'\n' AND next <> E'\n';
  words := array_remove(words, E'\n');
  IF language = 'en' AND length(line) < 150000 THEN
    keys := string_to_array('~' || array_to_string(tsvector_to_array(weighed), ' ~'), ' ');
  ELSE
    SELECT array_agg('~' || key) INTO keys FROM (SELECT DISTINCT word FROM unnest(words) AS word) once, unnest(public.search_keys(search_entries.language, word)) AS key;
  END IF;
  RETURN words || pairs || keys;
END $$;--> statement-breakpoint
-- The entries, at a price that keeps the planner from reading them story by story: it does not know what unpacking them costs.
CREATE FUNCTION search_by_index(entries text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$
BEGIN
  RETURN entries;
END $$;--> statement-breakpoint
DROP INDEX "live_search_entries";--> statement-breakpoint
CREATE INDEX "live_search_entries" ON "live_search" USING gin (search_by_index("entries"));--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_by_index(text[]) TO galley_reader;--> statement-breakpoint
-- Stories with captions have new words: their rows are filled again.
UPDATE live_articles SET revision_id = revision_id FROM revisions revision
  WHERE revision.id = live_articles.revision_id AND jsonb_path_exists(revision.body, '$.**.caption ? (@ != "")');
