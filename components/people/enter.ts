/** Why signing in failed. 'unreachable': there was no response. */
export type EntryProblem = 'link-spent' | 'wrong' | 'too-many' | 'unreachable'
export type Entry = { ok: true } | { ok: false; problem: EntryProblem }

/** Signs this browser in, with a provider of app/api/auth. */
export async function enter(way: 'link' | 'password', key: Record<string, string>): Promise<Entry> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string } // next-auth's response
    const answer = await fetch(`/api/auth/callback/${way}`, {
      method: 'POST',
      body: new URLSearchParams({ ...key, csrfToken, json: 'true' }),
    })
    const { url } = (await answer.json()) as { url: string } // next-auth's response
    const target = new URL(url, window.location.href)
    if (answer.ok && target.pathname === '/desk') return { ok: true }
    return { ok: false, problem: problemOf(target.searchParams.get('error')) }
  } catch {
    return { ok: false, problem: 'unreachable' }
  }
}

const problemOf = (error: string | null): EntryProblem => {
  if (error === 'link-spent' || error === 'wrong' || error === 'too-many') return error
  return 'unreachable'
}
