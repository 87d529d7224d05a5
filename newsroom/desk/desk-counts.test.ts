import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { breakingNews } from '#db/schema/breaking.ts'
import { notices } from '#db/schema/notices.ts'
import { schedules } from '#db/schema/schedules.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { wireItems } from '#db/schema/wire.ts'
import { waitingFor } from '#newsroom/articles/waiting-for.ts'
import { standingBreaking } from '#newsroom/breaking/breaking-desk.ts'
import { unreadNotices } from '#newsroom/notices/notices-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import { lateItems } from '#newsroom/schedule/calendar.ts'
import { countUnread } from '#newsroom/wire/wire-list.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deskCounts } from './desk-counts.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(
    sql`truncate people, sections, topics, authors, feeds, articles, outbox, audit, wire_items, breaking_news, notices restart identity cascade`,
  )
  cast = await seedCast()
})

/** What each count is, asked for by itself. */
const oneByOne = async (person: Person) => ({
  waiting: await waitingFor(person),
  unread: await unreadNotices(person),
  onWire: can(person, 'see the wire') ? await countUnread(person) : 0,
  isLate: (await lateItems(person)).length > 0,
  isBreaking: can(person, 'publish breaking news') && (await standingBreaking(person)).length > 0,
})
const everybody = () => [cast.olena, cast.danylo, cast.marta, cast.ihor]

test('counts for each person what the questions count one by one', async () => {
  for (const person of everybody()) expect(await deskCounts(person)).toEqual(await oneByOne(person))
  const isEmpty = { waiting: 0, unread: 0, onWire: 0, isLate: false, isBreaking: false }
  await database().update(articles).set({ submittedAt: null, note: null })
  expect(await deskCounts(cast.marta)).toEqual(isEmpty)

  const { draft, submitted, unpublished } = cast.articles
  await database().update(articles).set({ submittedAt: sql`now()` }).where(eq(articles.id, submitted))
  await database().update(articles).set({ note: 'Who says so?' }).where(eq(articles.id, draft))
  const tell = (personId: string, key: string) => ({ personId, kind: 'submitted' as const, key, articleId: submitted })
  await database()
    .insert(notices)
    .values([tell(cast.marta.id, 'one'), tell(cast.marta.id, 'two'), tell(cast.ihor.id, 'one')])
  const facts = { slug: 'rain', sectionId: cast.section.id, bylines: [], topics: [], hero: null, breaking: false }
  const body = { type: 'doc' as const, content: [] }
  const story = { headline: 'Rain', dek: '', body, language: 'en' as const, ...facts, seoTitle: '', seoDescription: '' }
  await database().insert(draftVersions).values({ articleId: unpublished, number: 1, kind: 'scheduled', draftVersion: 1, words: 1, story })
  await database()
    .insert(schedules)
    .values({
      ...{ kind: 'publish', articleId: unpublished, preparedVersion: 1, plannedBy: cast.marta.id },
      ...{ at: new Date('2020-01-01T10:00:00Z'), wallTime: '2020-01-01T10:00', zone: 'UTC' },
    })
  await database().insert(breakingNews).values({ id: crypto.randomUUID(), startedBy: cast.marta.id, toldTo: 'editors' })
  const item = (key: string) => ({ source: key, contentDigest: key, headline: key, at: new Date(), story: {} })
  await database()
    .insert(wireItems)
    .values([item('a'), item('b')])
  for (const person of everybody()) expect(await deskCounts(person)).toEqual(await oneByOne(person))
  expect(await deskCounts(cast.marta)).toEqual({ waiting: 1, unread: 2, onWire: 2, isLate: true, isBreaking: true })
  expect(await deskCounts(cast.olena)).toMatchObject({ waiting: 1, unread: 0, isLate: false, isBreaking: false })
})

test('counts nothing of the newsroom for a guest', async () => {
  await database().update(articles).set({ submittedAt: sql`now()` })
  await database().insert(breakingNews).values({ id: crypto.randomUUID(), startedBy: cast.marta.id, toldTo: 'editors' })
  const isEmpty = { waiting: 0, unread: 0, onWire: 0, isLate: false, isBreaking: false }
  expect(await deskCounts({ ...cast.olena, role: 'guest' })).toEqual(isEmpty)
})
