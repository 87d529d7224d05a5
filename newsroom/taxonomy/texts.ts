import type { Localized } from '#lib/languages.ts'

type Sent = { en: string; uk: string }

/** A name as it is kept: a language without a text has none. */
export const nameOf = ({ en, uk }: Sent): Localized => ({ en, ...(uk && { uk }) })

/** A text that may be missing altogether. */
export const textOrNone = (sent: Sent): Localized | null => (sent.en || sent.uk ? nameOf(sent) : null)
