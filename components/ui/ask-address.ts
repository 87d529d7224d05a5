import { done, no, type Outcome, type RequestProblem } from '#lib/outcome.ts'
import { longestAnswer } from './in-time.ts'

const problems: Readonly<Record<number, RequestProblem>> = { 400: 'invalid', 401: 'signed-out', 403: 'not-allowed', 404: 'not-found' }

/** GETs a JSON endpoint of the desk. Never rejects: without a response in time the problem is 'unreachable'. */
export async function askAddress<Value>(address: string, signal: AbortSignal): Promise<Outcome<Value, RequestProblem | 'unreachable'>> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswer)]),
      headers: { Accept: 'application/json' },
    })
    if (!response.ok) return no(problems[response.status] ?? 'unreachable')
    return done((await response.json()) as Value) // the response of our own server
  } catch {
    return no('unreachable')
  }
}
