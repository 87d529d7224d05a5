'use client'

import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

/** A window that comes to the front asks again, also where it was in sight behind another. */
focusManager.setEventListener((onFocus) => {
  if (typeof window === 'undefined') return
  const hear = () => onFocus()
  document.addEventListener('visibilitychange', hear)
  window.addEventListener('focus', hear)
  return () => {
    document.removeEventListener('visibilitychange', hear)
    window.removeEventListener('focus', hear)
  }
})

/** What the desk's screens ask the server by. Nothing is asked again by itself unless its screen says so. */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' } } }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
