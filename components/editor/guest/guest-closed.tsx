import { useState } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { useWords } from '#words'

/** In the place of a story that the newsroom shows this guest no more. What they wrote last and could not be sent is theirs. */
export function GuestClosed({ unsent }: { unsent: string }) {
  const say = useWords()
  const [words] = useState(() => [...unsent.split('\n').filter((line) => line.trim()), ...unsentComments()])
  return (
    <EmptyState isPage title={say('guests.closed')} action={<LinkButton href="/desk">{say('guests.toYours')}</LinkButton>}>
      <p role="alert">{say('guests.closedAbout')}</p>
      {words.length > 0 && (
        <div className="mt-4 text-start">
          <p className="font-semibold text-ink">{say('guests.closedUnsent')}</p>
          {words.map((text) => (
            <p key={text} dir="auto" className="wrap-anywhere mt-1 whitespace-pre-wrap border-line border-s-2 ps-2">
              {text}
            </p>
          ))}
        </div>
      )}
    </EmptyState>
  )
}

/** The comments that were begun in this tab and not sent (components/workflow/use-kept-words.ts). */
const unsentComments = (): string[] =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith('galley:words:comment '))
    .flatMap((key) => sessionStorage.getItem(key) || [])
