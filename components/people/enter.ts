import { inTime } from '#components/ui/in-time.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'

/** Why signing in failed. 'unreachable': there was no answer, or none in time. */
export type EntryProblem = 'link-spent' | 'wrong' | 'too-many' | 'unreachable'

/** Signs this browser in, with a provider of app/api/auth. */
export const enter = (way: 'link' | 'password', key: Record<string, string>): Promise<Outcome<null, EntryProblem>> =>
  inTime(askToEnter(way, key))

async function askToEnter(way: 'link' | 'password', key: Record<string, string>): Promise<Outcome<null, EntryProblem>> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string } // next-auth's response
  const answer = await fetch(`/api/auth/callback/${way}`, {
    method: 'POST',
    body: new URLSearchParams({ ...key, csrfToken, json: 'true' }),
  })
  const { url } = (await answer.json()) as { url: string } // next-auth's response
  const target = new URL(url, window.location.href)
  return answer.ok && target.pathname === '/desk' ? done(null) : no(problemOf(target.searchParams.get('error')))
}

const problemOf = (error: string | null): EntryProblem => {
  if (error === 'link-spent' || error === 'wrong' || error === 'too-many') return error
  return 'unreachable'
}
