import { setTimeout as wait } from 'node:timers/promises'
import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotFound, type Outcome } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { storySchema } from '#newsroom/articles/story-schema.ts'
import type { Person } from '#newsroom/people/person.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { runSchedule } from '#newsroom/schedule/run-schedule.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { farAway, seenOf } from '#testing/planned-story.ts'
import type { Act, Asked } from './serial-story.ts'

export type Kind = Act['what']
const planOf = async (articleId: string) =>
  (
    await database()
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.articleId, articleId), isNull(schedules.endedAt)))
  )[0]?.id

/** Who acts. */
export type Actors = Record<'marta' | 'olena', Person>

/** One story, on which one process acts. */
export class History {
  readonly #cast: Actors
  readonly #articleId: string
  readonly #chance: () => number
  constructor(cast: Actors, articleId: string, chance: () => number) {
    this.#cast = cast
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
    const { marta, olena } = this.#cast
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
    const { olena } = this.#cast
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
