import { changesInShort } from '#components/workflow/change-words.ts'
import { MissingList } from '#components/workflow/missing-list.tsx'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import { useWords } from '#words'

/** What publishing would do, as of the last save: what is missing, and for a published story, what would change for readers. */
export function ReadinessNow({ readiness, onGo }: { readiness: Readiness | null; onGo: (missing: Missing) => void }) {
  const say = useWords()
  if (readiness === null) return null
  const { missing, changes } = readiness
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
    </section>
  )
}
