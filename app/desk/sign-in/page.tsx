import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { anybodyOfRequest, deskLanguageNames, deskWords, personSettingUpOfRequest } from '#app/person.ts'
import { SignIn } from '#components/people/sign-in.tsx'
import { sendsMail } from '#lib/mail.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { personOfLink } from '#newsroom/people/one-time-link.ts'
import { passkeysWork } from '#newsroom/people/relying-party.ts'
import { requestLink } from './actions.ts'
import { nextPath } from './next.ts'

// The URL may contain a one-time link, so it is not sent as a referrer to other sites.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await deskWords()).say('people.signIn'), referrer: 'same-origin' }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  await deskWords()
  const { token, next } = await searchParams
  const link = typeof token === 'string' ? { token, person: await personOfLink(token) } : null
  if (!link && ((await anybodyOfRequest()) || (await personSettingUpOfRequest()))) redirect(nextPath(next))
  const { name, tagline } = await masthead()
  const paper = { name: localize(name, firstLanguage()), tagline: localize(tagline, firstLanguage()) }
  return (
    <SignIn
      paper={paper}
      link={link}
      next={nextPath(next)}
      languages={deskLanguageNames}
      hasPasskeys={passkeysWork()}
      requestLink={sendsMail() ? requestLink : null}
    />
  )
}
