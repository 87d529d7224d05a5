-- As before; what an abbreviation stands for is a line, too, below the one that it is in.
CREATE OR REPLACE FUNCTION document_text(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(line, E'\n'), '') FROM (
    SELECT CASE WHEN block ? 'content' THEN (SELECT string_agg(coalesce(inline->>'text', ' '), '' ORDER BY place)
            FROM jsonb_array_elements(block->'content') WITH ORDINALITY AS part(inline, place))
          WHEN block ? 'text' THEN jsonb_path_query_first(block, '$.marks[*] ? (@.type == "abbreviation").attrs.title') #>> '{}'
          ELSE concat_ws(E'\n', nullif(block->'attrs'->>'title', ''), nullif(block->'attrs'->>'caption', ''), nullif(block->'attrs'->>'transcript', ''),
            nullif(block->'attrs'->>'words', '')) END AS line
    FROM jsonb_path_query(document, 'strict $.** ? (exists (@.content[*] ? (@.type == "text")) || exists (@.attrs.caption ? (@ != "")) || exists (@.attrs.attachmentId) || exists (@.attrs.words ? (@ != "")) || exists (@.marks[*] ? (@.type == "abbreviation")))') AS block
  ) lines
$$;--> statement-breakpoint
-- Stories with one have new words: their rows are filled again.
UPDATE live_articles SET revision_id = revision_id FROM revisions revision
  WHERE revision.id = live_articles.revision_id AND jsonb_path_exists(revision.body, 'strict $.** ? (exists (@.marks[*] ? (@.type == "abbreviation")))');
