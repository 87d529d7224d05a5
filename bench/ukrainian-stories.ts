import type postgres from 'postgres'
import { randomFrom } from '#testing/random-from.ts'

const batch = 500

/**
 * Inserts live Ukrainian stories of twelve sentences from the demo's Ukrainian stories, because the wire has none. Deterministic. Only for
 * measurements: it bypasses the verbs, but the search index is filled by its trigger.
 */
export async function ukrainianStories(client: postgres.Sql, count: number): Promise<void> {
  const rows = await client<{ body: string; sectionId: string }[]>`
    select body, section_id as "sectionId" from live_search where language = 'uk' order by article_id`
  const sentences = rows
    .flatMap(({ body }) => body.split(/\n|(?<=[.!?…»]) (?=\p{Lu})/u))
    .filter((sentence) => sentence.split(' ').length > 3)
  const [sectionId] = rows.map((row) => row.sectionId)
  if (!sectionId || sentences.length < 100) throw new Error('the demo has too few Ukrainian stories')
  const next = randomFrom(1)
  const drawSentence = () => sentences[Math.floor(next() * sentences.length)] ?? ''
  for (let first = 0; first < count; first += batch) {
    const made = Array.from({ length: Math.min(batch, count - first) }, (_, index) => ({
      number: first + index,
      headline: `${drawSentence().slice(0, 120)} (№ ${first + index})`,
      paragraphs: Array.from({ length: 4 }, () => [drawSentence(), drawSentence(), drawSentence()].join(' ')),
    }))
    await putIn(client, sectionId, made)
  }
}

async function putIn(client: postgres.Sql, sectionId: string, made: { number: number; headline: string; paragraphs: string[] }[]) {
  await client.begin(async (tx) => {
    await tx`
      create temporary table made on commit drop as
      select 'made-uk-' || (story->>'number') as slug, story->>'headline' as headline, now() - make_interval(mins => (story->>'number')::int) as at,
        uuidv7() as article, uuidv7() as revision, uuidv7() as publication,
        (select jsonb_build_object('type', 'doc', 'content', jsonb_agg(jsonb_build_object('type', 'paragraph', 'content',
          jsonb_build_array(jsonb_build_object('type', 'text', 'text', paragraph))))) from jsonb_array_elements_text(story->'paragraphs') paragraph) as body
      from jsonb_array_elements(${tx.json(made)}::jsonb) story`
    await tx`insert into articles (id, language, slug, section_id, stage, live_revision_id, first_published_at)
      select article, 'uk', slug, ${sectionId}, 'published', revision, at from made`
    await tx`insert into drafts (article_id, headline, dek, body, words) select article, headline, '', body, 100 from made`
    await tx`
      insert into revisions (id, article_id, number, draft_version, language, slug, section_id, headline, dek, body, words, seo_title, seo_description, breaking, bylines, topics)
      select revision, article, 1, 1, 'uk', slug, ${sectionId}, headline, '', body, 100, '', '', false, '{}', '{}' from made`
    await tx`insert into publications (id, article_id, revision_id) select publication, article, revision from made`
    await tx`
      insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, breaking, first_published_at)
      select article, publication, revision, 'uk', slug, ${sectionId}, headline, '', 100, false, at from made`
  })
}
