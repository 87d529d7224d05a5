import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import type { Library } from './use-library.ts'

/** An error below the known pictures when the library does not answer. */
export function LibraryBroken({ library }: { library: Library }) {
  const say = useWords()
  if (!library.isBroken) return null
  return (
    <p role="alert" className="py-6 text-center text-ink-soft">
      {say('media.notAnswering')}{' '}
      <Button size="small" isPending={library.isAsking} onPress={library.again}>
        {say('everywhere.retry')}
      </Button>
    </p>
  )
}
