import { CircleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Point } from '#newsroom/workflow/advice.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { useWords } from '#words'
import { isOfRights, PictureRights } from './picture-rights.tsx'
import { missingInWords } from './words.ts'

/** What is missing, as a list of tasks; each is a button that moves to its field. */
export function MissingList({ missing, onGo }: { missing: readonly Missing[]; onGo: (point: Point) => void }) {
  const say = useWords()
  return (
    <ul className="space-y-1">
      {missing.map((one) => (
        <li key={missingInWords(say, one)} className="flex gap-2">
          <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
          <div className="min-w-0">
            <Button
              onPress={() => onGo(one)}
              className="rounded-sm text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink pointer-coarse:py-1.5"
            >
              {missingInWords(say, one)}
            </Button>
            {isOfRights(one) && <PictureRights {...one} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
