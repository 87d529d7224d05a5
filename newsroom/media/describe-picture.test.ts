import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound, no } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { storage } from './configured-storage.ts'
import { describePicture } from './describe-picture.ts'
import { describeInput } from './input.ts'
import { libraryPicture } from './library.ts'
import { makeRenditions } from './make-renditions.ts'
import { renditionKey } from './storage-keys.ts'

ownHome()
let cast: Cast
let id: string
let hash: string
beforeAll(async () => {
  cast = await seedCast()
})
let seen = 0
beforeEach(async () => {
  const bytes = await photo(200 + ++seen, 100)
    .png()
    .toBuffer()
  const added = await addPicture(cast.olena, { name: 'p.png', bytes }, { renditions: 'now' })
  if (!added.ok) throw new Error(added.problem)
  ;({ id, hash } = added.value)
})

const makeDescription = (part: object = {}) => ({
  id,
  alt: 'Cranes',
  caption: 'The harbour',
  credit: 'Olena',
  focalX: 0.5,
  focalY: 0.5,
  ...part,
})
const row = async () => (await database().select().from(media).where(eq(media.id, id)))[0]
const countTold = async () => (await database().select().from(outbox)).filter(({ tags }) => tags.includes(`media:${id}`)).length
const jobs = async () => (await database().execute(sql`select id from pgboss.job where data->>'mediaId' = ${id}`)).length

test('a journalist describes a picture of their own', async () => {
  expect(await describePicture(cast.olena, makeDescription())).toMatchObject({ ok: true })
  expect(await row()).toMatchObject({ alt: 'Cranes', caption: 'The harbour', credit: 'Olena' })
  expect(await database().select().from(audit).where(eq(audit.subjectId, id))).toMatchObject([
    { verb: 'add-picture' },
    { verb: 'describe-picture', personId: cast.olena.id },
  ])
})

const facts = {
  ...{ rightsHolder: 'Harbour Wire', licence: 'Subscription', terms: 'Not for covers', rightsEnd: '2027-01-31', askFirst: true },
  ...{ place: 'Odesa', takenOn: '2026-01-02', peopleShown: 'Iryna Bondar\nDanylo Koval' },
}

test('facts are kept, and those that are left out stay as they were', async () => {
  expect(await describePicture(cast.olena, makeDescription(facts))).toMatchObject({ ok: true })
  expect(await row()).toMatchObject(facts)
  await describePicture(cast.olena, makeDescription({ rightsEnd: null, place: '' }))
  expect(await row()).toMatchObject({ ...facts, rightsEnd: null, place: '' })
})

test.each([
  ['-1 day', 'ended'],
  ['0', 'soon'],
  ['30 days', 'soon'],
  ['31 days', null],
])('whose rights end %s from today on the newsroom’s clocks is marked %s, in the answer and in the library', async (after, rightsMark) => {
  await database().update(newsroom).set({ timezone: 'Pacific/Kiritimati' })
  const [day] = await database().execute<{ end: string }>(
    sql`select ((now() at time zone 'Pacific/Kiritimati')::date + ${after}::interval)::date::text as "end"`,
  )
  expect(await describePicture(cast.olena, makeDescription({ rightsEnd: day?.end }))).toMatchObject({ ok: true, value: { rightsMark } })
  expect(await libraryPicture(cast.olena, id)).toMatchObject({ rightsMark, rightsEnd: day?.end })
  await database().update(newsroom).set({ timezone: null })
})

test('one that asks first is marked so, unless its rights have ended', async () => {
  expect(await describePicture(cast.olena, makeDescription({ askFirst: true }))).toMatchObject({ value: { rightsMark: 'ask' } })
  expect(await describePicture(cast.olena, makeDescription({ rightsEnd: '2020-01-01' }))).toMatchObject({ value: { rightsMark: 'ended' } })
})

test('a picture that is taken later than today, on the newsroom’s clocks, is refused', async () => {
  const [day] = await database().execute<{ there: string }>(sql`select (now() at time zone 'Pacific/Kiritimati')::date::text as there`)
  const takenOn = day?.there ?? ''
  await database().update(newsroom).set({ timezone: 'Pacific/Kiritimati' })
  expect(await describePicture(cast.olena, makeDescription({ takenOn }))).toMatchObject({ ok: true })
  await database().update(newsroom).set({ timezone: 'Pacific/Niue' }) // 25 hours behind
  expect(await describePicture(cast.olena, makeDescription({ takenOn, alt: 'New' }))).toEqual(no('not-yet-taken'))
  expect(await row()).toMatchObject({ alt: 'Cranes' })
  await database().update(newsroom).set({ timezone: null })
})

test('a journalist may not describe a colleague’s picture, an editor may', async () => {
  await expect(describePicture(cast.danylo, makeDescription())).rejects.toThrow(NotAllowed)
  expect(await row()).toMatchObject({ alt: '', credit: '' })
  expect(await describePicture(cast.marta, makeDescription())).toMatchObject({ ok: true })
})

test('an unknown picture is not found', async () => {
  await expect(describePicture(cast.marta, makeDescription({ id: cast.olena.id }))).rejects.toThrow(NotFound)
})

test('a change of texts makes no new files and announces nothing', async () => {
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
  await describePicture(cast.olena, makeDescription())
  expect([await jobs(), await countTold()]).toEqual([0, 0])
})

test('a moved focal point makes the crops again and is announced to readers who see the picture', async () => {
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
  const cut = async () => Buffer.from((await storage().get(renditionKey(hash, '1x1', 100, 'jpg'))) ?? '')
  const before = await cut()
  await describePicture(cast.olena, makeDescription({ focalX: 0.9 }))
  expect([await jobs(), await countTold()]).toEqual([1, 1])
  await makeRenditions(id)
  expect((await cut()).equals(before)).toBe(false)
})

test('a moved focal point of a picture that no reader sees is not announced', async () => {
  await describePicture(cast.olena, makeDescription({ focalY: 0.1 }))
  expect([await jobs(), await countTold()]).toEqual([1, 0])
})

test('a focal point outside the picture, and texts that are too long, are refused as input', () => {
  expect(describeInput.safeParse(makeDescription()).success).toBe(true)
  for (const part of [
    { focalX: 1.01 },
    { focalY: -0.01 },
    { focalX: 'NaN' },
    { alt: 'x'.repeat(1001) },
    { credit: 'x'.repeat(301) },
    { id: 'x' },
    { terms: 'x'.repeat(2001) },
    { rightsEnd: '2026-02-30' },
    { takenOn: 'today' },
    { askFirst: 'yes' },
  ])
    expect(describeInput.safeParse(makeDescription(part)).success).toBe(false)
})
