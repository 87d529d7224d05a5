import { headers } from 'next/headers'
import type { z } from 'zod'
import { anybodyOfRequest, personOfRequest, personSettingUpOfRequest } from '#app/person.ts'
import { fieldProblems } from '#lib/field-problems.ts'
import { NotAllowed, NotFound, NotProven, no, type Outcome, type RequestProblem } from '#lib/outcome.ts'
import { parseInput } from '#lib/parse-input.ts'
import type { Person } from '#newsroom/people/person.ts'
import { isSecure } from '#newsroom/people/session-cookie.ts'

export type Answer<Value, Problem extends string> = Outcome<Value, Problem | RequestProblem>

/**
 * The wrapper of every mutation: checks the origin and the person, who is no guest, parses the input, calls the verb. The last argument is the input: an
 * object, or FormData (as useActionState passes it).
 */
export function action<Schema extends z.ZodType, Value, Problem extends string>(
  schema: Schema,
  verb: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
) {
  return (...sent: unknown[]) => act(personOfRequest, schema, verb, sent)
}

/** The same for what a guest may also do. */
export function actionOfAnybody<Schema extends z.ZodType, Value, Problem extends string>(
  schema: Schema,
  verb: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
) {
  return (...sent: unknown[]) => act(anybodyOfRequest, schema, verb, sent)
}

/** The same, also for a guest and for what somebody may do who has to set up a second factor before the desk opens: that, and signing out. */
export function setUpAction<Schema extends z.ZodType, Value, Problem extends string>(
  schema: Schema,
  verb: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
) {
  return (...sent: unknown[]) => act(async () => (await anybodyOfRequest()) ?? personSettingUpOfRequest(), schema, verb, sent)
}

async function act<Schema extends z.ZodType, Value, Problem extends string>(
  findPerson: () => Promise<Person | null>,
  schema: Schema,
  verb: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
  sent: readonly unknown[],
): Promise<Answer<Value, Problem>> {
  if (!(await isOurOwnPage())) return no('cross-site')
  return answer(findPerson, schema, verb, plain(sent.at(-1)))
}

/**
 * The wrapper of a question that a page asks by GET. It changes nothing, so its origin does not matter. Guests ask it as well, and `ask`
 * refuses what is not theirs.
 */
export const question =
  <Schema extends z.ZodType, Value, Problem extends string>(
    schema: Schema,
    ask: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
  ) =>
  (sent: unknown): Promise<Answer<Value, Problem>> =>
    answer(anybodyOfRequest, schema, ask, sent)

async function answer<Schema extends z.ZodType, Value, Problem extends string>(
  findPerson: () => Promise<Person | null>,
  schema: Schema,
  verb: (person: Person, input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
  sent: unknown,
): Promise<Answer<Value, Problem>> {
  const person = await findPerson()
  if (!person) return no((await anybodyOfRequest()) ? 'not-allowed' : 'signed-out')
  const parsed = parseInput(schema, sent)
  if (!parsed.success) return no('invalid', toDetail(parsed.error))
  try {
    return await verb(person, parsed.data)
  } catch (error) {
    if (error instanceof NotFound) return no('not-found')
    if (error instanceof NotAllowed) return no('not-allowed')
    if (error instanceof NotProven) return no('unproven')
    throw error
  }
}

/** The same for visitors who are not signed in. The result must reveal nothing that not everybody may know. */
export function visitorAction<Schema extends z.ZodType, Value, Problem extends string>(
  schema: Schema,
  verb: (input: z.output<Schema>) => Promise<Outcome<Value, Problem>>,
) {
  return async (...sent: unknown[]): Promise<Outcome<Value, Problem | 'cross-site' | 'invalid'>> => {
    if (!(await isOurOwnPage())) return no('cross-site')
    const parsed = parseInput(schema, plain(sent.at(-1)))
    return parsed.success ? verb(parsed.data) : no('invalid', toDetail(parsed.error))
  }
}

/** Whether the request comes from our own page. Next accepts an action without an Origin header with a warning; we do not. */
export async function isOurOwnPage(): Promise<boolean> {
  const sent = await headers()
  const origin = sent.get('origin')
  if (origin === null) return sent.get('sec-fetch-site') === 'same-origin'
  if (!URL.canParse(origin)) return false
  const { host, protocol } = new URL(origin)
  // An https site must not accept its http origin: anybody on the network can forge pages there.
  if (isSecure() && protocol !== 'https:') return false
  return host === (sent.get('x-forwarded-host') ?? sent.get('host'))
}

const toDetail = (error: z.ZodError) => ({ fields: fieldProblems(error) })

const plain = (sent: unknown): unknown => {
  if (!(sent instanceof FormData)) return sent
  return Object.fromEntries([...new Set(sent.keys())].filter((key) => !key.startsWith('$ACTION')).map((key) => [key, sent.get(key)]))
}
