'use client'

import type { Editor } from '@tiptap/core'
import { useRef } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { markedStyle } from '#components/editor/house-style/style-marks.ts'
import { replaceSpot, spotAtCaret } from '#components/editor/spots/text-spots.ts'
import { backToSpot, type Spot, useSpot } from '#components/editor/spots/use-spot.ts'
import type { Dialect } from './check/dialects.ts'
import { type GrammarSpot, isStillThere, markedGrammar } from './grammar-marks.ts'
import { GrammarPopover, GrammarTold } from './grammar-popover.tsx'
import { useGrammarExceptions, useGrammarWatch } from './use-grammar.ts'
import './grammar.css'

type Props = {
  editor: Editor
  articleId: string
  dialect: Dialect
  actions: EditorActions['grammar']
  mayIgnore: boolean
  /** Another panel is open. */
  isQuiet: boolean
}

/** Checks the grammar of an English story while it is written, and says what is wrong of the words at the caret. */
export function GrammarHelp({ editor, articleId, dialect, actions, mayIgnore, isQuiet }: Props) {
  const known = useGrammarExceptions(articleId, actions)
  useGrammarWatch(editor, dialect, known.exceptions)
  if (isQuiet) return null
  return <AtCaret editor={editor} ignore={mayIgnore ? known.ignore : null} keep={known.keep} />
}

/** Goes into the panel, as it goes between the panes of a window elsewhere. */
const panelKey = 'F6'

type Acts = { ignore: ((spot: GrammarSpot) => void) | null; keep: (spot: GrammarSpot) => void }

function AtCaret({ editor, ignore, keep }: { editor: Editor } & Acts) {
  const panel = useRef<HTMLElement>(null)
  const back = (spot: Spot<GrammarSpot>, act: () => void) => () => {
    act()
    backToSpot(editor, spot)
  }
  const actsOf = (spot: Spot<GrammarSpot>) => ({
    replace: (by: string) => back(spot, () => isStillThere(editor.state, spot.match) && replaceSpot(editor, spot.match, by)),
    ignore: ignore && back(spot, () => ignore(spot.match)),
    keep: spot.match.problem.isSpelling ? back(spot, () => keep(spot.match)) : null,
  })
  const spot = useSpot<GrammarSpot>(editor, { marked: markedHere, what: ({ problem }) => problem }, (spot) => {
    const acts = actsOf(spot)
    const [first] = spot.match.problem.proposals
    return {
      F2: first === undefined ? null : acts.replace(first),
      'Shift+F2': acts.ignore,
      'Mod+F2': acts.keep,
      [panelKey]: () => panel.current?.querySelector('button')?.focus(),
    }
  })
  return (
    <>
      <GrammarTold problem={spot?.match.problem ?? null} mayIgnore={ignore !== null} />
      {spot && <GrammarPopover self={panel} editor={editor} spot={spot} {...actsOf(spot)} onLeave={() => backToSpot(editor, spot)} />}
    </>
  )
}

/** Where the house style says something, the grammar is silent. */
const markedHere: typeof markedGrammar = (state, from, to) => {
  const marked = markedGrammar(state, from, to)
  return marked.length > 0 && spotAtCaret(state, markedStyle(state, from, to)) ? [] : marked
}
