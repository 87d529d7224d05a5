import type postgres from 'postgres'
import type { Page } from './pages.ts'

/** Extreme stories that an import may bring. They are the newest of the newsroom, so that its lists and feeds contain them. */
const kinds = {
  'the-40000-words': {
    body: "jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', repeat('word ', 40000))))",
  },
  'the-2000-topics-and-500-authors': { topics: 2_000, authors: 500 },
  'the-1000-cards': { cards: 1_000 },
} satisfies Record<string, { body?: string; topics?: number; authors?: number; cards?: number }>

/** Their pages, once `hostileStories` has put them in. */
export const hostilePages: Page[] = Object.keys(kinds).map((slug) => ({
  name: `Article, ${slug.replaceAll('-', ' ')}`,
  path: `/news/${slug}`,
}))

/** Inserts them next to the newest English story, in its section. Only for measurements: it bypasses the verbs. */
export async function hostileStories(client: postgres.Sql): Promise<void> {
  await client.begin(async (tx) => {
    await tx`set local session_replication_role = replica` // disables triggers and foreign keys
    await tx`insert into topics (id, slug, name) select md5('topic' || n)::uuid, 'hostile-topic-' || n, jsonb_build_object('en', 'Topic <' || n) from generate_series(1, 2000) n`
    await tx`insert into authors (id, slug, name) select md5('author' || n)::uuid, 'hostile-author-' || n, jsonb_build_object('en', 'Author & ' || n) from generate_series(1, 500) n`
    for (const [slug, kind] of Object.entries(kinds)) await putIn(tx, slug, kind)
  })
}

async function putIn(
  tx: postgres.TransactionSql,
  slug: string,
  { body, topics = 0, authors = 0, cards = 0 }: { body?: string; topics?: number; authors?: number; cards?: number },
) {
  const id = `md5('${slug}')::uuid`
  const content = body
    ? `jsonb_build_array(${body})`
    : cards > 0
      ? `(select jsonb_agg(jsonb_build_object('type', 'relatedStory', 'attrs', jsonb_build_object('articleId', card.article_id)))
          from (select article_id from live_articles order by first_published_at desc limit ${cards}) card)`
      : `'[{"type": "paragraph"}]'::jsonb`
  const like = `(select * from live_articles where language = 'en' order by first_published_at desc, article_id desc limit 1)`
  await tx.unsafe(`
    insert into articles (id, language, slug, section_id, stage, live_revision_id, first_published_at) select ${id}, 'en', '${slug}', section_id, 'published', ${id}, now() from ${like} live`)
  await tx.unsafe(
    `insert into drafts (article_id, headline, dek, body, words) values (${id}, '${slug}', '', jsonb_build_object('type', 'doc', 'content', ${content}), 40000)`,
  )
  await tx.unsafe(`
    insert into revisions (id, article_id, number, draft_version, language, slug, section_id, headline, dek, body, words, seo_title, seo_description, breaking, bylines, topics)
    select ${id}, ${id}, 1, 1, 'en', '${slug}', section_id, '${slug}', '', (select body from drafts where article_id = ${id}), 40000, '', '', false, '{}', '{}' from ${like} live`)
  await tx.unsafe(`
    insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, breaking, first_published_at)
    select ${id}, publication_id, ${id}, 'en', '${slug}', section_id, '${slug}', '', 40000, false, now() from ${like} live`)
  await tx.unsafe(
    `insert into live_topics (article_id, topic_id, position, language, first_published_at) select ${id}, md5('topic' || n)::uuid, n, 'en', now() from generate_series(1, ${topics}) n`,
  )
  await tx.unsafe(
    `insert into live_bylines (article_id, author_id, position, language, first_published_at) select ${id}, md5('author' || n)::uuid, n, 'en', now() from generate_series(1, ${authors}) n`,
  )
  await tx.unsafe(
    `insert into article_topics (article_id, topic_id, position) select ${id}, md5('topic' || n)::uuid, n from generate_series(1, ${topics}) n`,
  )
  await tx.unsafe(
    `insert into article_bylines (article_id, author_id, position) select ${id}, md5('author' || n)::uuid, n from generate_series(1, ${authors}) n`,
  )
}
