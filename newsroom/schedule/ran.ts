import type { Transaction } from '#db/client.ts'
import type { HoldReason } from '#db/schema/schedules.ts'
import type { Outcome, Refused } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Act } from '#newsroom/people/policy.ts'
import type { OtherToSchedule, StoryToSchedule } from './input.ts'
import type { LockedSchedule } from './lock-schedule.ts'

/**
 * What became of a schedule whose time has come: done, with what the log is to say of it (`isNothingNew`: it was done already), or why it
 * is held instead. A refusal has changed nothing.
 */
export type Ran = Outcome<Record<string, unknown> & { isNothingNew?: boolean }, HoldReason>

/** What a schedule is about. */
export type About = Partial<Pick<LockedSchedule, 'articleId' | 'feedId' | 'subjectId' | 'preparedVersion' | 'isPart' | 'seenRevision'>>

export type PrepareProblem =
  | 'wrong-stage'
  | 'stale'
  | 'unfinished'
  | 'others-changes'
  | 'planned'
  | 'nothing-new'
  | 'embargoed'
  | 'gone'
  | 'rights-ended'
  | 'ask-first'

/** What one kind of schedule does. */
export type PlannedAct<Sent> = {
  /** What who plans it must be allowed to do, now and when its time has come. */
  act: Act
  /** What ends something is still done when its time was long ago; what begins something is held then, and an editor is asked. */
  isDoneHoweverLate: boolean
  /** Checks and stores what is planned, in the transaction that inserts the schedule for `at`. */
  prepare: (tx: Transaction, person: Person, sent: Sent, at: Date) => Promise<Outcome<About, PrepareProblem>>
  /** Whether it may go out at another time than the one it was prepared for. Without it any time will do. */
  refuseTime?: (tx: Transaction, schedule: LockedSchedule, at: Date) => Promise<Refused<'rights-ended'> | null>
  /** Does it in the name of that person. The row of the schedule, and that of its article, are locked. */
  run: (tx: Transaction, person: Person, schedule: LockedSchedule) => Promise<Ran>
}
export type StoryAct = PlannedAct<StoryToSchedule>
export type OtherAct = PlannedAct<OtherToSchedule>
