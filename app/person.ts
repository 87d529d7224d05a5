import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Say, Words } from '#components/ui/words/say.ts'
import { speak } from '#components/ui/words/server-words.ts'
import {
  acceptedDeskLanguage,
  type DeskLanguage,
  deskLanguageCookie,
  deskLanguages,
  isDeskLanguage,
  pseudoLanguage,
  type SpokenLanguage,
} from '#lib/desk-languages.ts'
import { speaksPseudo } from '#lib/env.ts'
import { languageFacts } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession, personSettingUp } from '#newsroom/people/session.ts'
import { sessionCookie, sessionIdOf } from '#newsroom/people/session-cookie.ts'

/** Who sent this request, by their session, guests too; null when nobody is signed in. Looked up once per request. */
export const anybodyOfRequest: () => Promise<Person | null> = cache(async () => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie().name)?.value)
  return sessionId ? personOfSession(sessionId) : null
})

/** The person of the newsroom who sent this request; null for a guest. What a guest may open asks `anybodyOfRequest` instead. */
export async function personOfRequest(): Promise<Person | null> {
  const person = await anybodyOfRequest()
  return person?.role === 'guest' ? null : person
}

/** Who has to set up a second factor before this session opens the desk; null for everybody else. */
export const personSettingUpOfRequest: () => Promise<Person | null> = cache(async () => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie().name)?.value)
  return sessionId ? personSettingUp(sessionId) : null
})

/**
 * For pages of the desk: the person, or a redirect to the sign-in page, which returns to `here`. For a guest there is no such page. Also sets
 * the language of what is rendered after it.
 */
export async function requirePerson(here?: string): Promise<Person> {
  const person = await requireAnybody(here)
  return person.role === 'guest' ? notFound() : person
}

/** The same for the few pages that a guest may open. */
export async function requireAnybody(here?: string): Promise<Person> {
  await deskWords()
  const person = await anybodyOfRequest()
  if (person) return person
  const page = (await personSettingUpOfRequest()) ? '/desk/sign-in/second-factor' : '/desk/sign-in'
  return redirect(here ? `${page}?next=${encodeURIComponent(here)}` : page)
}

/** The language of the desk for this request: the person's choice, else that of the sign-in page, else what the browser asks for. */
export async function languageOfRequest(): Promise<SpokenLanguage> {
  const ofBrowser = (await cookies()).get(deskLanguageCookie)?.value
  if (ofBrowser === pseudoLanguage && speaksPseudo()) return pseudoLanguage
  const own = (await anybodyOfRequest())?.deskLanguage
  if (own) return own
  return isDeskLanguage(ofBrowser) ? ofBrowser : acceptedDeskLanguage((await headers()).get('accept-language') ?? '')
}

/** The language of mail for somebody who has chosen none: that of who asks for it. */
export async function mailLanguage(): Promise<DeskLanguage> {
  const language = await languageOfRequest()
  return language === pseudoLanguage ? 'en' : language
}

/** The words of the desk in that language; from here on the server components of this request have them too. */
export async function deskWords(): Promise<Words> {
  return speak(await languageOfRequest())
}

/** The title of a page of the desk: `export const generateMetadata = titleOf((say) => say('desk.stories'))`. */
export const titleOf = (tell: (say: Say) => string) => async (): Promise<Metadata> => ({ title: tell((await deskWords()).say) })

/** The languages of the desk, by the names they give themselves. */
export const deskLanguageNames = deskLanguages.map((code) => ({ code, name: languageFacts[code].name }))
