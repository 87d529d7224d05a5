import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runDue } from '#newsroom/schedule/run-due.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway, seenOf, writeDek } from '#testing/planned-story.ts'
import { allowPicture } from './allow-picture.ts'
import { correct } from './correct.ts'
import { publish } from './publish.ts'
import { readinessFor } from './readiness.ts'

let cast: Cast
let articleId: string
let mediaId: string
let made = 0
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().update(newsroom).set({ timezone: null })
  articleId = await completeStory(cast)
  const file = { hash: `hash ${++made}`, name: 'ferry.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1 }
  const [row] = await database()
    .insert(media)
    .values({ ...file, state: 'ready', rightsHolder: 'Harbour Wire' })
    .returning({ id: media.id })
  mediaId = row?.id ?? ''
  const hero = { mediaId, alt: 'A ferry', caption: '', credit: 'Harbour Wire' }
  await database().update(articles).set({ hero }).where(eq(articles.id, articleId))
})

const set = (facts: Partial<typeof media.$inferInsert>) => database().update(media).set(facts).where(eq(media.id, mediaId))
async function dayFromNow(days: number, zone = 'UTC'): Promise<string> {
  const [row] = await database().execute<{ day: string }>(sql`select ((now() at time zone ${zone})::date + ${days}::int)::text as day`)
  return row?.day ?? ''
}
const putOut = async () => publish(cast.marta, { articleId, seen: await seenOf(articleId) })
const scheduleOf = async () => (await database().select().from(schedules).where(eq(schedules.articleId, articleId)))[0]
const stageOf = async () => (await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, articleId)))[0]?.stage
const permissions = () =>
  database()
    .select({ personId: audit.personId, detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'allow-picture')))
const missEnded = () => [{ what: 'rights-ended', picture: 0, mediaId, holder: 'Harbour Wire' }]
const missAsking = () => [{ what: 'ask-first', picture: 0, mediaId, holder: 'Harbour Wire' }]

test('a story with a picture whose rights ran out yesterday is not published; on the last day it is', async () => {
  await set({ rightsEnd: await dayFromNow(-1) })
  expect(await putOut()).toMatchObject({ problem: 'unfinished', detail: { missing: missEnded() } })
  expect(await stageOf()).toBe('submitted')
  await set({ rightsEnd: await dayFromNow(0) })
  expect(await putOut()).toMatchObject({ ok: true })
})

test('the last day ends on the newsroom’s clocks', async () => {
  await set({ rightsEnd: await dayFromNow(0, 'Pacific/Niue') })
  await database().update(newsroom).set({ timezone: 'Pacific/Kiritimati' }) // 25 hours ahead of Niue
  expect(await putOut()).toMatchObject({ problem: 'unfinished' })
  await database().update(newsroom).set({ timezone: 'Pacific/Niue' })
  expect(await putOut()).toMatchObject({ ok: true })
})

test('once they ran out, the live story stays, and is neither updated nor corrected in its text; a note alone goes out', async () => {
  await putOut()
  await set({ rightsEnd: await dayFromNow(-1) })
  expect(await stageOf()).toBe('published')
  const note = { kind: 'clarification' as const, text: 'The ferry left at six.' }
  expect(await correct(cast.marta, { articleId, seen: await seenOf(articleId), ...note })).toMatchObject({ ok: true })
  await writeDek(cast.marta, articleId, 'The second morning.')
  expect(await putOut()).toMatchObject({ problem: 'unfinished', detail: { missing: missEnded() } })
  expect(await correct(cast.marta, { articleId, seen: await seenOf(articleId), ...note, text: 'At seven.' })).toMatchObject({
    problem: 'unfinished',
  })
})

test('a story is not planned for a day after its rights, and is held when they were shortened meanwhile', async () => {
  const plan = async () => schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  const lastDay = farAway.wallTime.slice(0, 10)
  await set({ rightsEnd: await dayFromNow(3) })
  expect(await plan()).toMatchObject({ problem: 'unfinished', detail: { missing: missEnded() } })
  await set({ rightsEnd: lastDay })
  const answer = await plan()
  expect(answer).toMatchObject({ ok: true })
  await set({ rightsEnd: await dayFromNow(-1) })
  await becomeDue((await scheduleOf())?.id ?? '')
  await runDue()
  expect(await scheduleOf()).toMatchObject({ ending: 'held', reason: 'unfinished', detail: { missing: missEnded() } })
  expect(await stageOf()).toBe('submitted')
})

