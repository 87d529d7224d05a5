import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import type { addWireFeed } from '#newsroom/wire/add-wire-feed.ts'
import type { WireWanted } from '#newsroom/wire/input.ts'
import type { markWire } from '#newsroom/wire/mark-wire.ts'
import type { pauseWireFeed } from '#newsroom/wire/pause-wire-feed.ts'
import type { removeWireFeed } from '#newsroom/wire/remove-wire-feed.ts'
import type { makeStory } from '#newsroom/wire-stories/make-story.ts'

export type WireActions = {
  add: Asked<typeof addWireFeed>
  pause: Asked<typeof pauseWireFeed>
  remove: Asked<typeof removeWireFeed>
  mark: Asked<typeof markWire>
  make: Asked<typeof makeStory>
}

type Problem = 'too-many-feeds' | 'there-already' | 'foreign-language' | 'not-public' | 'made' | 'recalled' | 'discarded'

export const inWords = (say: Say, problem: Problem | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say(`wire.problem-${problem}`)

export const interval = (say: Say, minutes: number): string =>
  minutes >= 60 ? say('wire.everyHours', { count: minutes / 60 }) : say('wire.everyMinutes', { count: minutes })

/** The address of the wire with these filters. */
export function addressOfWire({ feed, show, words, item, after }: WireWanted): string {
  const query = new URLSearchParams(
    Object.entries({ feed, show: show === 'all' ? show : undefined, words, item, after }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  )
  return query.size > 0 ? `/desk/wire?${query}` : '/desk/wire'
}
