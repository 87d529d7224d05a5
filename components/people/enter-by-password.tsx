'use client'

import { SignInSteps } from './sign-in-steps.tsx'

/** The steps of the sign-in page: continue at `next` with a full page load. */
export function EnterByPassword({ next, hasPasskeys }: { next: string; hasPasskeys: boolean }) {
  return <SignInSteps hasPasskeys={hasPasskeys} onSignedIn={() => window.location.assign(next)} />
}
