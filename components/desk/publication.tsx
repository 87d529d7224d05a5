'use client'

import type { ReactNode } from 'react'
import type { Language } from '#lib/languages.ts'
import { setNewsroomZone, setPublishedLanguages } from '#lib/publication.ts'

/** Sets the paper's languages and the newsroom's zone in the browser (lib/publication.ts) before the desk is rendered there. */
export function Publication({ languages, zone, children }: { languages: readonly Language[]; zone: string; children: ReactNode }) {
  if (typeof window !== 'undefined') {
    setPublishedLanguages(languages)
    setNewsroomZone(zone)
  }
  return children
}
