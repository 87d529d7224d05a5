import { useSyncExternalStore } from 'react'

const narrow = '(width < 48rem)'

/** Whether the window is as narrow as a phone's, for what is drawn in one of two ways, not in both. `guess`: what the server takes it for. */
export const useIsNarrow = (guess: boolean): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => guess,
  )

function listen(onChange: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
