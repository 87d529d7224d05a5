import { setTimeout as wait } from 'node:timers/promises'
import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts, publications, revisions } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotFound, type Outcome } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { storySchema } from '#newsroom/articles/story-schema.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { runSchedule } from '#newsroom/schedule/run-schedule.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { isLong } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { scheduleSeed } from './options.ts'
import { type Act, type Asked, findSerialOrder, newStory, perform, type Story } from './serial-story.ts'

/**
 * Two editors and a worker act on one story within the same moments, each on a connection of their own: publish, plan, cancel, correct,
 * unpublish, take down, discard, type, run. What each of them was answered, and the end, must be those of some order in which one did it
 * after the other (serial-story.ts).
 */
const histories = isLong ? 500 : 60
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

type Kind = Act['what']
const kindsOfActs: readonly Kind[] = [
  ...(['type', 'type', 'type', 'publish', 'publish', 'schedule', 'schedule', 'schedule'] as const),
  ...(['correct', 'come due', 'come due', 'cancel', 'unpublish', 'unpublish', 'take down', 'discard'] as const),
]

const planOf = async (articleId: string) =>
  (
    await database()
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.articleId, articleId), isNull(schedules.endedAt)))
  )[0]?.id

class History {
  readonly #articleId: string
  readonly #chance: () => number
  constructor(articleId: string, chance: () => number) {
    this.#articleId = articleId
    this.#chance = chance
  }

  #one = <Thing>(things: readonly [Thing, ...Thing[]]): Thing => things[Math.floor(this.#chance() * things.length)] ?? things[0]

  /** What somebody does next, knowing what is on their screen now. */
  async next(what: Kind): Promise<Act> {
    const articleId = this.#articleId
    const seen = await seenOf(articleId).catch(() => ({ article: 1, draft: 1 }))
    const id = (await planOf(articleId)) ?? v4()
    switch (what) {
      case 'type':
        return { what, letter: this.#one(['a', 'b', 'c', 'd', 'e', 'f', 'g']) }
      case 'publish':
      case 'correct':
        return { what, seen, schedule: this.#one([undefined, 'keep', 'keep', 'cancel']) }
      case 'schedule': {
        const [row] = await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, articleId))
        return { what, kind: row?.stage === 'published' ? 'update' : 'publish', seen, id: '' }
      }
      case 'come due':
      case 'cancel':
      case 'run':
        return { what, id }
      default:
        return { what }
    }
  }

  /** Does it by the verb. A schedule is told by its id. */
  async ask(act: Act): Promise<Asked> {
    try {
      return await this.#ask(act)
    } catch (error) {
      if (error instanceof NotFound) return { act, answer: 'not-found' }
      throw error
    }
  }