test('what is planned is not moved to a day after the rights of its pictures, and stays where it was', async () => {
  await set({ rightsEnd: '2099-12-14' })
  await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  const { id = '', at } = (await scheduleOf()) ?? {}
  const moveTo = (wallTime: string) => reschedule(cast.marta, { id, wallTime, zone: farAway.zone })
  expect(await moveTo('2099-12-15T06:00')).toEqual({ ok: false, problem: 'rights-ended' })
  expect((await scheduleOf())?.at).toEqual(at)
  expect(await moveTo('2099-12-14T23:59')).toMatchObject({ ok: true })
  // What was approved counts: another picture in the draft is another version.
  await database().update(articles).set({ hero: null }).where(eq(articles.id, articleId))
  expect(await moveTo('2099-12-15T06:00')).toMatchObject({ problem: 'rights-ended' })
})

test('a picture that asks first is asked about once for each story, by name, and the audit has who said that the holder agreed', async () => {
  await set({ askFirst: true })
  expect((await readinessFor(cast.olena, articleId)).missing).toEqual(missAsking())
  expect(await putOut()).toMatchObject({ problem: 'unfinished', detail: { missing: missAsking() } })
  expect(await allowPicture(cast.olena, { articleId, mediaId })).toEqual({ ok: true, value: { mediaId } })
  expect(await allowPicture(cast.marta, { articleId, mediaId })).toMatchObject({ ok: true })
  expect(await permissions()).toEqual([
    { personId: cast.olena.id, detail: { picture: mediaId, name: 'ferry.jpg', holder: 'Harbour Wire' } },
  ])
  expect(await putOut()).toMatchObject({ ok: true })

  const other = await completeStory(cast)
  const hero = { mediaId, alt: 'A ferry', caption: '', credit: 'Harbour Wire' }
  await database().update(articles).set({ hero }).where(eq(articles.id, other))
  expect((await readinessFor(cast.marta, other)).missing).toEqual(missAsking())
})

test('that somebody agreed extends no rights', async () => {
  await set({ askFirst: true, rightsEnd: await dayFromNow(-1) })
  await allowPicture(cast.marta, { articleId, mediaId })
  expect((await readinessFor(cast.marta, articleId)).missing).toEqual(missEnded())
})

test('nothing is recorded of a picture for which nobody needs to be asked', async () => {
  expect(await allowPicture(cast.marta, { articleId, mediaId })).toMatchObject({ ok: true })
  expect(await permissions()).toEqual([])
})

test('who may not save the story says nothing of its pictures', async () => {
  await set({ askFirst: true })
  await expect(allowPicture(cast.danylo, { articleId, mediaId })).rejects.toThrow(NotFound)
  await expect(allowPicture({ ...cast.marta, limits: { sections: [], slugs: [] } }, { articleId, mediaId })).rejects.toThrow(NotAllowed)
  await expect(allowPicture(cast.marta, { articleId, mediaId: articleId })).rejects.toThrow(NotFound)
  expect(await permissions()).toEqual([])
})

test('neither is a story with a video whose own picture has run out, or whose holder was not asked', async () => {
  const file = { hash: `video ${made}`, sourceHash: `source ${made}`, format: 'mp4' as const, name: 'ferry.mp4', bytes: 1 }
  const [video] = await database()
    .insert(attachments)
    .values({ ...file, kind: 'video', seconds: 6, width: 640, height: 360 })
    .returning({ id: attachments.id })
  const attrs = { attachmentId: video?.id ?? '', captionsId: null, mediaId, title: 'The ferry', caption: '', credit: 'Us', transcript: '' }
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Text.' }] },
      { type: 'video', attrs },
    ],
  }
  await database().update(articles).set({ hero: null }).where(eq(articles.id, articleId))
  await database().update(drafts).set({ body }).where(eq(drafts.articleId, articleId))
  await set({ rightsEnd: await dayFromNow(-1) })
  expect(await putOut()).toMatchObject({ problem: 'unfinished', detail: { missing: [{ what: 'poster-ended', attachment: 1 }] } })
  await set({ rightsEnd: await dayFromNow(1), askFirst: true })
  const asking = { what: 'poster-ask-first', attachment: 1, mediaId, holder: 'Harbour Wire' }
  expect((await readinessFor(cast.marta, articleId)).missing).toEqual([asking])
  expect(await putOut()).toMatchObject({ problem: 'unfinished', detail: { missing: [asking] } })
  // Once for a picture that the story has in two places.
  const hero = { mediaId, alt: 'A ferry', caption: '', credit: 'Harbour Wire' }
  await database().update(articles).set({ hero }).where(eq(articles.id, articleId))
  expect((await readinessFor(cast.marta, articleId)).missing).toEqual(missAsking())
  await allowPicture(cast.marta, { articleId, mediaId })
  expect(await putOut()).toMatchObject({ ok: true })
})
