import { sql } from 'drizzle-orm'
import { type Database, database } from '#db/client.ts'
import { articleBylines, articles, drafts, publications, revisions } from '#db/schema/articles.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people, sessions } from '#db/schema/people.ts'
import { authors, sections } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { stages } from '#lib/stages.ts'

/**
 * The named cast of the tests: Olena and Danylo are journalists, Marta is an editor, Ihor the admin, each signed in. Olena has one article
 * in each stage, and her account is linked to the only author. Written directly into the tables, so that a test of one verb depends on no
 * other.
 */
export async function seedCast(db: Database = database()) {
  await db
    .insert(newsroom)
    .values({ name: { en: 'The Test Paper' }, tagline: { en: 'For tests' } })
    .onConflictDoNothing()
  const olena = await person(db, 'Olena', 'journalist')
  const danylo = await person(db, 'Danylo', 'journalist')
  const marta = await person(db, 'Marta', 'editor')
  const ihor = await person(db, 'Ihor', 'admin')
  const section = one(
    await db
      .insert(sections)
      .values({ slug: 'war', name: { en: 'War', uk: 'Війна' } })
      .returning(),
  )
  const author = one(
    await db
      .insert(authors)
      .values({
        slug: 'olena-hrytsenko',
        name: { en: 'Olena Hrytsenko', uk: 'Олена Гриценко' },
        title: { en: 'Correspondent' },
        personId: olena.id,
      })
      .returning(),
  )
  const feed = one(await db.insert(feeds).values({ name: 'main', language: 'en' }).returning())
  const feedUk = one(await db.insert(feeds).values({ name: 'main', language: 'uk' }).returning())
  const ids = {} as Record<(typeof stages)[number], string> // filled for every stage below
  for (const stage of stages) ids[stage] = await article(db, stage, olena.id, section.id, author.id, feed.id)
  return { olena, danylo, marta, ihor, section, author, feed, feedUk, articles: ids }
}

export type Cast = Awaited<ReturnType<typeof seedCast>>

async function person(db: Database, name: string, role: 'journalist' | 'editor' | 'admin') {
  const row = one(
    await db
      .insert(people)
      .values({ name, role, email: `${name.toLowerCase()}@paper.test`, joinedAt: sql`now()` })
      .returning(),
  )
  const session = one(await db.insert(sessions).values({ personId: row.id, expiresAt: sql`now() + interval '1 day'` }).returning())
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    limits: null,
    sessionId: session.id,
    isProven: true,
    deskLanguage: null,
  }
}

async function article(db: Database, stage: (typeof stages)[number], by: string, sectionId: string, authorId: string, feedId: string) {
  const slug = `the-${stage}-story`
  const headline = `The ${stage} story`
  const body: ArticleDocument = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: `Text of the ${stage} story.` }] }],
  }
  const row = one(
    await db
      .insert(articles)
      .values({ language: 'en', stage: stage === 'published' ? 'draft' : stage, slug, sectionId, createdBy: by })
      .returning(),
  )
  await db.insert(drafts).values({ articleId: row.id, headline, dek: 'A dek.', body, words: 5, updatedBy: by })
  await db.insert(articleBylines).values({ articleId: row.id, authorId, position: 0 })
  if (stage !== 'published') return row.id
  const revision = one(
    await db
      .insert(revisions)
      .values({
        articleId: row.id,
        number: 1,
        draftVersion: 1,
        language: 'en',
        slug,
        headline,
        dek: 'A dek.',
        body,
        words: 5,
        sectionId,
        bylines: [authorId],
        topics: [],
        createdBy: by,
      })
      .returning(),
  )
  await db
    .insert(draftVersions)
    .values({ articleId: row.id, number: 1, kind: 'published', draftVersion: 1, revisionId: revision.id, words: 5, personId: by })
  const publication = one(await db.insert(publications).values({ articleId: row.id, revisionId: revision.id, publishedBy: by }).returning())
  await db
    .update(articles)
    .set({ stage: 'published', liveRevisionId: revision.id, firstPublishedAt: publication.publishedAt })
    .where(sql`id = ${row.id}`)
  const live = { articleId: row.id, language: 'en', firstPublishedAt: publication.publishedAt } as const
  await db.insert(liveArticles).values({
    ...live,
    publicationId: publication.id,
    revisionId: revision.id,
    slug,
    sectionId,
    headline,
    dek: 'A dek.',
    words: 5,
    breaking: false,
  })
  await db.insert(liveBylines).values({ ...live, authorId, position: 0 })
  await db
    .insert(feedMoves)
    .values({ feedId, version: 1, seenVersion: 0, kind: 'publish', articleId: row.id, toPinned: false, toPosition: 'a0', personId: by })
  await db.insert(feedItems).values({ feedId, articleId: row.id, position: 'a0' })
  await db.update(feeds).set({ version: 1 }).where(sql`id = ${feedId}`)
  return row.id
}

function one<Row>(rows: Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error('the inserted row was not returned')
  return row
}
