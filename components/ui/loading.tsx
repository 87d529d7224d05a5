import { useWords } from '#words'

/** In the place of something that is on its way. */
export function Loading() {
  const say = useWords()
  return (
    <p role="status" className="p-4 text-ink-soft text-sm">
      {say('everywhere.loading')}
    </p>
  )
}
