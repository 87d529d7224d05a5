import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import { goWhenThere } from '#components/ui/go-when-there.ts'
import { inTime } from '#components/ui/in-time.ts'
import type { Range } from '#newsroom/articles/follow-range.ts'
import type { RemarkActions } from './actions.ts'
import { activate, placeOfThread } from './ranges.ts'
import { heroIn } from './use-aligned-cards.ts'

/** Which thread is active: its words are marked more than others', its answer's field is there, and its notices are read. */
export function useChosenThread(editor: Editor | null, aside: Aside, { readNotices }: RemarkActions) {
  const [active, setActive] = useState<string | null>(null)
  const [shows, setShows] = useState<'open' | 'resolved'>('open')
  const read = useRef(new Set<string>())
  /** The thread whose card gets the focus when it is there. */
  const wanted = useRef<string | null>(null)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)

  const choose = useCallback(
    (id: string | null) => {
      setActive(id)
      if (!editor) return
      editor.view.dispatch(activate(editor.state, id))
      if (id === null || read.current.has(id)) return
      read.current.add(id)
      void inTime(readNotices({ threadId: id }))
    },
    [editor, readNotices],
  )

  /** Shows a thread: its words in the text and its card beside it, with the focus. */
  const goTo = useCallback(
    (id: string) => {
      setShows('open')
      choose(id)
      aside.enter('comments')
      // Only now: the panel takes the focus when it is entered.
      wanted.current = id
      drawAgain()
      goWhenThere(() => {
        if (!cardOf(id)) return false
        drawAgain()
        return true
      })
    },
    [aside, choose],
  )
  // One that was just started comes onto the screen a moment later.
  useEffect(() => {
    const id = wanted.current
    const card = id === null ? null : cardOf(id)
    if (id === null || !card) return
    wanted.current = null
    const place = editor && placeOfThread(editor.state, id)
    const hero = card.closest('[data-on-hero]') && editor && heroIn(editor)
    if (editor && place) bringIntoView(elementAt(editor, place))
    else if (hero) bringIntoView(hero)
    card.focus()
    card.scrollIntoView({ block: 'nearest' })
  })
  return { active, shows, setShows, choose, goTo }
}

const cardOf = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"] [data-focus]`)

function elementAt(editor: Editor, { from }: Range): Element | null {
  const { node } = editor.view.domAtPos(from)
  return node instanceof Element ? node : node.parentElement
}

function bringIntoView(element: Element | null): void {
  const box = element?.getBoundingClientRect()
  if (box && (box.top < 100 || box.top > window.innerHeight - 100)) element?.scrollIntoView({ block: 'center' })
}
