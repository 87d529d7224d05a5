import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'
import { sessionCookie, sessionIdOf } from '#newsroom/people/session-cookie.ts'

/** Who sent this request, looked up in the session rows; null when nobody is signed in. Asked often, looked up once. */
export const personOfRequest: () => Promise<Person | null> = cache(async () => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie().name)?.value)
  return sessionId ? personOfSession(sessionId) : null
})

/** For pages of the desk: the person, or off to the sign-in page, which comes back to `here`. */
export async function requirePerson(here?: string): Promise<Person> {
  return (await personOfRequest()) ?? redirect(here ? `/desk/sign-in?next=${encodeURIComponent(here)}` : '/desk/sign-in')
}
