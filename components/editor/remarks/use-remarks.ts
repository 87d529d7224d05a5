import type { Editor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { inTime } from '#components/ui/in-time.ts'
import { hasRoomBeside } from '#components/ui/room-beside.ts'
import { useHoldTyped } from '#components/ui/use-hold-typed.ts'
import type { Range } from '#newsroom/articles/follow-range.ts'
import type { Thread } from '#newsroom/comments/threads-of.ts'
import type { RemarkActions, Written } from './actions.ts'
import { selectedRange, threadAt } from './ranges.ts'
import { freshCard } from './use-aligned-cards.ts'
import { useChosenThread } from './use-chosen-thread.ts'
import { rangeToComment, useFreshThread } from './use-fresh-thread.ts'
import type { RemarkKeys } from './use-remark-keys.ts'
import { useThreads } from './use-threads.ts'

type Given = {
  articleId: string
  ownId: string
  editor: Editor | null
  keys: RemarkKeys
  aside: Aside
  flush: Draft['flush']
  actions: RemarkActions
  isLocked: boolean
}

/** The comments of the story on the screen: which there are, which one is active, and what is done with them. */
export function useRemarks({ articleId, ownId, editor, keys, aside, flush, actions, isLocked }: Given) {
  const { again, ...listed } = useThreads(articleId, editor, ownId)
  const { threads } = listed
  const { goTo, ...chosen } = useChosenThread(editor, aside, actions)
  const holdTyped = useHoldTyped()
  const fresh = useFreshThread({
    ...{ articleId, editor, flush, start: actions.start },
    onStarted: (id) => again().then(() => goTo(id)),
  })

  const toText = () => editor?.view.focus()
  const cancel = () => {
    fresh.beginOn(null)
    toText()
  }

  /** A comment on the selection, or on the paragraph; where the caret is in the words of a thread, to that. */
  function start() {
    if (!editor || isLocked) return
    const here = selectedRange(editor.state) ? null : threadAt(editor.state, editor.state.selection.from)
    const range = rangeToComment(editor)
    if (here) goTo(here)
    else if (range) beginOn(range)
  }

  /** A comment on the hero picture; where it has one, that. */
  function startOnHero() {
    const there = threads?.find(({ isOnHero }) => isOnHero)
    if (there) goTo(there.id)
    else beginOn('hero')
  }

  function beginOn(what: Range | 'hero') {
    if (fresh.isOn === null) holdTyped(cancel) // the field may be on its way
    chosen.setShows('open')
    chosen.choose(null)
    aside.enter('comments')
    fresh.beginOn(what)
  }

  /** The next or the previous comment, by the text; those on deleted text come last. */
  function step(by: 1 | -1) {
    if (!threads || threads.length === 0) return
    const at = threads.findIndex(({ id }) => id === chosen.active)
    const first = by === 1 ? 0 : threads.length - 1
    const thread = threads[at < 0 ? first : (at + by + threads.length) % threads.length]
    if (thread) goTo(thread.id)
  }

  keys.hear.start = start
  keys.hear.step = step
  keys.hear.press = (id) => {
    chosen.choose(id)
    if (hasRoomBeside() && !aside.isOpen('comments')) aside.toggle('comments')
  }
  useThreadOfAddress(threads, goTo, () => {
    aside.enter('comments')
    chosen.setShows('resolved')
  })

  const andAgain = <Value>(answer: Promise<Value>): Promise<Value> => answer.finally(() => void again())
  return {
    ...{ articleId, ownId, isLocked, actions, start, startOnHero, step, goTo, toText },
    ...listed,
    ...chosen,
    isBeginning: fresh.isOn !== null,
    /** The cards that stand beside the hero picture, and whether it has an open thread. */
    onHero: new Set([
      ...(fresh.isOn === 'hero' ? [freshCard] : []),
      ...(threads ?? []).filter(({ isOnHero }) => isOnHero).map(({ id }) => id),
    ]),
    startThread: fresh.send,
    cancel,
    reply: (id: string, written: Written) => andAgain(inTime(actions.reply({ threadId: id, ...written }))),
    edit: (written: Written) => andAgain(inTime(actions.edit(written))),
    remove: (commentId: string) => andAgain(inTime(actions.delete({ commentId }))),
    resolve: (id: string) => andAgain(inTime(actions.resolve({ threadId: id }))),
    reopen: (id: string) => andAgain(inTime(actions.reopen({ threadId: id }))),
  }
}

export type Remarks = ReturnType<typeof useRemarks>

/** A notice leads to `?thread=`. */
function useThreadOfAddress(threads: readonly Thread[] | null, goTo: (id: string) => void, showResolved: () => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || !threads) return
    isDone.current = true
    const id = new URLSearchParams(window.location.search).get('thread')
    if (id === null) return
    // Not in an effect: it draws at once.
    setTimeout(() => (threads.some((thread) => thread.id === id) ? goTo(id) : showResolved()))
  })
}