  async #ask(act: Act): Promise<Asked> {
    const articleId = this.#articleId
    const { marta, olena } = cast
    const including = [olena.id]
    const say = (outcome: Outcome<unknown, string>) => ({ act, answer: outcome.ok ? 'done' : outcome.problem })
    switch (act.what) {
      case 'type': {
        const typed = await this.#type(act.letter)
        return { act, answer: typed.ok ? `version ${typed.value.version}` : typed.problem }
      }
      case 'publish':
        return say(await publish(marta, { articleId, seen: act.seen, schedule: act.schedule, including }))
      case 'correct':
        return say(
          await correct(marta, {
            articleId,
            seen: act.seen,
            schedule: act.schedule,
            including,
            kind: 'correction',
            text: `A note ${v4()}.`,
          }),
        )
      case 'schedule': {
        const made = await schedule(marta, { kind: act.kind, articleId, seen: act.seen, including, ...farAway })
        return { act: { ...act, id: made.ok ? made.value.id : '' }, answer: made.ok ? 'done' : made.problem }
      }
      case 'come due': {
        const due = await database()
          .update(schedules)
          .set({ at: sql`now() - interval '1 second'` })
          .where(and(eq(schedules.id, act.id), isNull(schedules.endedAt)))
          .returning({ id: schedules.id })
        return { act, answer: due.length > 0 ? 'done' : 'nothing' }
      }
      case 'cancel':
        return say(await cancelSchedule(marta, { id: act.id }))
      case 'run': {
        const ended = await runSchedule(act.id)
        return { act, answer: ended ? [ended.ending, ended.reason].filter(Boolean).join(' ') : 'nothing' }
      }
      case 'unpublish':
        return say(await unpublish(marta, { articleId }))
      case 'take down':
        return say(await takedown(marta, { articleId, reason: 'A court says so' }))
      case 'discard':
        return say(await discard(olena, { articleId }))
    }
  }

  /** A letter at the beginning of the dek: wherever others type, it is one more letter there. */
  #type(letter: string) {
    const at = 'A story'.length + 3
    const step = new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text(letter)), 0, 0))
    const { olena } = cast
    return addSteps(olena, { articleId: this.#articleId, seenVersion: 1, batchId: v4(), steps: stepsToJson([step]), writer: olena.id })
  }

  /** A lane: one thing after the other, with pauses of a few milliseconds. */
  async lane(acts: readonly Kind[]): Promise<Asked[]> {
    const asked: Asked[] = []
    for (const what of acts) {
      await wait(this.#chance() * 12)
      const done = await this.ask(await this.next(what))
      asked.push(done)
      // Half of what is planned is for now: the worker may run it from here on.
      if (done.act.what === 'schedule' && done.answer === 'done' && this.#chance() < 0.5)
        asked.push(await this.ask({ what: 'come due', id: done.act.id }))
    }
    return asked
  }

  /** The worker finds what is due, as its sweep does. */
  async work(): Promise<Asked[]> {
    const asked: Asked[] = []
    for (let round = 0; round < 4; round += 1) {
      await wait(this.#chance() * 15)
      const id = await planOf(this.#articleId)
      if (id) asked.push(await this.ask({ what: 'run', id }))
    }
    return asked
  }
}

const lettersOf = (dek: string) => [...dek].sort().join('')

/** The story as the database has it, in the words of serial-story.ts. */
async function endOf(articleId: string): Promise<string> {
  const db = database()
  const [article] = await db
    .select({ stage: articles.stage, version: articles.version, dek: drafts.dek, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!article) return JSON.stringify('discarded')
  const [live] = await db.select({ dek: liveArticles.dek }).from(liveArticles).where(eq(liveArticles.articleId, articleId))
  const published = await db
    .select({ dek: revisions.dek })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .orderBy(revisions.number)
  const plans = await db
    .select({ id: schedules.id, ending: schedules.ending, reason: schedules.reason })
    .from(schedules)
    .where(eq(schedules.articleId, articleId))
  return write({
    stage: article.stage,
    version: article.version,
    draft: article.draft,
    text: lettersOf(article.dek),
    live: live ? lettersOf(live.dek) : null,
    revisions: published.map(({ dek }) => lettersOf(dek)),
    plans: Object.fromEntries(plans.map(({ id, ending, reason }) => [id, [ending, reason].filter(Boolean).join(' ')])),
  })
}

const write = (end: { plans: Record<string, string> } & Record<string, unknown>): string =>
  JSON.stringify({ ...end, plans: Object.entries(end.plans).sort() })

const endOfStory = ({ stage, version, texts, live, revisions: published, plans }: Story): string =>
  stage === 'discarded'
    ? JSON.stringify(stage)
    : write({
        stage,
        version,
        draft: texts.length,
        text: texts.at(-1) ?? '',
        live,
        revisions: published.map(({ text }) => text),
        plans: Object.fromEntries(Object.entries(plans).map(([id, { ending }]) => [id, ending])),
      })

/** One publication and one live event for each revision, and a place in the feed exactly while it is live. */
async function expectWhole(articleId: string): Promise<void> {
  const db = database()
  const made = await db.$count(revisions, eq(revisions.articleId, articleId))
  const isLive = (await db.$count(liveArticles, eq(liveArticles.articleId, articleId))) > 0
  const events = await db.$count(
    outbox,
    sql`${outbox.event} ->> 'articleId' = ${articleId} and ${outbox.event} ->> 'kind' in ('published', 'updated', 'respelled', 'corrected')`,
  )
  expect(await db.$count(publications, eq(publications.articleId, articleId))).toBe(made)
  expect(events).toBeGreaterThanOrEqual(made)
  expect(await db.$count(feedItems, eq(feedItems.articleId, articleId))).toBe(isLive ? 1 : 0)
}

async function playHistory(chance: () => number): Promise<{ lanes: Asked[][]; end: string; begin: Story; articleId: string }> {
  const articleId = await completeStory(cast, 'draft')
  await database().update(drafts).set({ dek: '' }).where(eq(drafts.articleId, articleId))
  const history = new History(articleId, chance)
  let begin = newStory
  // Half of the stories are live when it begins, and half have a plan, with words that are newer than it.
  const before: Kind[] = [
    ...(chance() < 0.5 ? (['publish', 'type'] as const) : []),
    ...(chance() < 0.5 ? (['schedule', 'type'] as const) : []),
  ]
  for (const { act } of await history.lane(before)) begin = perform(begin, act).story
  const choose = () => Array.from({ length: 3 }, () => kindsOfActs[Math.floor(chance() * kindsOfActs.length)] ?? 'type')
  const lanes = await Promise.all([history.lane(choose()), history.lane(choose()), history.work()])
  return { lanes, end: await endOf(articleId), begin, articleId }
}

test(`${histories} random histories end as some serial order does`, async () => {
  const chance = randomFrom(scheduleSeed)
  const answers = new Map<string, number>()
  // What the histories are meant to be about. Who comes first is chance, so more are played until each of these was answered.
  const meant = ['run: done', 'run: held published-since', 'publish: planned', 'unpublish: done', 'type: version']
  const isMissing = () => meant.some((said) => !answers.has(said))
  let number = 0
  while (number < histories || (isMissing() && number < 10 * histories)) {
    number += 1
    const { lanes, end, begin, articleId } = await playHistory(chance)
    const serial = findSerialOrder(begin, lanes, (story) => endOfStory(story) === end)
    expect(serial, `history ${number} of seed ${scheduleSeed}: ${JSON.stringify({ begin, lanes, end }, null, 1)}`).not.toBeNull()
    await expectWhole(articleId)
    for (const { act, answer } of lanes.flat()) {
      const said = `${act.what}: ${answer.replace(/ \d+/, '')}`
      answers.set(said, (answers.get(said) ?? 0) + 1)
    }
  }
  const told = [...answers].sort().map(([said, times]) => `${said} ${times}`)
  console.log(`${number} histories, seed ${scheduleSeed}: ${told.join(', ')}`)
  expect([...answers.keys()]).toEqual(expect.arrayContaining(meant))
}, 1_800_000)

test('an order that cannot have been is found out', () => {
  const letter = (answer: string): Asked => ({ act: { what: 'type', letter: 'a' }, answer })
  expect(findSerialOrder(newStory, [[letter('version 2')], [letter('version 2')]], () => true)).toBeNull()
  expect(findSerialOrder(newStory, [[letter('version 3')], [letter('version 2')]], () => true)).toHaveLength(2)
})
