/** The result of a verb: its value, or one problem of a closed set that the screen turns into text. */
export type Outcome<Value, Problem extends string> = Done<Value> | Refused<Problem>
export type Done<Value> = { ok: true; value: Value }
export type Refused<Problem extends string> = { ok: false; problem: Problem; detail?: Readonly<Record<string, unknown>> }

export const done = <Value>(value: Value): Done<Value> => ({ ok: true, value })

/** A refusal. `detail` contains what the screen needs to explain it (the newer text of a stale save, the missing parts). */
export const no = <Problem extends string>(problem: Problem, detail?: Readonly<Record<string, unknown>>): Refused<Problem> =>
  detail ? { ok: false, problem, detail } : { ok: false, problem }

/** It does not exist, or this person may not see it: the two look the same. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The person may see the thing, but not do this to it. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/** The person may do this, but the last proof of who they are is too old for it. */
export class NotProven extends Error {
  override name = 'NotProven'
}

/** What can go wrong with any request of a signed-in person, before the verb is called or as it begins (app/action.ts). */
export type RequestProblem = 'signed-out' | 'cross-site' | 'invalid' | 'not-allowed' | 'not-found' | 'unproven'

/** A verb as the desk's screens call it: by an action that adds the person. */
export type Asked<Verb> = Verb extends (person: infer _Person, input: infer Input) => Promise<infer Answer>
  ? (input: Input) => Promise<Answer | Refused<RequestProblem>>
  : never

/** For `.catch`: what is not there, or not visible to this person, is null; any other error stays one. */
export function orNull(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
