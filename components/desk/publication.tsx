'use client'

import type { ReactNode } from 'react'
import type { Language } from '#lib/languages.ts'
import { setPublishedLanguages } from '#lib/publication.ts'

/** Sets the paper's languages in the browser (lib/publication.ts) before the desk is rendered there. */
export function Publication({ languages, children }: { languages: readonly Language[]; children: ReactNode }) {
  if (typeof window !== 'undefined') setPublishedLanguages(languages)
  return children
}
