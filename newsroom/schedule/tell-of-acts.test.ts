import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { readNotices } from '#newsroom/notices/read-notices.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { takeBack } from '#newsroom/workflow/take-back.ts'
import { undoSendBack } from '#newsroom/workflow/undo-send-back.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway, seenOf, writeDek } from '#testing/planned-story.ts'
import { runDue } from './run-due.ts'
import { runSchedule } from './run-schedule.ts'
import { schedule } from './schedule.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

/** Who was told what of a story: "Marta: submitted". */
async function toldOf(articleId: string): Promise<string[]> {
  const rows = await database()
    .select({ name: people.name, kind: notices.kind, detail: notices.detail })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.articleId, articleId))
    .orderBy(people.name, notices.createdAt)
  return rows.map(({ name, kind, detail }) =>
    [`${name}: ${kind}`, detail.alarm, detail.isPlanned && 'as planned', detail.isUpdate && 'again'].filter(Boolean).join(' '),
  )
}

async function plan(articleId: string): Promise<string> {
  const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.id
}

test('editors hear of a submission, its writer of its return; what was undone was not told', async () => {
  const articleId = await completeStory(cast, 'draft')
  await submit(cast.olena, { articleId, note: '' })
  await submit(cast.olena, { articleId, note: '' })
  expect(await toldOf(articleId)).toEqual(['Ihor: submitted', 'Marta: submitted'])
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  expect(await toldOf(articleId)).toEqual(['Olena: sent-back'])
  await undoSendBack(cast.marta, { articleId })
  expect(await toldOf(articleId)).toEqual([])
  await sendBack(cast.marta, { articleId, note: 'Once more' })
  expect(await toldOf(articleId)).toEqual(['Olena: sent-back'])
  await submit(cast.olena, { articleId, note: '' })
  await takeBack(cast.olena, { articleId })
  expect(await toldOf(articleId)).toEqual(['Olena: sent-back'])
})

test('its writer hears that a story was published and updated, but an editor who wrote it does not hear of themselves', async () => {
  const articleId = await completeStory(cast)
  await publish(cast.marta, { articleId, seen: await seenOf(articleId) })
  await publish(cast.marta, { articleId, seen: await seenOf(articleId) })
  expect(await toldOf(articleId)).toEqual(['Olena: published'])
  await writeDek(cast.olena, articleId, 'It is quite another dek now.')
  await publish(cast.ihor, { articleId, seen: await seenOf(articleId), including: [cast.olena.id] })
  expect(await toldOf(articleId)).toEqual(['Olena: published', 'Olena: published again'])
})

test('whoever is given a story is told once for as long as they have it', async () => {
  const articleId = await completeStory(cast, 'draft')
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id, cast.marta.id] })
  expect(await toldOf(articleId)).toEqual(['Danylo: assigned', 'Marta: assigned'])
  await shareWith(cast.olena, { articleId, people: [] })
  expect(await toldOf(articleId)).toEqual([])
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  expect(await toldOf(articleId)).toEqual(['Danylo: assigned'])
})

test('what a schedule published is told once to its writer and to who planned it, however many workers run it', async () => {
  const articleId = await completeStory(cast)
  const id = await plan(articleId)
  await becomeDue(id, 1)
  await Promise.all([runSchedule(id), runSchedule(id), runDue(), runDue()])
  expect(await toldOf(articleId)).toEqual(['Marta: published as planned', 'Olena: published as planned'])
})

test('a schedule that is late is told once to editors and to who planned it, also where it is late twice', async () => {
  const articleId = await completeStory(cast)
  const id = await plan(articleId)
  await becomeDue(id, 400)
  await Promise.all([runDue(), runDue()])
  await runDue()
  expect((await toldOf(articleId)).filter((said) => said.includes('schedule'))).toEqual(['Ihor: schedule late', 'Marta: schedule late'])
})

test('one that was held is told, and urgently, also to a planner who may not publish any more', async () => {
  const articleId = await completeStory(cast, 'draft')
  await shareWith(cast.olena, { articleId, people: [cast.marta.id] })
  const id = await plan(articleId)
  await becomeDue(id, 1)
  await database().update(people).set({ role: 'journalist' }).where(eq(people.id, cast.marta.id))
  await runDue()
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.marta.id))
  expect((await database().select({ ending: schedules.ending }).from(schedules).where(eq(schedules.id, id)))[0]?.ending).toBe('held')
  expect(await toldOf(articleId)).toEqual(['Ihor: schedule held', 'Marta: assigned', 'Marta: schedule held'])
  const waits = await database()
    .select({ mail: notices.mail })
    .from(notices)
    .where(and(eq(notices.articleId, articleId), eq(notices.kind, 'schedule')))
  expect(waits).toEqual([{ mail: 'waiting' }, { mail: 'waiting' }])
})

test('a writer who has read that a story came back, which was undone, hears of it when it comes back with another note', async () => {
  const articleId = await completeStory(cast, 'draft')
  await submit(cast.olena, { articleId, note: '' })
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  await readNotices(cast.olena, { articleId })
  await undoSendBack(cast.marta, { articleId })
  await sendBack(cast.marta, { articleId, note: 'The second paragraph is not ours.' })
  expect(await toldOf(articleId)).toEqual(['Olena: sent-back', 'Olena: sent-back'])
})
