import { createHash } from 'node:crypto'
import { and, desc, eq, exists, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { containsWords } from '#db/contains-words.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { articleBylines, articleShares, articles, drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { people } from '#db/schema/people.ts'
import { publishingKinds, schedules } from '#db/schema/schedules.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import type { Language, Localized } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { inSectionsOf } from '#newsroom/people/sections-of.ts'
import { seesAll } from '#newsroom/people/visible-to.ts'
import { isOpen } from './cancel-schedules.ts'
import { type Deadline, deadlineOfIt } from './deadline.ts'
import { type Embargo, runningEmbargo } from './embargo.ts'
import type { deskStoriesInput } from './input.ts'
import { withUnpublishedChanges } from './unpublished-changes.ts'

export type DeskStory = {
  id: string
  headline: string
  stage: (typeof articles.$inferSelect)['stage']
  language: Language
  section: string | null
  /** The first bylines; `hasMoreBylines` when there are others. */
  bylines: { id: string; name: string }[]
  hasMoreBylines: boolean
  words: number
  /** Null for imported stories and when the creator's account no longer exists. */
  createdBy: string | null
  mine: boolean
  /** Who looks after it. */
  editor: { id: string; name: string } | null
  changedAt: Date
  /** Submitted and not yet answered; on a published story this concerns its changes. */
  isWaiting: boolean
  /** Published, and its draft differs from what readers see, in text or details, by content. */
  hasChanges: boolean
  note: string | null
  embargo: Embargo | null
  deadline: Deadline | null
  /** When it goes out by itself, or that it did not. */
  planned: { at: Date; isUpdate: boolean; isHeld: boolean } | null
  livePath: string | null
}

export const deskPageLength = 40
/** A story with more bylines is listed with “and others”. */
const bylinesShown = 4

/**
 * One page of the desk's stories, newest change first, and the page's version: of all that this person may see, only their own, those assigned
 * to them, or those that wait for them.
 */
export async function deskStories(
  person: Person,
  wanted: z.output<typeof deskStoriesInput>,
  length = deskPageLength,
): Promise<{ stories: DeskStory[]; next: string | null; version: string }> {
  authorise(person, 'see a story')
  const page = await deskPage(person, wanted, length + 1)
  const [rows, changed] = await Promise.all([
    details(person, page),
    withUnpublishedChanges(
      database(),
      page.map(({ id }) => id),
    ),
  ])
  const last = rows[length - 1]
  return {
    stories: rows.slice(0, length).map((row) => toStory(row, changed.has(row.id))),
    next: rows.length > length && last ? writeCursor({ at: last.changedAt, id: last.id }) : null,
    version: versionOf(page), // of what the rows were asked by, so that a change in between is noticed
  }
}

type Key = { id: string; changedAt: Date }

/** A short digest of a page. An open list asks for it to know when to reload. */
export const versionOf = (page: readonly Key[]): string =>
  createHash('sha256')
    .update(page.map(({ id, changedAt }) => `${id} ${changedAt.toISOString()}`).join('\n'))
    .digest('base64url')
    .slice(0, 16)

/** The ids of the stories on one page of a list, with the time of their last change. */
export function deskPage(person: Person, wanted: z.output<typeof deskStoriesInput>, length: number): Promise<Key[]> {
  authorise(person, 'see a story')
  const onlyMine = !seesAll(person) || wanted.scope === 'mine'
  return onlyMine ? findOwn(person, conditions(person, wanted), length) : everyones(conditions(person, wanted), length)
}

const key = { id: articles.id, changedAt: articles.updatedAt }

const everyones = (wanted: SQL | undefined, limit: number): Promise<Key[]> =>
  database().select(key).from(articles).where(wanted).orderBy(desc(articles.updatedAt), desc(articles.id)).limit(limit)

/** Stories they made and stories shared with them: two queries, each with its own index. */
function findOwn(person: Person, wanted: SQL | undefined, limit: number): Promise<Key[]> {
  const made = database()
    .select(key)
    .from(articles)
    .where(and(eq(articles.createdBy, person.id), wanted))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(limit)
  const shared = database()
    .select(key)
    .from(articleShares)
    .innerJoin(articles, eq(articles.id, articleShares.articleId))
    .where(and(eq(articleShares.personId, person.id), or(sql`${articles.createdBy} is null`, ne(articles.createdBy, person.id)), wanted))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(limit)
  return unionAll(made, shared).orderBy(sql`updated_at desc`, sql`id desc`).limit(limit)
}

function conditions(person: Person, { scope, stage, section, author, words, after }: z.output<typeof deskStoriesInput>): SQL | undefined {
  const cursor = readCursor(after)
  return and(
    scope === 'waiting' ? and(isNotNull(articles.submittedAt), inSectionsOf(person)) : undefined,
    scope === 'assigned' ? eq(articles.editorId, person.id) : undefined,
    scope === 'sent-back' ? isNotNull(articles.note) : undefined,
    stage ? eq(articles.stage, stage) : undefined,
    section ? eq(articles.sectionId, section) : undefined,
    author
      ? exists(
          database()
            .select({ one: sql`1` })
            .from(articleBylines)
            .where(and(eq(articleBylines.articleId, articles.id), eq(articleBylines.authorId, author))),
        )
      : undefined,
    words.length > 0
      ? exists(
          database()
            .select({ one: sql`1` })
            .from(drafts)
            .where(and(eq(drafts.articleId, articles.id), ...words.map((word) => containsWords(drafts.headline, word)))),
        )
      : undefined,
    cursor ? or(lt(articles.updatedAt, cursor.at), and(eq(articles.updatedAt, cursor.at), lt(articles.id, cursor.id))) : undefined,
    cursor ? sql`${articles.updatedAt} <= ${cursor.at.toISOString()}` : undefined, // the condition from which the index scan can start
  )
}

/** The remaining columns of one page, loaded only for its rows. */
async function details(person: Person, page: Key[]) {
  if (page.length === 0) return []
  const ids = page.map(({ id }) => id)
  const editors = alias(people, 'editors')
  const rows = await database()
    .select({
      id: articles.id,
      headline: drafts.headline,
      stage: articles.stage,
      language: articles.language,
      section: sections.name,
      bylines: sql<{ id: string; name: Localized }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', author.id, 'name', author.name) order by byline.position), '[]')
        from (select * from article_bylines own where own.article_id = ${qualify(articles.id)} order by own.position limit ${bylinesShown + 1}) byline
        join authors author on author.id = byline.author_id)`,
      words: drafts.words,
      createdBy: people.name,
      mine: sql<boolean>`coalesce(${articles.createdBy} = ${person.id}, false)`,
      editor: { id: editors.id, name: editors.name },
      changedAt: articles.updatedAt,
      submittedAt: articles.submittedAt,
      note: articles.note,
      embargo: runningEmbargo,
      deadline: deadlineOfIt,
      planned: { at: schedules.at, kind: schedules.kind, ending: schedules.ending },
      liveSlug: liveArticles.slug,
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(people, eq(people.id, articles.createdBy))
    .leftJoin(editors, eq(editors.id, articles.editorId))
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    // One at most: schedules_publishing is unique.
    .leftJoin(schedules, and(eq(schedules.articleId, articles.id), inArray(schedules.kind, [...publishingKinds]), isOpen()))
    .where(isAmong(articles.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap(({ id }) => byId.get(id) ?? [])
}

const toStory = (
  { submittedAt, liveSlug, section, bylines, planned, ...story }: Awaited<ReturnType<typeof details>>[number],
  hasChanges: boolean,
): DeskStory => ({
  ...story,
  section: section && localize(section, story.language),
  bylines: bylines.slice(0, bylinesShown).map(({ id, name }) => ({ id, name: localize(name, story.language) })),
  hasMoreBylines: bylines.length > bylinesShown,
  planned: planned && { at: planned.at, isUpdate: planned.kind === 'update', isHeld: planned.ending !== null },
  isWaiting: submittedAt !== null,
  hasChanges,
  livePath: liveSlug === null ? null : newsPath(story.language, liveSlug),
})
