import { fork } from 'node:child_process'
import { once } from 'node:events'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts, publications, revisions } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { isLong } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { completeStory } from '#testing/planned-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { History, type Kind } from './history.ts'
import type { Lane } from './history-lane.ts'
import { scheduleSeed } from './options.ts'
import { type Asked, findSerialOrder, newStory, perform, type Story } from './serial-story.ts'

/**
 * Two editors and a worker act on one story within the same moments, each in a process of their own, as with two webs: publish, plan, cancel, correct,
 * unpublish, take down, discard, type, run. What each of them was answered, and the end, must be those of some order in which one did it
 * after the other (serial-story.ts).
 */
const histories = isLong ? 500 : 60
let cast: Cast
let webs: readonly Web[]
beforeAll(async () => {
  cast = await seedCast()
  webs = [new Web(), new Web(), new Web()]
})
afterAll(() => {
  for (const web of webs) web.stop()
})

/** A process that plays lanes of histories (history-lane.ts), as one web of several does. */
class Web {
  readonly #child = fork(`${import.meta.dirname}/history-lane.ts`, { execArgv: [] })

  async play(lane: Lane): Promise<Asked[]> {
    this.#child.send(lane)
    const [{ asked, problem }] = (await once(this.#child, 'message')) as [{ asked?: Asked[]; problem?: string }] // history-lane.ts sends it
    if (!asked) throw new Error(problem)
    return asked
  }

  stop(): void {
    this.#child.kill('SIGKILL')
  }
}

const kindsOfActs: readonly Kind[] = [
  ...(['type', 'type', 'type', 'publish', 'publish', 'schedule', 'schedule', 'schedule'] as const),
  ...(['correct', 'come due', 'come due', 'cancel', 'unpublish', 'unpublish', 'take down', 'discard'] as const),
]

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
  let begin = newStory
  // Half of the stories are live when it begins, and half have a plan, with words that are newer than it.
  const before: Kind[] = [
    ...(chance() < 0.5 ? (['publish', 'type'] as const) : []),
    ...(chance() < 0.5 ? (['schedule', 'type'] as const) : []),
  ]
  for (const { act } of await new History(cast, articleId, chance).lane(before)) begin = perform(begin, act).story
  const choose = () => Array.from({ length: 3 }, () => kindsOfActs[Math.floor(chance() * kindsOfActs.length)] ?? 'type')
  const acts = [choose(), choose(), null]
  const lanes = await Promise.all(
    acts.map((kinds, web) => webs[web]?.play({ cast, articleId, kinds, seed: Math.floor(chance() * 2 ** 31) }) ?? []),
  )
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
