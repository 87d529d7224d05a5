import { inTime } from '#components/ui/in-time.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { SecondStep } from '#newsroom/people/finish-sign-in.ts'
import { type PasskeyOptions, pickPasskey } from './pick-passkey.ts'

/**
 * Why signing in failed. 'unreachable': there was no answer, or none in time. 'no-passkey': the browser has none of this site, or the
 * person closed its dialog. 'second-step': nothing failed, `detail` has what the second step needs.
 */
export type EntryProblem =
  | 'link-spent'
  | 'wrong'
  | 'wrong-passkey'
  | 'too-many'
  | 'ticket-over'
  | 'no-passkey'
  | 'second-step'
  | 'unreachable'

export type Entry = Outcome<null, EntryProblem>
type Way = 'link' | 'password' | 'passkey' | 'second-step'

/** Signs this browser in, with a provider of app/api/auth. */
export const enter = (way: Way, key: Record<string, string>): Promise<Entry> => inTime(askToEnter(way, key))

/** The same by a passkey: alone, or as the second step of `ticket`. */
export async function enterByPasskey(ticket?: string): Promise<Entry> {
  const options = await inTime(askForOptions())
  if (!options.ok) return options
  const passkey = await pickPasskey(options.value)
  if (!passkey) return no('no-passkey')
  return ticket ? enter('second-step', { ticket, passkey }) : enter('passkey', { passkey })
}

const askForOptions = async (): Promise<Outcome<PasskeyOptions, never>> =>
  done((await (await fetch('/api/passkey-options')).json()) as PasskeyOptions) // the response of our own server

async function askToEnter(way: Way, key: Record<string, string>): Promise<Entry> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string } // next-auth's response
  const answer = await fetch(`/api/auth/callback/${way}`, {
    method: 'POST',
    body: new URLSearchParams({ ...key, csrfToken, json: 'true' }),
  })
  const { url } = (await answer.json()) as { url: string } // next-auth's response
  const target = new URL(url, window.location.href)
  return answer.ok && target.pathname === '/desk' ? done(null) : refuse(target.searchParams.get('error') ?? '')
}

const problems = {
  'link-spent': true,
  wrong: true,
  'wrong-passkey': true,
  'too-many': true,
  'ticket-over': true,
} satisfies Partial<Record<EntryProblem, true>>

const isProblem = (text: string): text is keyof typeof problems => Object.hasOwn(problems, text)

function refuse(error: string): Entry {
  const [problem = '', ways = '', ticket = ''] = error.split(' ')
  if (problem === 'second-step' && ticket) return no('second-step', { ways: ways.split('+'), ticket })
  return no(isProblem(problem) ? problem : 'unreachable')
}

/** What the second step needs, when signing in leads to it. */
export function secondStepOf(entry: Entry): SecondStep | null {
  if (entry.ok || entry.problem !== 'second-step') return null
  return entry.detail as SecondStep // `refuse` writes it
}
