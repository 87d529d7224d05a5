'use client'

import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

/** Also refetches when the window gets the focus while it was visible behind another window. */
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

/** The query client of the desk. Queries do not refetch by themselves unless a screen configures it. */
export function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' } } }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
