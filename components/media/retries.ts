import type { RequestProblem } from '#lib/outcome.ts'
import type { SendProblem } from './send-file.ts'

/** What may stand in the way of any file that is sent. */
export type WayProblem = SendProblem | Exclude<RequestProblem, 'not-found'>

/** Whether a file that did not come through may come in at the next attempt. What it is refused for is said by each endpoint. */
const onTheWay = {
  empty: false,
  'too-big': false,
  'too-many-unfinished': true,
  'signed-out': true,
  'cross-site': true,
  'not-allowed': false,
  unproven: true,
  invalid: true,
  offline: true,
  outage: true,
  stopped: true,
} satisfies Record<WayProblem, boolean>

/** The problems of one endpoint: `own` says of those that it alone has whether another attempt is worth it. */
export function retriesOf<Own extends string>(own: Record<Own, boolean>) {
  const all = { ...own, ...onTheWay } as Record<Own | WayProblem, boolean> // of both
  return {
    isWorthRetrying: (problem: Own | WayProblem): boolean => all[problem],
    isProblem: (problem: unknown): problem is Own | WayProblem => typeof problem === 'string' && Object.hasOwn(all, problem),
  }
}
