import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { articleBylines, articleShares, articles } from '#db/schema/articles.ts'
import { noticeChoices, notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { noticesFor, unreadNotices } from './notices-for.ts'
import { peopleBehind } from './people-behind.ts'
import { readNotices } from './read-notices.ts'
import { tellNoMore, tellOf } from './tell-of.ts'

let cast: Cast
let articleId: string
beforeAll(async () => {
  cast = await seedCast()
  articleId = cast.articles.draft
})
beforeEach(async () => {
  await database().delete(notices)
  await database().delete(noticeChoices)
  await database().delete(articleShares)
})

const tell = (telling: Partial<Parameters<typeof tellOf>[1]>) =>
  transaction((tx) => tellOf(tx, { kind: 'submitted', key: 'one', by: cast.olena.id, ...telling }))
const toldOf = async (key = 'one') => {
  const rows = await database()
    .select({ name: people.name, mail: notices.mail, isListed: notices.isListed })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.key, key))
    .orderBy(people.name)
  return rows
}
const names = async (key?: string) => (await toldOf(key)).map(({ name }) => name)

test('editors are told, but not who did it; told again, they are not told twice', async () => {
  await tell({ toEditors: true, articleId })
  await tell({ toEditors: true, articleId })
  expect(await names()).toEqual(['Ihor', 'Marta'])
  await tell({ toEditors: true, articleId, by: cast.marta.id, key: 'two' })
  expect(await names('two')).toEqual(['Ihor'])
  await tell({ to: [], key: 'three' })
  await tell({ to: [null], key: 'three' })
  expect(await names('three')).toEqual([])
})

test('two who tell of the same act at the same time tell each person once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => tell({ toEditors: true, articleId })))
  expect(await names()).toEqual(['Ihor', 'Marta'])
})

test('nobody is told of a story that they may not see, nor without an account', async () => {
  const to = [cast.olena.id, cast.danylo.id]
  await tell({ to, articleId, by: null })
  expect(await names()).toEqual(['Olena'])
  await database().insert(articleShares).values({ articleId, personId: cast.danylo.id })
  await tell({ to, articleId, by: null, key: 'two' })
  expect(await names('two')).toEqual(['Danylo', 'Olena'])
  await database().update(people).set({ disabledAt: new Date() }).where(eq(people.id, cast.danylo.id))
  await tell({ to, articleId, by: null, key: 'three' })
  expect(await names('three')).toEqual(['Olena'])
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.danylo.id))
})

test('whoever lost the right to see the story has no notice of it', async () => {
  await database().insert(articleShares).values({ articleId, personId: cast.danylo.id })
  await tell({ to: [cast.danylo.id], articleId })
  expect(await unreadNotices(cast.danylo)).toBe(1)
  await database().delete(articleShares)
  expect(await unreadNotices(cast.danylo)).toBe(0)
  expect((await noticesFor(cast.danylo, {})).notices).toEqual([])
})

test('what is about a feed is for those who arrange it, breaking news for all who were told', async () => {
  await tell({ kind: 'schedule', to: [cast.olena.id], toEditors: true, by: null })
  expect(await names()).toEqual(['Ihor', 'Marta', 'Olena'])
  expect((await noticesFor(cast.olena, {})).notices).toEqual([])
  expect((await noticesFor(cast.marta, {})).notices).toMatchObject([{ kind: 'schedule', story: null, by: null }])
  await tell({ kind: 'breaking', key: 'two', to: [cast.olena.id], by: cast.marta.id, detail: { text: 'The bridge is open' } })
  expect((await noticesFor(cast.olena, {})).notices).toMatchObject([
    { kind: 'breaking', by: 'Marta', detail: { text: 'The bridge is open' } },
  ])
})

test('each is told where they have chosen: in the desk, by mail, both, not at all', async () => {
  const choose = (personId: string, inDesk: boolean, byMail: boolean) =>
    database().insert(noticeChoices).values({ personId, kind: 'sent-back', inDesk, byMail })
  const to = [cast.olena.id, cast.marta.id, cast.ihor.id]
  await tell({ kind: 'sent-back', to, articleId, by: null })
  expect(await toldOf()).toEqual(['Ihor', 'Marta', 'Olena'].map((name) => ({ name, mail: 'waiting', isListed: true })))
  await choose(cast.olena.id, true, false)
  await choose(cast.marta.id, false, true)
  await choose(cast.ihor.id, false, false)
  await tell({ kind: 'sent-back', to, articleId, by: null, key: 'two' })
  expect(await toldOf('two')).toEqual([
    { name: 'Marta', mail: 'waiting', isListed: false },
    { name: 'Olena', mail: null, isListed: true },
  ])
  expect((await noticesFor(cast.marta, {})).notices).toHaveLength(1)
  expect(await unreadNotices(cast.marta)).toBe(1)
})

test('notices come newest first, by pages, and all are read at once', async () => {
  for (let at = 0; at < 5; at += 1) await tell({ key: `${at}`, toEditors: true, articleId })
  const first = await noticesFor(cast.marta, {}, 2)
  const second = await noticesFor(cast.marta, { after: first.next ?? '' }, 2)
  const third = await noticesFor(cast.marta, { after: second.next ?? '' }, 2)
  expect([first, second, third].map((page) => page.notices.length)).toEqual([2, 2, 1])
  expect(third.next).toBeNull()
  const ids = [first, second, third].flatMap((page) => page.notices.map(({ id }) => id))
  expect(new Set(ids).size).toBe(5)
  await readNotices(cast.marta, {})
  expect([await unreadNotices(cast.marta), await unreadNotices(cast.ihor)]).toEqual([0, 5])
})

test('the notices of a story are read with it, but for those of its comments', async () => {
  await tell({ toEditors: true, articleId })
  await tell({ key: 'two', toEditors: true, articleId: cast.articles.submitted })
  await readNotices(cast.marta, { articleId })
  expect((await noticesFor(cast.marta, {})).notices.map(({ isRead, story }) => [story?.id, isRead])).toEqual([
    [cast.articles.submitted, false],
    [articleId, true],
  ])
})

test('what is not so any more is taken back from those who have not read it', async () => {
  await tell({ toEditors: true, articleId })
  await readNotices(cast.marta, {})
  await transaction((tx) => tellNoMore(tx, 'submitted', articleId))
  expect(await names()).toEqual(['Marta'])
})

test('behind a story are who made it and the accounts of its byline', async () => {
  const behind = () => peopleBehind(database(), articleId)
  expect(await behind()).toEqual([cast.olena.id])
  await database().update(articles).set({ createdBy: cast.danylo.id }).where(eq(articles.id, articleId))
  expect((await behind()).toSorted()).toEqual([cast.olena.id, cast.danylo.id].toSorted())
  await database()
    .delete(articleBylines)
    .where(and(eq(articleBylines.articleId, articleId), eq(articleBylines.authorId, cast.author.id)))
  expect(await behind()).toEqual([cast.danylo.id])
  await database().update(articles).set({ createdBy: cast.olena.id }).where(eq(articles.id, articleId))
})
