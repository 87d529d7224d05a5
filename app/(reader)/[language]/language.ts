import { notFound } from 'next/navigation'
import type { Language } from '#lib/languages.ts'
import { isPublished } from '#lib/publication.ts'

/** The language of a page. proxy.ts routes only published languages here; any other is 404. */
export function languageOf(code: string): Language {
  return isPublished(code) ? code : notFound()
}

/** The first value of a query parameter. */
export const firstOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

export type ReaderPage<Params = object> = {
  params: Promise<Params & { language: string }>
  searchParams: Promise<{ after?: string | string[] }>
}
