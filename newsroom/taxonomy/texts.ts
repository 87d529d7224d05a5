import type { Localized } from '#lib/languages.ts'

type Sent = { en: string; uk: string }

/** A name as it is stored: languages without a text are left out. */
export const nameOf = ({ en, uk }: Sent): Localized => ({ en, ...(uk && { uk }) })

/** An optional text; null when it is empty in every language. */
export const textOrNone = (sent: Sent): Localized | null => (sent.en || sent.uk ? nameOf(sent) : null)
