'use client'

import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'

/** The zone of this device; null on the server, which does not know it, and in the first render. */
export const useOwnZone = (): string | null => (useIsHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : null)
