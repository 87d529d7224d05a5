import type { ComponentProps } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { useWords } from '#words'
import { EnterByPassword } from './enter-by-password.tsx'
import { LinkForm } from './link-form.tsx'
import { Nameplate } from './nameplate.tsx'
import type { DeskLanguageChoice } from './own-language.tsx'
import { RequestLinkForm } from './request-link-form.tsx'
import { SignInLanguage } from './sign-in-language.tsx'

type Link = { token: string; person: { name: string; email: string } | null }

/** The sign-in page: by a one-time link, by password, or by requesting a link. */
export function SignIn({
  paper,
  link,
  next,
  languages,
  hasPasskeys,
  requestLink,
}: {
  paper: { name: string; tagline: string }
  link: Link | null
  next: string
  languages: DeskLanguageChoice[]
  hasPasskeys: boolean
  requestLink: ComponentProps<typeof RequestLinkForm>['request'] | null
}) {
  const say = useWords()
  return (
    <div className="flex min-h-dvh flex-col items-center px-6 py-[clamp(2rem,14dvh,9rem)]">
      <div className="w-full max-w-84">
        <Nameplate name={paper.name} about={paper.tagline || say('people.desk')} />
        <div className="mt-9">
          <h1 className="font-bold text-lg">{link?.person ? say('people.welcome', { name: link.person.name }) : say('people.desk')}</h1>
          {link?.person ? (
            <ByLink link={link} email={link.person.email} next={next} />
          ) : (
            <ByKey spent={link !== null} next={next} hasPasskeys={hasPasskeys} requestLink={requestLink} />
          )}
        </div>
        <SignInLanguage languages={languages} />
      </div>
    </div>
  )
}

function ByLink({ link, email, next }: { link: Link; email: string; next: string }) {
  const say = useWords()
  return (
    <>
      <p className="mt-0.5 mb-4 text-ink-soft">{say.rich('people.signInAs', { email: () => <span className="text-ink">{email}</span> })}</p>
      <LinkForm token={link.token} next={next} />
    </>
  )
}

function ByKey({
  spent,
  next,
  hasPasskeys,
  requestLink,
}: { spent: boolean; next: string } & Pick<ComponentProps<typeof SignIn>, 'requestLink' | 'hasPasskeys'>) {
  const say = useWords()
  return (
    <>
      <p className="mt-0.5 mb-4 text-ink-soft">{say('people.signInAbout')}</p>
      {spent && (
        <div className="mb-4">
          <Alert tone="warn">{say('people.linkSpent')}</Alert>
        </div>
      )}
      <EnterByPassword next={next} hasPasskeys={hasPasskeys}>
        {requestLink ? (
          <details className="mt-6 border-line border-t pt-4">
            <summary className="font-semibold text-accent">{say('people.noPassword')}</summary>
            <div className="mt-3">
              <RequestLinkForm request={requestLink} />
            </div>
          </details>
        ) : (
          <p className="mt-6 border-line border-t pt-4 text-ink-soft">{say('people.noPasswordAsk')}</p>
        )}
      </EnterByPassword>
    </>
  )
}
