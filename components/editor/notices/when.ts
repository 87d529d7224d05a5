import type { Format } from '#components/ui/words/say.ts'

/** An instant as the desk writes it, in the zone of this browser: “26 Nov, 22:35”. */
export const whenInWords = ({ locale }: Format, at: Date | number): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
