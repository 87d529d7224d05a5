'use client'

import { useSyncExternalStore } from 'react'

/** The zone of this device; null on the server, which does not know it, and in the first render. */
export const useOwnZone = (): string | null => useSyncExternalStore(neverChanges, ownZone, () => null)

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const neverChanges = () => () => {}
