import type { Editor } from '@tiptap/react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { SaveDraft } from '#components/editor/actions.ts'
import type { GrowingField } from '#components/editor/canvas/growing-field.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import { cleanRun } from '#lib/clean-text.ts'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import { Autosave, type SaveState } from './autosave.ts'
import { documentJson } from './document-json.ts'
import { type LocalDrafts, localDraftsOf } from './local-drafts.ts'
import { addPendingSave } from './pending-saves.ts'
import { isSameText } from './same-text.ts'

export type Screen = {
  editor: Editor | null
  headline: RefObject<GrowingField | null>
  dek: RefObject<GrowingField | null>
}

/** Ties the screen to its autosave: what is typed goes there, and what this device kept comes back before the first key. */
export function useAutosave({
  articleId,
  personId,
  start,
  screen,
  save,
}: {
  articleId: string
  personId: string
  start: NewerText
  screen: RefObject<Screen>
  save: SaveDraft
}) {
  // Made once: the page that is loaded again with newer fields must not disturb who is writing.
  const [{ autosave, localDrafts }] = useState(() => {
    const localDrafts: LocalDrafts | null = typeof indexedDB === 'undefined' ? null : localDraftsOf(articleId, personId)
    const autosave = new Autosave({
      version: start.version,
      savedAt: start.savedAt,
      read: () => textOnScreen(screen.current, start),
      save: (text) => save({ ...text, articleId, writer: personId }),
      localCopy: localDrafts ?? { keep: () => Promise.reject(new Error('no IndexedDB')), clear: () => Promise.resolve() },
    })
    return { autosave, localDrafts }
  })
  const [isRestored, setRestored] = useState(false)
  const editor = screen.current.editor
  const restoring = useRef(false)

  useEffect(() => {
    if (!editor || restoring.current) return
    restoring.current = true
    const restored = localDrafts ? restore(autosave, localDrafts, screen.current, start) : Promise.resolve()
    void restored.finally(() => setRestored(true))
  }, [editor, autosave, localDrafts, screen, start])

  useEffect(() => {
    const goOn = () => autosave.goOn()
    const hide = () => document.visibilityState === 'hidden' && void autosave.flush()
    window.addEventListener('online', goOn)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('online', goOn)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [autosave])

  // Before the fields are taken down: an effect would come after, and read what the page began with.
  useLayoutEffect(() => {
    autosave.begin()
    return () => addPendingSave(articleId, autosave.stop())
  }, [autosave, articleId])

  const wouldLose = useSaveState(autosave, ({ saved, hasLocalStorage }) => !saved && !hasLocalStorage)
  useAskBeforeLeaving(wouldLose)

  return { autosave, localDrafts, isRestored }
}

/** One thing that the autosave says. Whoever asks is drawn again when that changes, not with every key and every save. */
export function useSaveState<Value>(autosave: Autosave, look: (saveState: SaveState) => Value): Value {
  const now = () => look(autosave.state())
  return useSyncExternalStore(autosave.subscribe, now, now)
}

/** As the server keeps it (lib/clean-text.ts), so that what comes back is the same text. */
export const textOnScreen = ({ editor, headline, dek }: Screen, start: DraftText): DraftText => ({
  headline: cleanRun(headline.current?.value() ?? start.headline),
  dek: cleanRun(dek.current?.value() ?? start.dek),
  body: editor ? documentJson(editor.state.doc) : start.body,
})

export function show({ editor, headline, dek }: Screen, text: DraftText): void {
  headline.current?.set(text.headline)
  dek.current?.set(text.dek)
  editor?.chain().setMeta('addToHistory', false).setContent(text.body, { emitUpdate: false }).run()
}

async function restore(autosave: Autosave, localDrafts: LocalDrafts, screen: Screen, server: NewerText): Promise<void> {
  const left = await Promise.race([localDrafts.left().catch(() => []), new Promise<[]>((resolve) => setTimeout(() => resolve([]), 1500))])
  const [newest, ...older] = left.filter((kept) => !isSameText(kept, server))
  if (newest && !autosave.state().saved) {
    // Somebody was quicker than the disk: what they typed stays on the screen.
    await localDrafts.setAside(newest, 'you, before this page was loaded')
  } else if (newest) {
    show(screen, newest)
    if (newest.base === server.version) autosave.changed()
    else autosave.found(server, newest.base)
    await localDrafts.keep(newest)
  }
  for (const kept of older) if (newest && !isSameText(kept, newest)) await localDrafts.setAside(kept, 'you, in an earlier tab')
  for (const kept of left) await localDrafts.drop(kept)
}
