import { Badge } from '#components/ui/badge.tsx'
import type { RightsMark } from '#newsroom/media/rights.ts'
import { useFormat, useWords } from '#words'
import { dayInWords } from './day-in-words.ts'

const tones = { ended: 'danger', soon: 'warn', ask: 'warn' } as const

/** That a picture may not be used any more, soon may not be, or that its holder is to be asked. */
export function RightsBadge({ mark, until }: { mark: RightsMark | null; until: string | null }) {
  const say = useWords()
  const { locale } = useFormat()
  if (!mark) return null
  return <Badge tone={tones[mark]}>{say(`media.mark-${mark}`, { day: until ? dayInWords(locale, until) : '' })}</Badge>
}
