import type { ComponentProps } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { EnterByPassword } from './enter-by-password.tsx'
import { LinkForm } from './link-form.tsx'
import { Nameplate } from './nameplate.tsx'
import { RequestLinkForm } from './request-link-form.tsx'

type Link = { token: string; person: { name: string; email: string } | null }

/** Sign-in: by the one-time link that one came with, else by password or a link that is mailed. */
export function SignIn({
  paper,
  link,
  next,
  requestLink,
}: {
  paper: { name: string; tagline: string }
  link: Link | null
  next: string
  requestLink: ComponentProps<typeof RequestLinkForm>['request'] | null
}) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-6 py-[clamp(2rem,14dvh,9rem)]">
      <div className="w-full max-w-84">
        <Nameplate name={paper.name} about={paper.tagline || 'The desk'} />
        <div className="mt-9">
          <h1 className="font-bold text-lg">{link?.person ? `Welcome, ${link.person.name}` : 'The desk'}</h1>
          {link?.person ? (
            <ByLink link={link} email={link.person.email} next={next} />
          ) : (
            <ByKey spent={link !== null} next={next} requestLink={requestLink} />
          )}
        </div>
      </div>
    </div>
  )
}

function ByLink({ link, email, next }: { link: Link; email: string; next: string }) {
  return (
    <>
      <p className="mt-0.5 mb-4 text-ink-soft">
        This link signs you in as <span className="text-ink">{email}</span>. It works once.
      </p>
      <LinkForm token={link.token} next={next} />
    </>
  )
}

function ByKey({ spent, next, requestLink }: { spent: boolean; next: string } & Pick<ComponentProps<typeof SignIn>, 'requestLink'>) {
  return (
    <>
      <p className="mt-0.5 mb-4 text-ink-soft">Sign in to write, edit and publish.</p>
      {spent && (
        <div className="mb-4">
          <Alert tone="warn">This link was used already, or is older than 15 minutes. Sign in by password, or ask for a new link.</Alert>
        </div>
      )}
      <EnterByPassword next={next} />
      {requestLink ? (
        <details className="mt-6 border-line border-t pt-4">
          <summary className="font-semibold text-accent">No password, or forgotten it?</summary>
          <div className="mt-3">
            <RequestLinkForm request={requestLink} />
          </div>
        </details>
      ) : (
        <p className="mt-6 border-line border-t pt-4 text-ink-soft">
          No password, or forgotten it? Ask an admin of the newsroom for a one-time link.
        </p>
      )}
    </>
  )
}
