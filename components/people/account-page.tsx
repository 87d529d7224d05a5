import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'
import type { OwnSession } from '#newsroom/people/own-account.ts'
import type { Role } from '#newsroom/people/person.ts'
import { NameForm } from './name-form.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { SetPasswordForm } from './set-password-form.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import { type Ask, roleMeanings, roleNames } from './words.ts'

export type AccountActions = {
  rename: Ask<{ name: string }>
  setPassword: Ask<{ current: string; password: string }, { ended: number }>
  endSession: Ask<{ sessionId: string }>
  signOutElsewhere: Ask<Record<string, never>, { ended: number }>
  signOut: Ask<Record<string, never>>
}

/** A person's own page: name, password, and where they are signed in. */
export function AccountPage({
  person,
  account,
  zone,
  actions,
}: {
  person: { name: string; email: string; role: Role }
  account: { hasPassword: boolean; proof: 'password' | 'presence'; sessions: OwnSession[] }
  zone: string
  actions: AccountActions
}) {
  return (
    <Page
      title="Your account"
      about={`${person.email} · ${roleNames[person.role]}: ${roleMeanings[person.role].toLowerCase()}`}
      actions={<SignOutButton signOut={actions.signOut} />}
    >
      <Part title="Name" about="How colleagues see you on the desk. A byline is not an account: it does not change.">
        <NameForm name={person.name} rename={actions.rename} />
      </Part>
      <Part
        title="Password"
        about={account.hasPassword ? 'Changing it signs you out everywhere else.' : 'You have none yet: you come in by one-time links.'}
      >
        <SetPasswordForm email={person.email} {...account} setPassword={actions.setPassword} />
      </Part>
      <Part title="Signed in" about="The browsers that are signed in as you. A session lasts 30 days.">
        <OwnSessions sessions={account.sessions} zone={zone} endSession={actions.endSession} signOutElsewhere={actions.signOutElsewhere} />
      </Part>
    </Page>
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
