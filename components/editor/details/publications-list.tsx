import { useFormat, useWords } from '#words'
import type { Details } from '../actions.ts'
import { whenInWords } from '../notices/when.ts'

type Publication = Details['publications'][number]

/** When the story was put before readers, by whom, and until when. */
export function PublicationsList({ publications }: { publications: Details['publications'] }) {
  const say = useWords()
  const format = useFormat()
  if (publications.length === 0) return <p className="text-ink-faint">{say('editor.notPublished')}</p>
  const tell = ({
    words,
    publishedAt,
    publishedBy,
    endedAt,
    ending,
  }: Pick<Publication, 'words' | 'publishedAt' | 'publishedBy' | 'endedAt' | 'ending'>) => {
    const about = { date: whenInWords(format, publishedAt), name: publishedBy ?? say('editor.program'), words }
    return ending && endedAt
      ? say('editor.publicationEnded', { ...about, ending: say(`editor.ending-${ending}`), ended: whenInWords(format, endedAt) })
      : say('editor.publication', about)
  }
  return (
    <ol className="grid grid-cols-1 gap-2">
      {publications.map(({ id, number, headline, words, publishedAt, publishedBy, endedAt, ending }) => (
        <li key={id}>
          <p className="truncate font-semibold">
            {number}. {headline}
          </p>
          <p className="text-ink-faint text-xs tabular-nums" suppressHydrationWarning>
            {tell({ words, publishedAt, publishedBy, endedAt, ending })}
          </p>
        </li>
      ))}
    </ol>
  )
}
