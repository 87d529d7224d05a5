import type { Details } from '../actions.ts'
import { whenInWords } from '../notices/when.ts'

const endings = { superseded: 'replaced', unpublished: 'unpublished', 'taken-down': 'taken down' }

/** When the story was put before readers, by whom, and until when. */
export function PublicationsList({ publications }: { publications: Details['publications'] }) {
  if (publications.length === 0) return <p className="text-ink-faint">Not published yet.</p>
  return (
    <ol className="grid grid-cols-1 gap-2">
      {publications.map(({ id, number, headline, words, publishedAt, publishedBy, endedAt, ending }) => (
        <li key={id}>
          <p className="truncate font-semibold">
            {number}. {headline}
          </p>
          <p className="text-ink-faint text-xs tabular-nums" suppressHydrationWarning>
            {whenInWords(publishedAt)} by {publishedBy ?? 'the program'}, {words} words
            {ending && endedAt ? `, ${endings[ending]} ${whenInWords(endedAt)}` : ', current'}
          </p>
        </li>
      ))}
    </ol>
  )
}
