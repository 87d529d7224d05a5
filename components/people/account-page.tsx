import type { ReactNode } from 'react'
import type { FactorActions } from '#components/factors/factor-actions.ts'
import { OwnFactors } from '#components/factors/own-factors.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import type { DeskLanguage } from '#lib/desk-languages.ts'
import type { Factors } from '#newsroom/people/factors.ts'
import type { OpenSession } from '#newsroom/people/open-sessions.ts'
import type { OwnPasskey } from '#newsroom/people/own-passkeys.ts'
import type { Role } from '#newsroom/people/person.ts'
import { useWords } from '#words'
import { NameForm } from './name-form.tsx'
import { type DeskLanguageChoice, OwnLanguage } from './own-language.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { SetPasswordForm } from './set-password-form.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import type { Ask } from './words.ts'

export type AccountActions = {
  rename: Ask<{ name: string }>
  chooseLanguage: Ask<{ language: DeskLanguage | null }>
  setPassword: Ask<{ current: string; password: string }, { ended: number }>
  endSession: Ask<{ sessionId: string }>
  signOutElsewhere: Ask<Record<string, never>, { ended: number }>
  signOut: Ask<Record<string, never>>
  factors: FactorActions
}

/** A person's own page: name, password, second factors, language and sessions. */
export function AccountPage({
  person,
  account,
  languages,
  zone,
  passkeysWork,
  actions,
}: {
  person: { id: string; name: string; email: string; role: Role; deskLanguage: DeskLanguage | null }
  account: { hasPassword: boolean; proof: 'password' | 'presence'; sessions: OpenSession[]; passkeys: OwnPasskey[]; factors: Factors }
  languages: DeskLanguageChoice[]
  zone: string
  passkeysWork: boolean
  actions: AccountActions
}) {
  const say = useWords()
  return (
    <Page
      title={say('desk.yourAccount')}
      about={say('people.accountAbout', {
        email: person.email,
        role: say(`people.role-${person.role}`),
        meaning: say(`people.meaning-${person.role}`),
      })}
      actions={<SignOutButton signOut={actions.signOut} personId={person.id} />}
    >
      <Part title={say('people.name')} about={say('people.nameAbout')}>
        <NameForm name={person.name} rename={actions.rename} />
      </Part>
      <Part title={say('people.password')} about={say(account.hasPassword ? 'people.passwordAbout' : 'people.noPasswordAbout')}>
        <SetPasswordForm email={person.email} hasPassword={account.hasPassword} proof={account.proof} setPassword={actions.setPassword} />
      </Part>
      <Part title={say('factors.title')} about={say('factors.about')}>
        <OwnFactors
          passkeys={account.passkeys}
          factors={account.factors}
          passkeysWork={passkeysWork}
          zone={zone}
          actions={actions.factors}
        />
      </Part>
      <Part title={say('people.language')} about={say('people.languageAbout')}>
        <OwnLanguage own={person.deskLanguage} languages={languages} choose={actions.chooseLanguage} />
      </Part>
      {person.role === 'guest' && <MailChoices />}
      <Part title={say('people.signedIn')} about={say('people.signedInAbout')}>
        <OwnSessions sessions={account.sessions} zone={zone} endSession={actions.endSession} signOutElsewhere={actions.signOutElsewhere} />
      </Part>
      <Part title={say('people.ownData')} about={say('people.ownDataAbout')}>
        <a href="/desk/account/data" download className="text-accent underline underline-offset-2">
          {say('people.downloadOwnData')}
        </a>
      </Part>
    </Page>
  )
}

/** The staff reach their choices from their notices. */
function MailChoices() {
  const say = useWords()
  return (
    <Part title={say('notices.choices')} about={say('notices.mailChoicesAbout')}>
      <Link href="/desk/notices/choices" className="text-accent underline underline-offset-2">
        {say('notices.choose')}
      </Link>
    </Part>
  )
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-line border-t py-5 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h2 className="font-bold">{title}</h2>
        <p className="text-ink-soft text-xs">{about}</p>
      </div>
      <div className="max-w-lg">{children}</div>
    </section>
  )
}
