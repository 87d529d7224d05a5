import { Extension, type Extensions } from '@tiptap/core'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import type { GrowingField } from '#components/editor/canvas/growing-field.tsx'
import { useAskBeforeLeaving } from '#components/ui/use-ask-before-leaving.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import type { SavedDraft } from '#newsroom/articles/save-draft.ts'
import { Autosave, type Save } from './autosave.ts'
import { showLatestText } from './latest-text.ts'
import { type LocalDrafts, localDraftsOf } from './local-drafts.ts'
import { addPendingSave } from './pending-saves.ts'
import { saveDraft } from './save-draft.ts'
import { type SaveStates, useSaveState } from './save-state.ts'
import { isSameText } from './text/same-text.ts'
import { type Screen, show, textOnScreen } from './text/screen.ts'
import { type SetAsideTexts, useSetAside } from './use-set-aside.ts'

/** The text of a story while it is written: all that the rest of the editor knows of how it is kept and saved. */
export type Draft = {
  /** What the editor of the text takes, so that each change of it is kept and saved. */
  extensions: Extensions
  state: SaveStates
  /** Saves what is unsaved. The version that then stands; null when it could not be saved. */
  flush: () => Promise<number | null>
  /** What this device kept is on the screen: one may write. */
  isReady: boolean
  /** The fields over the text, which are part of it. */
  fields: { headline: RefObject<GrowingField | null>; dek: RefObject<GrowingField | null> }
  /** The text on the screen is another one now. Cheap: called on every key. */
  changed: () => void
  /** As it is on the screen. */
  read: () => DraftText
  /** As it was saved last. */
  savedText: Pick<DraftText, 'headline' | 'dek'>
  /** The network is back, or somebody signed in again: what waited goes out now. */
  goOn: () => void
  /** Of two texts, the one that is not taken is set aside on this device. */
  keepMine: () => Promise<void>
  takeTheirs: () => Promise<void>
  setAside: SetAsideTexts
  /** Brings a newer text of the newsroom onto the screen; who wrote it, null when there is none or it cannot be had. */
  showLatest: () => Promise<string | null>
}

type Given = {
  story: Pick<DraftFor, 'id' | 'draft'>
  personId: string
  text: EditorActions['text']
  onSaved: (saved: SavedDraft) => void
}

/** Connects the screen to its autosave: typed text is saved, and text that this device kept is restored before the first key. */
export function useDraft({ story, personId, text, onSaved }: Given): Draft {
  const fields = { headline: useRef<GrowingField>(null), dek: useRef<GrowingField>(null) }
  const [savedText, setSavedText] = useState<Draft['savedText']>({ headline: story.draft.headline, dek: story.draft.dek })
  const [isReady, setReady] = useState(false)
  const told = useRef<(saved: SavedDraft, sent: DraftText) => void>(() => {})
  told.current = (saved, sent) => {
    onSaved(saved)
    setSavedText((known) =>
      known.headline === sent.headline && known.dek === sent.dek ? known : { headline: sent.headline, dek: sent.dek },
    )
  }
  // Made once: the page that is loaded again with newer fields must not disturb who is writing.
  const [{ start, screen, autosave, localDrafts, extensions, state, changed }] = useState(() =>
    makeDraft({ story, personId, fields, onSaved: (saved, sent) => told.current(saved, sent), onRestored: () => setReady(true) }),
  )
  const setAside = useSetAside(localDrafts)
  useSaving(story.id, autosave, state)
  const read = () => textOnScreen(screen, start)
  return {
    ...{ extensions, state, changed, isReady, fields, read, savedText, setAside },
    flush: async () => ((await autosave.flush()) ? autosave.state().version : null),
    goOn: () => autosave.goOn(),
    async keepMine() {
      const { trouble } = autosave.state()
      if (trouble?.is === 'conflict') await setAside.put(trouble.newer, trouble.newer.savedBy ?? 'somebody')
      autosave.keepMine()
    },
    async takeTheirs() {
      const { trouble } = autosave.state()
      if (trouble?.is !== 'conflict') return
      await setAside.put(read(), 'you')
      show(screen, trouble.newer)
      autosave.tookTheirs(trouble.newer)
    },
    async showLatest() {
      const shown = await showLatestText(story.id, { autosave, screen, text })
      if (shown) setSavedText({ headline: shown.headline, dek: shown.dek })
      return shown && (shown.savedBy ?? 'Somebody')
    },
  }
}

type Made = {
  story: Given['story']
  personId: string
  fields: Draft['fields']
  onSaved: (saved: SavedDraft, sent: DraftText) => void
  onRestored: () => void
}

function makeDraft({ story: { id: articleId, draft: start }, personId, fields, onSaved, onRestored }: Made) {
  const screen: Screen = { editor: null, ...fields }
  const localDrafts: LocalDrafts | null = typeof indexedDB === 'undefined' ? null : localDraftsOf(articleId, personId)
  const save: Save = async (sent) => {
    const answer = await saveDraft({ ...sent, articleId, writer: personId })
    if (answer.ok) onSaved(answer.value, sent)
    return answer
  }
  const autosave = new Autosave({
    version: start.version,
    savedAt: start.savedAt,
    read: () => textOnScreen(screen, start),
    save,
    localCopy: localDrafts ?? { keep: () => Promise.reject(new Error('no IndexedDB')), clear: () => Promise.resolve() },
  })
  let isFirst = true
  const keeper = Extension.create({
    name: 'draft',
    onCreate() {
      screen.editor = this.editor
      if (!isFirst) return
      isFirst = false
      const restored = localDrafts ? restore(autosave, localDrafts, screen, start) : Promise.resolve()
      void restored.finally(onRestored)
    },
    onUpdate: () => autosave.changed(),
  })
  const state: SaveStates = { now: autosave.state, subscribe: autosave.subscribe }
  return { start, screen, autosave, localDrafts, extensions: [keeper], state, changed: () => autosave.changed() }
}

/** What is unsaved goes out when the network comes back, the page is hidden or the story is left. */
function useSaving(articleId: string, autosave: Autosave, state: SaveStates): void {
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

  const wouldLose = useSaveState(state, ({ saved, hasLocalStorage }) => !saved && !hasLocalStorage)
  useAskBeforeLeaving(wouldLose)
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
