import { type Editor, Extension, type Extensions } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { moveCaret, useChannelState, useTopic } from '#components/ui/channel/use-channel.ts'
import { useAskBeforeClosing } from '#components/ui/use-ask-before-leaving.ts'
import type { AddedSteps } from '#newsroom/articles/add-steps.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { linesOf, storyOf } from '#newsroom/articles/story-schema.ts'
import type { BeginStory } from '../begin/begin-on-server.ts'
import { hearCursor } from '../extensions/cursor-first.ts'
import { keepText, keptText } from '../local/local-texts.ts'
import { Autosave, type Page } from './autosave.ts'
import { headlessPage, headlessState } from './headless-page.ts'
import { type LocalDrafts, localDraftsOf } from './local-drafts.ts'
import { logAfter, newsroomLog } from './newsroom-log.ts'
import { carets, hearCaret, hearConnection, placeOfPerson } from './others/carets.ts'
import { findKept, restore, sendLater } from './restore.ts'
import { type SaveStates, useSaveState } from './save-state.ts'
import { baseOf, logOf, stepLog } from './step-log.ts'
import { type SetAsideTexts, textAside, useSetAside } from './use-set-aside.ts'

/** The text of a story while it is written: all that the rest of the editor knows of how it is kept, saved and shared. */
export type Draft = {
  /** What the editor of the text takes, so that each change of it is kept and saved, and others' changes come onto the screen. */
  extensions: Extensions
  state: SaveStates
  /** Saves what is unsaved. The version that is then on the screen; null when it could not be saved. */
  flush: () => Promise<number | null>
  /** What this device kept is on the screen: one may write. */
  isReady: boolean
  /** As it was saved last. */
  savedText: Pick<DraftText, 'headline' | 'dek'>
  /** The network is back, or somebody signed in again: what waited goes out now. */
  goOn: () => void
  setAside: SetAsideTexts
  /** Where somebody else's caret is in the document; null when it is not known. */
  placeOfPerson: (personId: string) => number | null
  /** Brings what others wrote onto the screen now. */
  refresh: () => Promise<void>
}

type Given = {
  story: Pick<DraftFor, 'id' | 'draft'>
  personId: string
  /** Of a story that was begun without a network. */
  begin?: BeginStory
  /** False: this device keeps what is not sent, and no copy of the newsroom's text. */
  keepsText?: boolean
  onSaved: (saved: AddedSteps) => void
  /** The version of the details that the newsroom has. */
  onDetails: (version: number) => void
}

/** Connects the screen to its autosave: what is typed is saved, what this device kept is restored, and what others write appears. */
export function useDraft({ story, personId, begin, keepsText = true, onSaved, onDetails }: Given): Draft {
  const [savedText, setSavedText] = useState<Draft['savedText']>({ headline: story.draft.headline, dek: story.draft.dek })
  const [isReady, setReady] = useState(false)
  const hear = useRef<Hear>({ saved: () => {}, details: () => {}, notPlaced: async () => false, restored: () => {} })
  // Made once: the page that is loaded again with newer fields must not disturb who is writing.
  const [{ page, autosave, localDrafts, takeLeft, extensions, state, findPerson }] = useState(() =>
    makeDraft({ story, personId, begin, hear: () => hear.current }),
  )
  const setAside = useSetAside(localDrafts)
  hear.current = {
    saved(saved) {
      onSaved(saved)
      const { headline, dek } = linesOf(page().state().doc)
      // Not by a function of what is known: React would draw the page once to find that it is the same, five times a second.
      if (headline !== savedText.headline || dek !== savedText.dek) setSavedText({ headline, dek })
    },
    details: onDetails,
    notPlaced: (text) => setAside.put(textAside(text), 'not placed'),
    restored: () => setReady(true),
  }
  useSaving(autosave, page, state, localDrafts)
  useLeftByOthers(takeLeft)
  useKeptText(story.id, personId, { page, state, isReady: isReady && keepsText })
  useOthers(story.id, personId, autosave, page)
  return {
    ...{ extensions, state, isReady, savedText, setAside, placeOfPerson: findPerson },
    flush: async () => ((await autosave.flush()) ? autosave.state().version : null),
    goOn: () => autosave.goOn(),
    refresh: () => autosave.refresh(),
  }
}

type Hear = {
  saved: (saved: AddedSteps) => void
  details: (version: number) => void
  notPlaced: (text: string) => Promise<boolean>
  restored: () => void
}

