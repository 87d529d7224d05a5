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

/** Ties the screen to its keeper: what is typed goes there, and what this device kept comes back before the first key. */
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
  const [{ keeper, shelf }] = useState(() => {
    const shelf: LocalDrafts | null = typeof indexedDB === 'undefined' ? null : localDraftsOf(articleId, personId)
    const keeper = new Autosave({
      version: start.version,
      savedAt: start.savedAt,
      read: () => textOnScreen(screen.current, start),
      save: (text) => save({ ...text, articleId, writer: personId }),
      shelf: shelf ?? { keep: () => Promise.reject(new Error('no IndexedDB')), clear: () => Promise.resolve() },
    })
    return { keeper, shelf }
  })
  const [isRestored, setRestored] = useState(false)
  const editor = screen.current.editor
  const restoring = useRef(false)

  useEffect(() => {
    if (!editor || restoring.current) return
    restoring.current = true
    const restored = shelf ? restore(keeper, shelf, screen.current, start) : Promise.resolve()
    void restored.finally(() => setRestored(true))
  }, [editor, keeper, shelf, screen, start])

  useEffect(() => {
    const goOn = () => keeper.goOn()
    const hide = () => document.visibilityState === 'hidden' && void keeper.flush()
    window.addEventListener('online', goOn)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('online', goOn)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [keeper])

  // Before the fields are taken down: an effect would come after, and read what the page began with.
  useLayoutEffect(() => {
    keeper.begin()
    return () => addPendingSave(articleId, keeper.stop())
  }, [keeper, articleId])

  const wouldLose = useSaveState(keeper, ({ saved, shelfless }) => !saved && shelfless)
  useAskBeforeLeaving(wouldLose)

  return { keeper, shelf, isRestored }
}

/** One thing that the keeper says. Whoever asks is drawn again when that changes, not with every key and every save. */
export function useSaveState<Value>(keeper: Autosave, look: (keeping: SaveState) => Value): Value {
  const now = () => look(keeper.keeping())
  return useSyncExternalStore(keeper.subscribe, now, now)
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

async function restore(keeper: Autosave, shelf: LocalDrafts, screen: Screen, server: NewerText): Promise<void> {
  const left = await Promise.race([shelf.left().catch(() => []), new Promise<[]>((resolve) => setTimeout(() => resolve([]), 1500))])
  const [newest, ...older] = left.filter((kept) => !isSameText(kept, server))
  if (newest && !keeper.keeping().saved) {
    // Somebody was quicker than the disk: what they typed stays on the screen.
    await shelf.setAside(newest, 'you, before this page was loaded')
  } else if (newest) {
    show(screen, newest)
    if (newest.base === server.version) keeper.changed()
    else keeper.found(server, newest.base)
    await shelf.keep(newest)
  }
  for (const kept of older) if (newest && !isSameText(kept, newest)) await shelf.setAside(kept, 'you, in an earlier tab')
  for (const kept of left) await shelf.drop(kept)
}
