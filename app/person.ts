import { redirect } from 'next/navigation'
import type { Person } from '#newsroom/people/person.ts'

/** Who sent this request, looked up in the session rows; null when nobody is signed in. */
export async function personOfRequest(): Promise<Person | null> {
  return null
}

/** For pages of the desk: the person, or off to the sign-in page. */
export async function signedIn(): Promise<Person> {
  return (await personOfRequest()) ?? redirect('/desk/sign-in')
}
