-- Text as search compares it: composed (NFC), without what nobody sees (soft hyphens, zero width, stress and other marks),
-- small letters, no accents, one apostrophe (the Ukrainian one comes as ' ’ ʼ and others).
CREATE OR REPLACE FUNCTION search_text(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary,
    regexp_replace(translate(normalize(given, NFC), '’ʼ‘`´', ''''''''''''), U&'[\00AD\034F\061C\200B-\200F\202A-\202E\2060-\2064\FE00-\FE0F\FEFF]', '', 'g')))
$$;--> statement-breakpoint
-- The words of a text, in its order, a space around each and its lines apart (' polish ukrainian border \n u s rules '): runs of
-- letters and digits, of anything. Inside a Cyrillic word an apostrophe is no letter and parts nothing. Index and question both
-- go through this, so that whatever stands in a text is found by itself.
CREATE FUNCTION search_line(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || replace(regexp_replace(CASE WHEN folded ~ '''[а-яєіїґ]' THEN regexp_replace(folded, '([а-яєіїґ])''(?=[а-яєіїґ])', '\1', 'g') ELSE folded END,
    '[^[:alnum:]\n]+', ' ', 'g'), E'\n', E' \n ') || ' '
  FROM (SELECT public.search_text(given) AS folded) text
$$;--> statement-breakpoint
-- English by its stems, with none left out: "the" stands in a text too.
CREATE TEXT SEARCH DICTIONARY english_stems (TEMPLATE = pg_catalog.snowball, Language = english);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION english_whole (COPY = pg_catalog.english);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION english_whole ALTER MAPPING REPLACE pg_catalog.english_stem WITH english_stems;--> statement-breakpoint
-- What a Ukrainian word has in common with its other forms, as far as rules can say: the word without an ending it may have, with
-- the vowel or consonant that changes put back. A word may be several (міст: of міст or of місто); two are forms of one another
-- when they share a key. All keys begin with the word's own first letter.
CREATE FUNCTION search_keys_uk(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  keys text[] := ARRAY[]::text[];
  size int := length(word);
  last text := right(word, 1);
  last2 text := right(word, 2);
  last3 text := right(word, 3);
  verb text := word;
  ending int;
  vowel text;
  tail int;
  bare text;
  stem text;
BEGIN
  IF size < 3 OR word ~ '[^а-яєіїґ]' THEN RETURN ARRAY[word]; END IF;
  -- The longest ending of a noun or adjective, and the shortest: програми is програм-и, банками is банк-ами.
  ending := CASE
    WHEN size > 4 AND last3 = ANY ('{ами,ями,ими,іми,їми,ьми,има,їма,еві,ові,єві,ого,ому,ього,ьому,ьою,ьої}') THEN CASE WHEN right(word, 4) = ANY ('{ього,ьому}') AND size > 5 THEN 4 ELSE 3 END
    WHEN size > 3 AND last2 = ANY ('{ою,ею,єю,ої,ий,ій,їй,им,ім,їм,их,їх,ах,ях,ам,ям,ом,ем,єм,ів,їв,ей}') THEN 2
    WHEN last = ANY ('{а,я,о,е,є,у,ю,и,і,ї,й,ь}') THEN 1
    ELSE 0 END;
  bare := CASE WHEN last = ANY ('{а,я,о,е,є,у,ю,и,і,ї,й,ь}') THEN left(word, -1) ELSE word END;
  keys := CASE WHEN ending > 1 THEN ARRAY[bare, left(word, -ending)] ELSE ARRAY[bare] END;
  -- рука - руці, нога - нозі, муха - мусі
  IF last2 = ANY ('{ці,зі,сі}') THEN keys := keys || (left(bare, -1) || translate(right(bare, 1), 'цзс', 'кгх')); END IF;
  -- ніччю - ночі, радістю - радості
  IF last = 'ю' AND size > 4 AND (right(bare, 1) = left(right(bare, 2), 1) OR right(bare, 3) = 'іст') THEN
    IF right(bare, 3) <> 'іст' THEN bare := left(bare, -1); keys := keys || bare; END IF;
    last := 'ь';
  END IF;
  -- рік - року, Київ - Києва, день - дня, книжок - книжка, боєць - бійця, завдань - завдання
  IF last <> ALL ('{а,я,о,е,є,у,ю,и,і,ї}') THEN
    tail := CASE WHEN last = 'й' THEN 0 WHEN left(right(bare, 2), 1) = ANY ('{а,е,є,и,і,ї,о,у,ю,я}') THEN 1 ELSE 2 END;
    vowel := left(right(bare, tail + 1), 1);
    stem := left(bare, length(bare) - tail - 1);
    IF vowel = 'і' THEN keys := keys || ARRAY[stem || 'о' || right(bare, tail), stem || 'е' || right(bare, tail)];
    ELSIF vowel = 'ї' THEN keys := keys || (stem || 'є' || right(bare, tail));
    ELSIF tail = 1 AND vowel = 'є' THEN keys := keys || (stem || 'й' || right(bare, 1));
    ELSIF tail = 1 AND vowel = ANY ('{о,е}') AND stem <> '' AND right(stem, 1) <> ALL ('{а,е,є,и,і,ї,о,у,ю,я}') THEN keys := keys || (stem || right(bare, 1));
    END IF;
    IF last2 = ANY ('{нь,ль,ть,дь,сь,зь,ць}') THEN keys := keys || (bare || right(bare, 1)); END IF;
  END IF;
  -- Verbs: -ся off; the infinitive and the past; the present, by its two conjugations.
  IF size > 5 AND last2 = ANY ('{ся,сь}') AND left(last3, 1) = ANY ('{а,е,є,и,ї,і,о,у,ю,ь,в,й,ш,м}') THEN
    verb := left(word, -2);
    last := right(verb, 1); last2 := right(verb, 2); last3 := right(verb, 3);
    size := size - 2;
  END IF;
  stem := CASE
    WHEN last3 = 'вши' THEN left(verb, -3)
    WHEN last2 = ANY ('{ти,ла,ло,ли}') THEN left(verb, -2)
    WHEN last2 = ANY ('{ав,яв,ив,ів,їв,ув,юв}') THEN left(verb, -1) END;
  IF length(stem) > 1 THEN
    keys := keys || stem;
    IF right(stem, 3) = ANY ('{юва,ува}') THEN keys := keys || left(stem, -2); END IF;
  END IF;
  IF size > 3 THEN
    stem := CASE
      WHEN last3 = ANY ('{ють,ємо,єте,ючи}') THEN left(verb, -3)
      WHEN last2 = 'єш' THEN left(verb, -2)
      WHEN last = ANY ('{ю,є}') THEN left(verb, -1) END;
    IF stem IS NOT NULL THEN keys := keys || stem; END IF;
    stem := CASE
      WHEN last3 = ANY ('{уть,емо,ете,еть,учи}') THEN left(verb, -3)
      WHEN last2 = 'еш' THEN left(verb, -2)
      WHEN last = ANY ('{е,у}') THEN left(verb, -1) END;
    IF stem IS NOT NULL THEN
      keys := keys || stem;
      CASE right(stem, 1)
        WHEN 'н' THEN keys := keys || (stem || 'у');
        WHEN 'ж' THEN stem := left(stem, -1); keys := keys || ARRAY[stem || 'г', stem || 'з', stem || 'за', stem || 'ді', stem || 'ди'];
        WHEN 'ч' THEN stem := left(stem, -1); keys := keys || ARRAY[stem || 'к', stem || 'ка', stem || 'ті', stem || 'ти'];
        WHEN 'ш' THEN stem := left(stem, -1); keys := keys || ARRAY[stem || 'са', stem || 'си', stem || 'ха'];
        ELSE END CASE;
    END IF;
    stem := CASE
      WHEN last3 = ANY ('{ить,їть,ять,ать,имо,їмо,ите,їте,ячи,ачи}') THEN left(verb, -3)
      WHEN last2 = ANY ('{иш,їш}') THEN left(verb, -2) END;
    IF stem IS NOT NULL THEN keys := keys || ARRAY[stem, stem || 'и', stem || 'і', stem || 'а', stem || 'я', stem || 'ї']; END IF;
  END IF;
  -- What no rule says.
  IF keys && '{друз,оч,вуш,діт,люд,імен,тиждн,статт,бійц,лід}' THEN
    keys := keys || CASE
      WHEN 'друз' = ANY (keys) THEN 'друг' WHEN 'оч' = ANY (keys) THEN 'ок' WHEN 'вуш' = ANY (keys) THEN 'вух' WHEN 'діт' = ANY (keys) THEN 'дитин'
      WHEN 'люд' = ANY (keys) THEN 'людин' WHEN 'імен' = ANY (keys) THEN 'ім' WHEN 'тиждн' = ANY (keys) THEN 'тижн' WHEN 'статт' = ANY (keys) THEN 'стат'
      WHEN 'бійц' = ANY (keys) THEN 'бойц' ELSE 'льод' END;
  END IF;
  IF word = 'мати' THEN keys := keys || 'матер'::text; END IF;
  RETURN ARRAY(SELECT key FROM unnest(keys) key WHERE length(key) > 1);
END $$;--> statement-breakpoint
-- The keys of a word: at least one. The word as it stands is an entry of its own.
CREATE FUNCTION search_keys(language text, word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  stems text[];
BEGIN
  IF language = 'uk' THEN RETURN public.search_keys_uk(word); END IF;
  stems := tsvector_to_array(to_tsvector('public.english_whole', word));
  RETURN CASE WHEN cardinality(stems) = 1 THEN stems ELSE ARRAY[word] END;
END $$;--> statement-breakpoint
-- Headline, dek and body as lines of search_line, weighed for the rank. A rank needs no more than the first 10,000 keys or 200,000
-- letters of a story, and a tsvector holds no more than 1 MB.
CREATE FUNCTION search_weighed(language text, headline text, dek text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF language = 'en' THEN
    RETURN setweight(to_tsvector('public.english_whole', headline), 'A') || setweight(to_tsvector('public.english_whole', dek), 'B')
      || setweight(to_tsvector('public.english_whole', left(body, 200000)), 'D');
  END IF;
  RETURN (
    WITH word AS MATERIALIZED (
      SELECT left(word, 60) AS word, row_number() OVER (ORDER BY part, place) AS place, weight
      FROM (VALUES (1, headline, 'A'), (2, dek, 'B'), (3, left(body, 200000), 'D')) text(part, line, weight),
        string_to_table(line, ' ') WITH ORDINALITY AS found(word, place)
      WHERE word NOT IN ('', E'\n')
    ), key AS (
      SELECT place, weight, key FROM word JOIN (SELECT word, public.search_keys(search_weighed.language, word) AS keys FROM (SELECT DISTINCT word FROM word) once) known USING (word),
        unnest(keys) AS key
      ORDER BY place LIMIT 10000
    )
    SELECT coalesce(string_agg('''' || key || ''':' || least(place, 16383) || weight, ' '), '')::tsvector FROM key
  );
END $$;--> statement-breakpoint
-- What a story is found by (see db/schema/search.ts): complete at any length. Words are cut at 60 letters, here and in the question.
CREATE FUNCTION search_entries(language text, line text, weighed tsvector) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words text[] := array_remove(string_to_array(line, ' '), '');
  found text[];
  keys text[];
BEGIN
  SELECT array_agg(left(one, 60)) FILTER (WHERE one <> E'\n')
      || array_agg(left(one, 60) || ' ' || left(next, 60)) FILTER (WHERE one <> E'\n' AND next <> E'\n')
    INTO found FROM unnest(words, words[2:]) AS neighbours(one, next);
  IF language = 'en' AND length(line) < 150000 THEN
    SELECT array_agg('~' || left(stem, 60)) INTO keys FROM unnest(tsvector_to_array(weighed)) AS stem;
  ELSE
    SELECT array_agg('~' || key) INTO keys
    FROM (SELECT DISTINCT left(word, 60) AS word FROM unnest(words) AS word WHERE word <> E'\n') once, unnest(public.search_keys(search_entries.language, word)) AS key;
  END IF;
  RETURN ARRAY(SELECT DISTINCT entry COLLATE "C" FROM unnest(found || keys) AS entry WHERE entry IS NOT NULL);
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
  VALUES (NEW.article_id, NEW.language, NEW.section_id, NEW.first_published_at, search_text(NEW.headline), body, line, search_entries(NEW.language, line, weighed), weighed)
  ON CONFLICT (article_id) DO UPDATE SET language = excluded.language, section_id = excluded.section_id, first_published_at = excluded.first_published_at,
    headline = excluded.headline, body = excluded.body, line = excluded.line, entries = excluded.entries, words = excluded.words;
  RETURN NULL;
END $$;--> statement-breakpoint
-- What an author, a topic or a section is found by: the words of its names, and their keys in each name's language.
CREATE FUNCTION search_name(name jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
  SELECT ARRAY(SELECT DISTINCT entry FROM jsonb_each_text(name) AS given(language, text), string_to_table(public.search_line(text), ' ') AS word,
    unnest(word || ARRAY(SELECT '~' || key FROM unnest(public.search_keys(given.language, left(word, 60))) AS key)) AS entry WHERE word <> '')
$$;--> statement-breakpoint
DROP VIEW "paper"."search";--> statement-breakpoint
DROP INDEX "live_search_words";--> statement-breakpoint
DROP FUNCTION search_words(text, text, text, text);--> statement-breakpoint
-- Everything in it can be made anew from what is live.
DELETE FROM "live_search";--> statement-breakpoint
ALTER TABLE "live_search" ADD COLUMN "line" text NOT NULL;--> statement-breakpoint
ALTER TABLE "live_search" ADD COLUMN "entries" text[] COLLATE "C" NOT NULL;--> statement-breakpoint
INSERT INTO live_search (article_id, language, section_id, first_published_at, headline, body, line, entries, words)
  SELECT article_id, language, section_id, first_published_at, search_text(headline), body, line, search_entries(language, line, weighed), weighed
  FROM (
    SELECT *, search_weighed(language, search_line(headline), search_line(dek), search_line(body)) AS weighed,
      search_line(headline) || E'\n' || search_line(dek) || E'\n' || search_line(body) AS line
    FROM (SELECT live.*, document_text(revision.body) AS body FROM live_articles live JOIN revisions revision ON revision.id = live.revision_id OFFSET 0) text
    OFFSET 0
  ) made;--> statement-breakpoint
CREATE INDEX "live_search_entries" ON "live_search" USING gin ("entries");--> statement-breakpoint
CREATE INDEX "authors_words" ON "authors" USING gin (search_name("name"));--> statement-breakpoint
CREATE INDEX "topics_words" ON "topics" USING gin (search_name("name"));--> statement-breakpoint
CREATE VIEW "paper"."search" AS (select article_id, language, section_id, first_published_at, headline, body, line, entries, words from public.live_search);--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_line(text), search_keys(text, text), search_keys_uk(text), search_name(jsonb) TO galley_reader;
