import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { StepMap } from '@tiptap/pm/transform'
import { modeOf } from '#components/editor/suggestions/suggest-mode.ts'
import { MoveStep } from '#newsroom/articles/move-step.ts'
import { type Blocks, firstPlace, nextSubhead, sectionAbove, selectedBlocks, selectedSection, startOf } from './selected-blocks.ts'

/** What is to be done with blocks; null where there is nothing to do it with. */
export type BlockAct = (state: EditorState) => Transaction | null

const moved = 'blocksMoved'

/** Whether it moves blocks. */
export const isMove = (tr: Transaction): boolean => tr.getMeta(moved) === true

/** Moves the selected blocks over the block above or below them. */
export const moveBlocks =
  (direction: 1 | -1): BlockAct =>
  (state) => {
    const blocks = selectedBlocks(state)
    const place = blocks && (direction === 1 ? blocks.last + 2 : blocks.first - 1)
    return blocks && place !== null ? moveTo(blocks, place)(state) : null
  }

/** Moves the section of the selected blocks over the one above or below it. */
export const moveSection =
  (direction: 1 | -1): BlockAct =>
  (state) => {
    const section = selectedSection(state)
    if (!section) return null
    const { doc } = state
    if (direction === -1) return moveTo(section, sectionAbove(doc, section.first, section.level))(state)
    return section.last + 1 < doc.childCount ? moveTo(section, nextSubhead(doc, section.last + 2, section.level))(state) : null
  }

/**
 * Moves blocks before the block with this place. What was selected in them stays selected. What colleagues write in them meanwhile moves
 * along; as a suggestion they are taken out there and put in here.
 */
export const moveTo =
  ({ first, last, from, to }: Blocks, place: number): BlockAct =>
  (state) => {
    const { doc, tr, selection } = state
    if (place < firstPlace || place > doc.childCount || (place >= first && place <= last + 1)) return null
    const at = startOf(doc, place)
    const by = at < from ? at - from : at - to
    if (modeOf(state).isOn) {
      const slice = doc.slice(from, to)
      // From the end of the text to its beginning, as suggestions are made.
      if (at < from) tr.delete(from, to).replace(at, at, slice)
      else tr.replace(at, at, slice).delete(from, to)
    } else tr.step(new MoveStep(from, to, at))
    const isIn = selection.from >= from && selection.to <= to
    const there = isIn ? selection.map(tr.doc, StepMap.offset(by)) : Selection.near(tr.doc.resolve(from + by), 1)
    return tr.setSelection(there).setMeta(moved, true).scrollIntoView()
  }
