import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { undoSendBack } from '#newsroom/workflow/undo-send-back.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { runDue } from './run-due.ts'
import { schedule } from './schedule.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function planned(): Promise<{ articleId: string; id: string }> {
  const articleId = await completeStory(cast, 'draft')
  await submit(cast.olena, { articleId })
  const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  return { articleId, id: answer.value.id }
}

test('sending a story back cancels its plan, says so, and an undo does not plan it again', async () => {
  const { marta } = cast
  const [{ articleId, id }, other] = [await planned(), await planned()]
  const answer = await sendBack(marta, { articleId, note: 'Who says so?' })
  expect(answer).toMatchObject({ ok: true, value: { stage: 'draft', cancelled: { at: expect.any(Date), zone: farAway.zone } } })
  const endings = await database()
    .select({ id: schedules.id, ending: schedules.ending, reason: schedules.reason, by: schedules.endedBy })
    .from(schedules)
    .where(isAmong(schedules.id, [id, other.id]))
    .orderBy(asc(schedules.id))
  expect(endings).toEqual([
    { id, ending: 'cancelled', reason: 'sent-back', by: marta.id },
    { id: other.id, ending: null, reason: null, by: null },
  ])
  const said = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(eq(audit.subjectId, articleId), eq(audit.verb, 'cancel-schedule')))
  expect(said).toMatchObject([{ detail: { schedule: id, reason: 'sent-back' } }])
  expect(await sendBack(marta, { articleId, note: 'Who says so?' })).toMatchObject({ ok: true, value: { cancelled: null } })
})

test('undoing it leaves the story waiting for an editor, without a plan; without a plan there is nothing to cancel', async () => {
  const { marta } = cast
  const { articleId, id } = await planned()
  await sendBack(marta, { articleId, note: 'Who says so?' })
  expect(await undoSendBack(marta, { articleId })).toMatchObject({ ok: true, value: { stage: 'submitted' } })
  expect(await database().select({ ending: schedules.ending }).from(schedules).where(eq(schedules.id, id))).toEqual([
    { ending: 'cancelled' },
  ])
  expect(await sendBack(marta, { articleId, note: 'Still not.' })).toMatchObject({ ok: true, value: { cancelled: null } })
})

test('several stories of one minute go out in the order in which they were planned', async () => {
  const stories = [await planned(), await planned(), await planned()]
  for (const { id } of stories.toReversed()) await becomeDue(id)
  // The same instant for all, to the millisecond.
  await database()
    .update(schedules)
    .set({ at: new Date(Date.now() - 1_000) })
    .where(
      isAmong(
        schedules.id,
        stories.map(({ id }) => id),
      ),
    )
  await runDue()
  const out = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(
      isAmong(
        articles.id,
        stories.map(({ articleId }) => articleId),
      ),
    )
    .orderBy(asc(articles.firstPublishedAt))
  expect(out.map(({ id }) => id)).toEqual(stories.map(({ articleId }) => articleId))
})
