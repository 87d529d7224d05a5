import { useWords } from '#words'

/** From this length on it is said. Characters. */
const shown = 80

/** How long a headline is, once it is long. It stands in the gap under the headline and moves nothing. */
export function HeadlineLength({ characters }: { characters: number }) {
  const say = useWords()
  if (characters < shown) return null
  return (
    <p className="absolute top-full right-0 font-sans text-ink-faint text-xs leading-none tabular-nums">
      {say('editor.characters', { count: characters })}
    </p>
  )
}
