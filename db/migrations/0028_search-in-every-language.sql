-- Arabic as search compares it (as Lucene's ArabicNormalizer, and a little more): no vowel marks and no tatweel, one alef, ya for alef maqsura, ha
-- for ta marbuta, no hamza on waw and ya, the Arabic letters for the Persian ones of some keyboards, and digits as 0 to 9.
CREATE FUNCTION search_arabic(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(
    regexp_replace(CASE WHEN given ~ U&'[\FB50-\FDFF\FE70-\FEFC]' THEN normalize(given, NFKC) ELSE given END,
      U&'[\0610-\061A\0640\064B-\065F\0670\06D6-\06DC\06DF-\06E8\06EA-\06ED]', '', 'g'),
    'أإآٱىیئؤةک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايييوهك01234567890123456789')
$$;--> statement-breakpoint
-- As before, with Arabic.
CREATE OR REPLACE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary,
    regexp_replace(translate(CASE WHEN given ~ U&'[\0600-\06FF\FB50-\FEFC]' THEN public.search_arabic(normalize(given, NFC)) ELSE normalize(given, NFC) END,
      '’ʼ‘`´', ''''''''''''), U&'[\00AD\034F\061C\200B-\200F\202A-\202E\2060-\2064\FE00-\FE0F\FEFF]', '', 'g')))
$$;--> statement-breakpoint
-- Which of Postgres' dictionaries has the stems of a language; none for English and Ukrainian, whose keys are made otherwise, and for
-- those that Postgres (16 and newer) has none for. The languages of the paper (lib/languages) are told by a test that they agree.
CREATE FUNCTION search_dictionary(language text) RETURNS regdictionary LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ('pg_catalog.' || CASE language
    WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german' WHEN 'el' THEN 'greek' WHEN 'es' THEN 'spanish'
    WHEN 'eu' THEN 'basque' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian'
    WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali'
    WHEN 'nl' THEN 'dutch' WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian' WHEN 'ru' THEN 'russian'
    WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish' END || '_stem')::regdictionary
$$;--> statement-breakpoint
-- The words of a text with their marks, for dictionaries that know words by them ("kadınlar", "publiée"): small letters, the dotless ı of
-- Turkish told apart, no vowel marks in Arabic. None for a language without such a dictionary.
CREATE FUNCTION search_marked(language text, given text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  marked text;
BEGIN
  IF public.search_dictionary(language) IS NULL THEN RETURN '{}'; END IF;
  marked := regexp_replace(normalize(given, NFC), U&'[\00AD\034F\0610-\061A\061C\0640\064B-\065F\0670\200B-\200F\202A-\202E\2060-\2064\FE00-\FE0F\FEFF]', '', 'g');
  marked := lower(CASE language WHEN 'tr' THEN translate(marked, 'Iİ', 'ıi') WHEN 'ro' THEN translate(marked, 'ŞşŢţ', 'ȘșȚț') ELSE marked END);
  RETURN ARRAY(SELECT DISTINCT left(word, 60) FROM regexp_split_to_table(marked, '[^[:alnum:]]+') AS word WHERE word <> '');
END $$;--> statement-breakpoint
-- The keys of a word, with its marks or without: at least one. The word as it stands is an entry of its own. A word with marks has the key of
-- its plain form too, so that whoever leaves them out finds it.
CREATE OR REPLACE FUNCTION search_keys(language text, word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  dictionary regdictionary;
  stem text;
  plain text;
  stems text[];
BEGIN
  IF language = 'uk' THEN RETURN public.search_keys_uk(word); END IF;
  IF language = 'en' THEN
    stems := tsvector_to_array(to_tsvector('public.english_whole', word));
    RETURN CASE WHEN cardinality(stems) = 1 THEN stems ELSE ARRAY[word] END;
  END IF;
  dictionary := public.search_dictionary(language);
  IF dictionary IS NULL THEN RETURN ARRAY[word]; END IF;
  -- Plurals that Postgres' Portuguese leaves apart (eleição, eleições).
  IF language = 'pt' THEN word := regexp_replace(regexp_replace(word, '[õã]es$', 'ão'), 'oes$', 'ao'); END IF;
  -- A word that the dictionary leaves out ("und") keeps its letters.
  stem := coalesce((ts_lexize(dictionary, word))[1], word);
  IF octet_length(word) = length(word) THEN RETURN ARRAY[stem]; END IF;
  plain := replace(public.search_line(word), ' ', '');
  stem := replace(public.search_line(stem), ' ', '');
  IF plain = word THEN RETURN ARRAY[stem]; END IF;
  plain := coalesce((ts_lexize(dictionary, plain))[1], plain);
  RETURN CASE plain WHEN stem THEN ARRAY[stem] ELSE ARRAY[stem, plain] END;
END $$;--> statement-breakpoint
-- As before, with the keys of words that have marks. `given`: the text that the line was made of.
DROP FUNCTION search_entries(text, text, tsvector);--> statement-breakpoint
CREATE FUNCTION search_entries(language text, line text, weighed tsvector, given text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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
    SELECT array_agg(DISTINCT '~' || key) INTO keys
    FROM (SELECT word FROM unnest(words) AS word UNION SELECT word FROM unnest(public.search_marked(search_entries.language, given)) AS word) once,
      unnest(public.search_keys(search_entries.language, word)) AS key;
  END IF;
  RETURN words || pairs || keys;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION fill_live_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  body text;
  line text;
  weighed tsvector;
BEGIN
  SELECT document_text(revision.body) INTO body FROM revisions revision WHERE revision.id = NEW.revision_id;
  line := search_line(body);
  weighed := search_weighed(NEW.language, search_line(NEW.headline), search_line(NEW.dek), line);
  line := search_line(NEW.headline) || E'\n' || search_line(NEW.dek) || E'\n' || line;
  INSERT INTO live_search (article_id, language, section_id, first_published_at, headline, body, line, entries, words)
  VALUES (NEW.article_id, NEW.language, NEW.section_id, NEW.first_published_at, search_text(NEW.headline), body, line,
    search_entries(NEW.language, line, weighed, concat_ws(E'\n', NEW.headline, NEW.dek, body)), weighed)
  ON CONFLICT (article_id) DO UPDATE SET language = excluded.language, section_id = excluded.section_id, first_published_at = excluded.first_published_at,
    headline = excluded.headline, body = excluded.body, line = excluded.line, entries = excluded.entries, words = excluded.words;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_name(name jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT ARRAY(SELECT DISTINCT entry FROM jsonb_each_text(name) AS given(language, text),
    LATERAL (SELECT word, word AS plain FROM string_to_table(public.search_line(text), ' ') AS word
      UNION SELECT word, NULL FROM unnest(public.search_marked(given.language, text)) AS word) AS words,
    unnest(plain || ARRAY(SELECT '~' || key FROM unnest(public.search_keys(given.language, left(word, 60))) AS key)) AS entry WHERE word <> '' AND entry IS NOT NULL)
$$;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_arabic(text), search_dictionary(text), search_marked(text, text) TO galley_reader;--> statement-breakpoint
-- Names and stories with Arabic in them have other words now; no other row changes.
REINDEX INDEX "authors_words";--> statement-breakpoint
REINDEX INDEX "topics_words";--> statement-breakpoint
UPDATE live_articles SET revision_id = live_articles.revision_id FROM live_search
  WHERE live_search.article_id = live_articles.article_id AND (live_search.body ~ U&'[\0600-\06FF\FB50-\FEFC]' OR live_search.line ~ U&'[\0600-\06FF\FB50-\FEFC]');
