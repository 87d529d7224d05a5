import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { meantTime, type TimeProblem } from '#newsroom/articles/meant-time.ts'
import { wakeAt } from '#newsroom/articles/wake-at.ts'
import { holdActs, requireProofForMany } from '#newsroom/people/many-acts.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { OtherToSchedule, StoryToSchedule, scheduleInput } from './input.ts'
import { kinds } from './kinds.ts'
import { subjectOf } from './lock-schedule.ts'
import type { PrepareProblem } from './ran.ts'
import { thingOf } from './thing-of.ts'

/**
 * Plans something for a time of the newsroom's clocks: a story to be published or updated as it is on the editor's screen, or another act
 * (kinds.ts). The story keeps its stage, and may be written on: what was approved now goes out. The worker does it (run-schedule.ts).
 */
export async function schedule(
  person: Person,
  sent: z.output<typeof scheduleInput>,
): Promise<Outcome<{ id: string; at: Date }, PrepareProblem | TimeProblem>> {
  authorise(person, 'schedule a story')
  return transaction(async (tx) => {
    await holdActs(tx, person)
    await requireProofForMany(tx, person, ['schedule'])
    const time = await meantTime(tx, sent)
    if (!time.ok) return time
    const at = time.value
    const prepared = await prepare(tx, person, sent, at)
    if (!prepared.ok) return prepared
    const { kind, wallTime, zone } = sent
    const row = { kind, ...prepared.value, at, wallTime, zone, plannedBy: person.id }
    const [inserted] = await tx.insert(schedules).values(row).returning({ id: schedules.id, articleId: schedules.articleId })
    if (!inserted) throw new Error('the schedule was not inserted')
    await wakeAt(tx, inserted.id, at)
    await record(tx, person, 'schedule', subjectOf(inserted), { schedule: inserted.id, kind, at: at.toISOString(), wallTime, zone })
    return done({ id: inserted.id, at })
  })
}

async function prepare(tx: Transaction, person: Person, sent: StoryToSchedule | OtherToSchedule, at: Date) {
  if (isStory(sent)) return kinds[sent.kind].prepare(tx, person, sent, at)
  const planned = kinds[sent.kind]
  if (!planned) return no('gone')
  authorise(person, planned.act, await thingOf(tx, sent))
  return planned.prepare(tx, person, sent, at)
}

const isStory = (sent: StoryToSchedule | OtherToSchedule): sent is StoryToSchedule => 'seen' in sent
