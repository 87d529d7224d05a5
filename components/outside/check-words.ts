import type { Say } from '#components/ui/words/say.ts'
import { span } from '#components/workflow/confirmation-words.ts'
import type { OutsideCheck, ShownSpot } from '#newsroom/outside/check-of.ts'
import { inTime } from '#newsroom/outside/limits.ts'

/** How a check stands, in one sentence, and with which mark. */
export type Summary = { tone: 'seen' | 'looking' | 'red' | 'quiet'; text: string }

export const isGone = ({ kind }: Pick<OutsideCheck, 'kind'>): boolean => kind === 'unpublished' || kind === 'taken-down'

export function summaryInWords(say: Say, check: OutsideCheck | null | undefined): Summary {
  if (!check) return { tone: 'quiet', text: say(check === null ? 'outside.again-never-out' : 'outside.waiting') }
  const { state, spots } = check
  if (state === 'waiting' || (state === 'looking' && spots.length === 0)) return { tone: 'looking', text: say('outside.waiting') }
  if (state === 'none') return { tone: 'quiet', text: say('outside.none') }
  if (spots.length === 0) return { tone: 'quiet', text: say('outside.nothing') }
  const red = spots.filter((spot) => spot.state === 'red').length
  if (red > 0) return { tone: 'red', text: describeRed(say, check, red) }
  const seen = spots.filter(({ after }) => after !== null).length
  if (seen < spots.length) return { tone: 'looking', text: say('outside.summaryLooking', { seen, all: spots.length }) }
  return { tone: 'seen', text: say(isGone(check) ? 'outside.summarySeenGone' : 'outside.summarySeen') }
}

function describeRed(say: Say, check: OutsideCheck, count: number): string {
  const said = say(isGone(check) ? 'outside.summaryRedGone' : 'outside.summaryRed', { count, span: span(say, inTime) })
  return `${said} ${say(check.state === 'over' ? 'outside.gaveUp' : 'outside.goesOn')}`
}

/** When a spot showed the change. */
export function spotInWords(say: Say, check: OutsideCheck, { state, after }: ShownSpot): string {
  if (after === null) return say(state === 'red' ? 'outside.red' : 'outside.looking')
  if (check.isAsked) return say(isGone(check) ? 'outside.goneNow' : 'outside.seenNow')
  return say(state === 'seen-late' ? 'outside.seen-late' : 'outside.seen', { span: span(say, after) })
}

/** What is wrong at a red spot, and what to do. */
export const problemInWords = (say: Say, { problem, status }: ShownSpot): string =>
  say(`outside.problem-${problem ?? 'no-answer'}`, { status: String(status ?? '') })
