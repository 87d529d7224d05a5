import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import type { Library } from './use-library.ts'

/** Says that the library was not answered, below the pictures that were known before. */
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
