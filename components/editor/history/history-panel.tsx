import type { Editor } from '@tiptap/core'
import type { HistoryActions } from '#components/editor/actions.ts'
import { useWords } from '#words'
import { SaveVersion } from './save-version.tsx'
import type { History } from './use-history.ts'
import { useVersions } from './use-versions.ts'
import { VersionsList } from './versions-list.tsx'
import { WhoWrote } from './who-wrote.tsx'

/** The versions of the story beside the text: to save one, to look at one, and to ask who wrote the selected words. */
export function HistoryPanel({
  articleId,
  history,
  editor,
  flush,
  isLocked,
  actions,
}: {
  articleId: string
  history: History
  editor: Editor | null
  flush: () => Promise<number | null>
  isLocked: boolean
  actions: HistoryActions
}) {
  const say = useWords()
  const versions = useVersions(articleId, actions.versions)
  return (
    <div>
      <div className="grid gap-3 p-4">
        <p className="text-ink-soft">{say('history.about')}</p>
        {!isLocked && <SaveVersion articleId={articleId} flush={flush} save={actions.save} onSaved={() => void versions.again()} />}
        {!history.opened && <WhoWrote articleId={articleId} editor={editor} flush={flush} ask={actions.whoWrote} />}
      </div>
      <VersionsList versions={versions} opened={history.opened?.number ?? null} onOpen={history.open} />
    </div>
  )
}
