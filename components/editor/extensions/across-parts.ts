import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { bodyStart, inOneLine, wordsOf } from './lines.ts'

/** Whether the selection begins in headline or dek and goes on into another part. */
export const isAcrossParts = ({ selection: { $from, $to } }: EditorState): boolean => $from.index(0) < 2 && $from.index(0) !== $to.index(0)

/**
 * What is typed, pasted or cut over a selection of several parts. ProseMirror's own commands would join what is left of the first part with
 * what is left of the last.
 */
export const AcrossParts = Extension.create({
  name: 'acrossParts',
  priority: 1001, // before the lines
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyDown: (view, { key }) => {
          if (view.composing || !['Enter', 'Backspace', 'Delete'].includes(key) || !isAcrossParts(view.state)) return false
          view.dispatch(deleteAcrossParts(view.state.tr).scrollIntoView())
          return true
        },
        handleTextInput: (view, _from, _to, text) => {
          if (!isAcrossParts(view.state)) return false
          view.dispatch(deleteAcrossParts(view.state.tr).insertText(text).scrollIntoView())
          return true
        },
        handlePaste: (view, _event, slice) => {
          if (!isAcrossParts(view.state) || slice.size === 0) return false
          view.dispatch(pasteAcross(view.state.tr, slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
          return true
        },
        handleDrop: (view, _event, _slice, isMoved) => isMoved && isAcrossParts(view.state),
        handleDOMEvents: {
          compositionstart: (view) => {
            if (isAcrossParts(view.state)) view.dispatch(deleteAcrossParts(view.state.tr))
            return false
          },
          cut: (view, event) => view.editable && isAcrossParts(view.state) && cutAcross(view, event),
        },
      },
    }),
  ],
})

/** Deletes of each part what is selected. The caret is then in the first of them. */
export function deleteAcrossParts(tr: Transaction): Transaction {
  const { from, to } = tr.selection
  deleteStartOfText(tr, to)
  const dek = tr.doc.child(0).nodeSize
  for (const [start, end] of [
    [dek + 1, bodyStart(tr.doc) - 1],
    [1, dek - 1],
  ] as const)
    if (Math.max(from, start) < Math.min(to, end)) tr.delete(Math.max(from, start), Math.min(to, end))
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(from, 1)), 1))
}

function deleteStartOfText(tr: Transaction, to: number): void {
  const start = bodyStart(tr.doc)
  const { paragraph } = tr.doc.type.schema.nodes
  const isAll = to >= TextSelection.atEnd(tr.doc).to
  if (isAll && paragraph) tr.replaceWith(start, tr.doc.content.size, paragraph.create())
  else if (to > start) tr.delete(start, to)
}

/** One block becomes words of the first part; several go to the start of the text, and a copied headline and dek to where they stood. */
export function pasteAcross(tr: Transaction, slice: Slice): Transaction {
  deleteAcrossParts(tr)
  if (slice.content.childCount < 2) return tr.insertText(inOneLine(wordsOf(slice)))
  const text = slice.content.content.filter((node) => !putLine(tr, node))
  tr.setSelection(TextSelection.near(tr.doc.resolve(bodyStart(tr.doc)), 1))
  if (text.length === 0) return tr
  return tr.replaceSelection(new Slice(Fragment.from(text), text[0] === slice.content.firstChild ? slice.openStart : 0, slice.openEnd))
}

/** Whether a node is a headline or dek, and that of this story had no words. */
function putLine(tr: Transaction, { type, textContent }: Node): boolean {
  const place = ['headline', 'dek'].indexOf(type.name)
  if (place < 0 || tr.doc.child(place).content.size > 0) return false
  tr.insertText(inOneLine(textContent), place === 0 ? 1 : tr.doc.child(0).nodeSize + 1)
  return true
}

function cutAcross(view: EditorView, event: ClipboardEvent): boolean {
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  event.clipboardData?.setData('text/html', dom.innerHTML)
  event.clipboardData?.setData('text/plain', text)
  event.preventDefault()
  view.dispatch(deleteAcrossParts(view.state.tr).scrollIntoView().setMeta('uiEvent', 'cut'))
  return true
}
