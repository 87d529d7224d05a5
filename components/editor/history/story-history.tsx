import type { HistoryActions } from '#components/editor/actions.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { ComparisonView } from './comparison-view.tsx'
import type { History } from './use-history.ts'
import { useVersions } from './use-versions.ts'

/** The version that was opened, in the place of the text. */
export function StoryHistory({
  story: { id, language },
  draft,
  history,
  mayRestore,
  actions,
}: {
  story: Pick<DraftFor, 'id' | 'language'>
  draft: Pick<Draft, 'flush' | 'refresh'>
  history: History
  /** Not who may only suggest. */
  mayRestore: boolean
  actions: HistoryActions
}) {
  const { versions, again } = useVersions(id, actions.versions)
  if (!history.opened) return null
  return (
    <ComparisonView
      articleId={id}
      language={language}
      opened={history.opened}
      history={history}
      versions={versions}
      flush={draft.flush}
      actions={actions}
      mayRestore={mayRestore}
      onRestored={async () => {
        await draft.refresh()
        void again()
        history.close()
      }}
    />
  )
}
