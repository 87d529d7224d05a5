'use client'

import { Button } from '#components/ui/button.tsx'
import { PasswordForm } from './password-form.tsx'

/**
 * Signs in without leaving the page, for when a session has ended under somebody's hands: what they were writing stays
 * where it is. `onSignedIn` may be called in good faith after a sign-in in another tab, so try again what was refused, and
 * keep the panel if it is refused again.
 */
export function SignInPanel({ onSignedIn }: { onSignedIn: () => void }) {
  return (
    <section aria-label="Sign in again" className="w-full max-w-sm rounded-lg bg-surface p-4 text-ink text-sm shadow-popover">
      <div role="alert">
        <h2 className="font-bold text-base">You have been signed out</h2>
        <p className="mt-0.5 mb-3 text-ink-soft">Nothing is lost: your text is kept on this device. Sign in, and it is saved.</p>
      </div>
      {/* Somebody is writing: the next keys belong to their text, not to this form. */}
      <PasswordForm onSignedIn={onSignedIn} autoFocus={false} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3">
        <a href="/desk/sign-in" target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          Use a one-time link in another tab
        </a>
        <Button size="small" onPress={onSignedIn}>
          I have signed in there
        </Button>
      </div>
    </section>
  )
}
