import { useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/** False on the server and in the browser's first drawing, which must be as the server's; true from then on. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
