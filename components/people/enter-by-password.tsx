'use client'

import { PasswordForm } from './password-form.tsx'

/** The password form of the sign-in page: goes on to `next`, with a whole new page that knows who is here. */
export function EnterByPassword({ next }: { next: string }) {
  return <PasswordForm onSignedIn={() => window.location.assign(next)} />
}
