import { Alert } from '#components/ui/alert.tsx'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useFormat, useWords } from '#words'
import { dayInWords } from './day-in-words.ts'

/** What somebody who opens a picture must know of its rights first. */
export function RightsState({ picture: { rightsMark: mark, rightsEnd, rightsHolder } }: { picture: LibraryPicture }) {
  const say = useWords()
  const { locale } = useFormat()
  if (!mark) return null
  const day = rightsEnd ? dayInWords(locale, rightsEnd) : ''
  return (
    <div className="mt-3">
      <Alert tone={mark === 'ended' ? 'danger' : 'warn'}>
        {mark === 'ask'
          ? say(rightsHolder ? 'media.askHolder' : 'media.askSomebody', { holder: rightsHolder })
          : say(`media.state-${mark}`, { day })}
      </Alert>
    </div>
  )
}
