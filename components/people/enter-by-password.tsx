'use client'

import type { ReactNode } from 'react'
import { SignInSteps } from './sign-in-steps.tsx'

/** The steps of the sign-in page: continue at `next` with a full page load. */
export function EnterByPassword({ next, hasPasskeys, children }: { next: string; hasPasskeys: boolean; children: ReactNode }) {
  return (
    <SignInSteps hasPasskeys={hasPasskeys} onSignedIn={() => window.location.assign(next)}>
      {children}
    </SignInSteps>
  )
}
