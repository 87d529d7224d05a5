'use client'

import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { SignInSteps } from './sign-in-steps.tsx'

/**
 * Signs in without leaving the page, when a session has ended while somebody was working: their text stays. `onSignedIn` may also be called
 * after a sign-in in another tab that does not count here, so retry the refused request, and keep the panel if it is refused again.
 */
export function SignInPanel({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords()
  return (
    <section aria-label={say('people.again')} className="w-full max-w-sm rounded-lg bg-surface p-4 text-ink text-sm shadow-popover">
      <div role="alert">
        <h2 className="font-bold text-base">{say('people.signedOut')}</h2>
        <p className="mt-0.5 mb-3 text-ink-soft">{say('people.signedOutAbout')}</p>
      </div>
      {/* No autofocus: the writer’s next keys belong to their text. */}
      <SignInSteps onSignedIn={onSignedIn} hasPasskeys={browserSupportsWebAuthn()} autoFocus={false} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3">
        <a href="/desk/sign-in" target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          {say('people.linkElsewhere')}
        </a>
        <Button size="small" onPress={onSignedIn}>
          {say('people.signedInThere')}
        </Button>
      </div>
    </section>
  )
}