function makeDraft({
  story: { id: articleId, draft: start },
  personId,
  begin,
  hear,
}: Pick<Given, 'story' | 'personId' | 'begin'> & { hear: () => Hear }) {
  // Until the editor is there.
  let page: Page = headlessPage(headlessState(storyOf(start), start.version))
  const localDrafts: LocalDrafts | null = typeof indexedDB === 'undefined' ? null : localDraftsOf(articleId, personId)
  const found = localDrafts && findKept(localDrafts, keptText(articleId, personId))
  const log = newsroomLog(articleId, personId)
  const newsroom = begin ? logAfter(begin, log) : log
  const notPlaced = (text: string) => hear().notPlaced(text)
  const waited = new Set<string>()
  let isRestored = false
  /** What other tabs of this story left since this one was opened. */
  const takeLeft = async () => {
    if (localDrafts && isRestored) await sendLater({ localDrafts, newsroom, notPlaced, waited })
  }
  const autosave = new Autosave({
    page,
    savedAt: start.savedAt,
    newsroom,
    localCopy: localDrafts ?? { keep: () => Promise.reject(new Error('no IndexedDB')), clear: () => Promise.resolve() },
    onNotPlaced: notPlaced,
    onSaved: (saved) => hear().saved(saved),
    onDetails: (version) => hear().details(version),
  })
  let isFirst = true
  const keeper = Extension.create({
    name: 'draft',
    addProseMirrorPlugins: () => [stepLog(start.version), carets(personId, (caret) => moveCaret(articleId, caret))],
    onCreate() {
      page = pageOnScreen(this.editor)
      autosave.begin(page)
      if (!isFirst) return
      isFirst = false
      const restored =
        localDrafts && found ? restore({ page, autosave, localDrafts, newsroom, notPlaced, waited, found }) : Promise.resolve()
      void restored.finally(() => {
        isRestored = true
        hear().restored()
        autosave.catchUp() // the page may be older than the newsroom's text: Next's router keeps pages
      })
    },
    onTransaction({ transaction }) {
      if (transaction.docChanged) autosave.changed()
    },
  })
  const state: SaveStates = { now: autosave.state, subscribe: autosave.subscribe }
  const findPerson = (id: string) => placeOfPerson(page.state(), id)
  return { page: () => page, autosave, localDrafts, takeLeft, extensions: [keeper], state, findPerson }
}

const pageOnScreen = (editor: Editor): Page => ({
  state: () => editor.state,
  dispatch: (tr) => editor.view.dispatch(tr),
  hearCursor: () => hearCursor(editor.view),
})

/** What is unsaved goes out when the network comes back, or the page is hidden (it may never return) or left. */
function useSaving(autosave: Autosave, page: () => Page, state: SaveStates, localDrafts: LocalDrafts | null): void {
  useEffect(() => {
    const goOn = () => autosave.goOn()
    const leave = () => autosave.leave()
    const look = () => (document.visibilityState === 'hidden' ? leave() : autosave.catchUp())
    window.addEventListener('online', goOn)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', goOn)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', look)
    }
  }, [autosave])

  // Before the editor is taken down: an effect would come after.
  useLayoutEffect(() => {
    const release = localDrafts?.hold() ?? (() => {})
    autosave.begin(page())
    return () => void autosave.stop(headlessPage(page().state())).finally(release)
  }, [autosave, page, localDrafts])

  const wouldLose = useSaveState(state, ({ saved, hasLocalStorage }) => !saved && !hasLocalStorage)
  useAskBeforeClosing(wouldLose)
}

/** Milliseconds between two looks for what closed tabs left: nothing tells of a tab that the browser ended. */
const lookEvery = 60_000

/** What another tab of this story leaves goes out when the network is back, when one comes to this tab, and else in a minute. */
function useLeftByOthers(takeLeft: () => Promise<void>): void {
  useEffect(() => {
    const take = () => void takeLeft().catch(() => {})
    const look = () => {
      if (document.visibilityState === 'visible') take()
    }
    const timer = setInterval(take, lookEvery)
    window.addEventListener('online', take)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', take)
      document.removeEventListener('visibilitychange', look)
    }
  }, [takeLeft])
}

/** Milliseconds between two copies of the newsroom's text on this device. */
const keepEvery = 2_000

/** The newsroom's text is kept on this device, so that the story opens with it when there is no network. */
function useKeptText(
  articleId: string,
  personId: string,
  { page, state, isReady }: { page: () => Page; state: SaveStates; isReady: boolean },
) {
  useEffect(() => {
    if (!isReady || typeof indexedDB === 'undefined') return
    let [timer, kept]: [ReturnType<typeof setTimeout> | undefined, number] = [undefined, 0]
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      const now = page().state()
      const { version } = logOf(now)
      if (version === kept) return
      kept = version
      void keepText(articleId, personId, baseOf(now)).catch(() => {})
    }
    const soon = () => {
      if (state.now().version !== kept) timer ??= setTimeout(keep, keepEvery)
    }
    const leave = () => document.visibilityState === 'hidden' && keep()
    soon()
    const stop = state.subscribe(soon)
    document.addEventListener('visibilitychange', leave)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', leave)
      keep()
    }
  }, [articleId, personId, page, state, isReady])
}

/** Milliseconds between two questions for others' changes while the channel says nothing. */
const askEvery = 5_000

/** Others' changes come at once by the channel, else every few seconds. */
function useOthers(articleId: string, ownId: string, autosave: Autosave, page: () => Page): void {
  useTopic(`story:${articleId}`, (message) => {
    if (message.kind === 'changed') autosave.hear(message)
    if (message.kind === 'visitors') autosave.isAlone = message.visitors.every(({ id }) => id === ownId)
    if (message.kind === 'caret') dispatchBeside(page(), (state) => hearCaret(state, message))
  })
  const isTold = useChannelState() === 'live'
  useEffect(() => dispatchBeside(page(), (state) => hearConnection(state, isTold)), [isTold, page])
  useEffect(() => {
    if (isTold) return
    autosave.isAlone = false
    const asking = setInterval(() => document.visibilityState === 'visible' && autosave.catchUp(), askEvery)
    return () => clearInterval(asking)
  }, [isTold, autosave])
}

/** As `dispatchBesideKeys`, also while there is no screen. */
function dispatchBeside(page: Page, change: (state: EditorState) => Transaction): void {
  page.hearCursor?.()
  page.dispatch(change(page.state()))
}
