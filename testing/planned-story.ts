import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articleBylines, articles, drafts } from '#db/schema/articles.ts'
import { schedules } from '#db/schema/schedules.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Cast } from './cast.ts'

/** A time that comes when the tests are long over. */
export const farAway = { wallTime: '2099-12-14T06:00', zone: 'Europe/Kyiv' }

const paragraph = (text: string): ArticleDocument => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

/** A story of Olena's that an editor could publish as it is: a draft, or a submitted one. Returns its id. */
export async function completeStory({ olena, section, author }: Cast, stage: 'draft' | 'submitted' = 'submitted'): Promise<string> {
  const row = { language: 'en', stage, slug: `a-story-${randomUUID()}`, sectionId: section.id, createdBy: olena.id } as const
  const [article] = await database().insert(articles).values(row).returning({ id: articles.id })
  if (!article) throw new Error('the story was not inserted')
  const text = { headline: 'A story', dek: 'As it was approved.', body: paragraph('Some words.'), words: 2 }
  await database()
    .insert(drafts)
    .values({ articleId: article.id, ...text, updatedBy: olena.id })
  await database().insert(articleBylines).values({ articleId: article.id, authorId: author.id, position: 0 })
  return article.id
}

/** Somebody writes another dek, by the verb of the editor's page. */
export async function writeDek(person: Person, articleId: string, dek: string): Promise<void> {
  const [draft] = await database()
    .select({ version: drafts.version, headline: drafts.headline, body: drafts.body })
    .from(drafts)
    .where(eq(drafts.articleId, articleId))
  if (!draft) throw new Error('the story has no draft')
  const { version: seenVersion, headline, body } = draft
  const written = await replaceText(person, { articleId, seenVersion, headline, dek, body })
  if (!written.ok) throw new Error(written.problem)
}

/** The versions that are on an editor's screen now. */
export async function seenOf(articleId: string): Promise<{ article: number; draft: number }> {
  const [seen] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!seen) throw new Error('the story is not there')
  return seen
}

/** Moves a schedule's time to so many seconds ago. */
export const becomeDue = (id: string, secondsAgo = 0) =>
  database()
    .update(schedules)
    .set({ at: sql`now() - make_interval(secs => ${secondsAgo})` })
    .where(eq(schedules.id, id))
