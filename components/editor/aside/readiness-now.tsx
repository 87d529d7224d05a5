import { changesInShort } from '#components/workflow/change-words.ts'
import { MissingList } from '#components/workflow/missing-list.tsx'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/** What publishing would do, as of the last save: what is missing, and of a published story what readers have otherwise. */
export function ReadinessNow({ readiness, onGo }: { readiness: Readiness | null; onGo: (missing: Missing) => void }) {
  if (readiness === null) return null
  const { missing, changes } = readiness
  return (
    <section aria-label="Checklist" className="grid min-h-5 grid-cols-1 gap-3">
      {changes !== null && (
        <div role="status">
          <h3 className="font-bold text-xs">{changes.length === 0 ? 'Readers have this version' : 'Changes not published'}</h3>
          {changes.length > 0 && <p className="mt-1">{changesInShort(changes)}</p>}
        </div>
      )}
      {(changes === null || missing.length > 0) && (
        <div>
          <h3 className="font-bold text-xs">
            {missing.length === 0 ? 'Nothing is missing: it can be published' : 'Missing before publishing'}
          </h3>
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
