import type { ReactNode } from 'react'
import { AdviceList } from '#components/workflow/advice-list.tsx'
import { changesInShort } from '#components/workflow/change-words.ts'
import { MissingList } from '#components/workflow/missing-list.tsx'
import type { Point } from '#newsroom/workflow/advice.ts'
import type { TwoSpellings } from '#newsroom/workflow/spelled-two-ways.ts'
import { useWords } from '#words'
import type { ReadinessShown } from './use-readiness-now.ts'

/** What publishing would do, as of the last save: what is missing, and for a published story, what would change for readers. */
export function ReadinessNow({
  readiness,
  onGo,
  onRespell,
  children,
}: {
  readiness: ReadinessShown | null
  onGo: (point: Point) => void
  onRespell: ((name: TwoSpellings) => void) | null
  children?: ReactNode
}) {
  const say = useWords()
  if (readiness === null) return null
  const { missing, advice, changes } = readiness
  return (
    <section aria-label={say('editor.checklist')} className="grid min-h-5 grid-cols-1 gap-3">
      {changes !== null && (
        <div role="status">
          <h3 className="font-bold text-xs">{say(changes.length === 0 ? 'workflow.thisVersion' : 'stories.changesNotOut')}</h3>
          {changes.length > 0 && <p className="mt-1">{changesInShort(say, changes)}</p>}
        </div>
      )}
      {(changes === null || missing.length > 0) && (
        <div>
          <h3 className="font-bold text-xs">{say(missing.length === 0 ? 'editor.nothingMissing' : 'editor.missing')}</h3>
          {missing.length > 0 && (
            <div className="mt-1.5">
              <MissingList missing={missing} onGo={onGo} />
            </div>
          )}
        </div>
      )}
      <AdviceList advice={advice} onGo={onGo} onRespell={onRespell} />
      {children}
    </section>
  )
}
