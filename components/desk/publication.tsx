'use client'

import type { ReactNode } from 'react'
import type { Language } from '#lib/languages.ts'
import { setPublishedLanguages } from '#lib/publication.ts'

/** Tells the browser which languages the paper has (lib/publication.ts), before anything of the desk is drawn there. */
export function Publication({ languages, children }: { languages: readonly Language[]; children: ReactNode }) {
  if (typeof window !== 'undefined') setPublishedLanguages(languages)
  return children
}
