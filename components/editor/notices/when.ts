import type { Format } from '#components/ui/words/say.ts'
import { dateFormat } from '#lib/date-format.ts'
import { newsroomZone } from '#lib/publication.ts'

/** An instant as the desk writes it, in the newsroom's zone: “26 Nov, 22:35”. */
export const whenInWords = ({ locale }: Format, at: Date | number): string =>
  dateFormat(locale, { timeZone: newsroomZone(), day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
