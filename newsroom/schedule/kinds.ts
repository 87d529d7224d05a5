import type { publishingKinds, ScheduleKind } from '#db/schema/schedules.ts'
import type { Act } from '#newsroom/people/policy.ts'
import { endingBreaking } from './breaking-acts.ts'
import { launching, takingOut, unpinning } from './feed-acts.ts'
import { prepareStory, refusePrepared } from './prepare-story.ts'
import { publishPrepared } from './publish-prepared.ts'
import type { OtherAct, StoryAct } from './ran.ts'

type PublishingKind = (typeof publishingKinds)[number]

const publishing: StoryAct = {
  act: 'publish a story',
  isDoneHoweverLate: false,
  prepare: prepareStory,
  refuseTime: refusePrepared,
  run: publishPrepared,
}

/** What each kind of schedule does, a line each. Null: nobody can plan it yet. */
export const kinds: Record<PublishingKind, StoryAct> & Record<Exclude<ScheduleKind, PublishingKind>, OtherAct | null> = {
  publish: publishing,
  update: publishing,
  'take-out': takingOut,
  unpin: unpinning,
  'launch-order': launching,
  'end-banner': null,
  'end-breaking': endingBreaking,
}

/** What one must be allowed to do to plan this, to change its time and to cancel it. */
export const actOf = (kind: ScheduleKind): Act => kinds[kind]?.act ?? 'schedule a story'
