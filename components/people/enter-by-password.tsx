'use client'

import { PasswordForm } from './password-form.tsx'

/** The password form of the sign-in page: continues at `next` with a full page load. */
export function EnterByPassword({ next }: { next: string }) {
  return <PasswordForm onSignedIn={() => window.location.assign(next)} />
}
