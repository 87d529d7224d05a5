import { Extension } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node, Slice } from '@tiptap/pm/model'
import { AllSelection, type EditorState, Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Say } from '#components/ui/words/say.ts'
import { cleanRun } from '#lib/clean-text.ts'

/** From this length on a headline's length is said. Characters. */
const longHeadline = 80

/** The first position after headline and dek. */
export const bodyStart = (doc: Node): number => doc.child(0).nodeSize + doc.child(1).nodeSize

/** 0 in the headline, 1 in the dek, 2 in the text. */
const fieldOf = (selection: Selection): number => Math.min(selection.$from.index(0), 2)

/** Whether the selection begins in the headline or the dek, where there is plain text in one line only. */
export const isInLine = ({ selection }: EditorState): boolean => selection.$from.depth > 0 && fieldOf(selection) < 2

/** A selection for what can stand only in the text: the given one, or the start of the text when it is in a line over it. */
export const selectionInBody = (state: EditorState): Selection =>
  isInLine(state) ? Selection.near(state.doc.resolve(bodyStart(state.doc)), 1) : state.selection

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    lines: {
      /** Moves the caret from a line to the start of the text, for what can stand only there. */
      leaveLine: () => ReturnType
    }
  }
}

/**
 * Headline and dek are lines of the document: keys lead from one to the next, they hold one line of plain text each, and never merge with
 * each other or with the text. `hero` is put between dek and text.
 */
export const lines = (say: Say, hero: HTMLElement | null) =>
  Extension.create({
    name: 'lines',
    priority: 1000, // before what else takes Enter, Backspace and pasted text
    addCommands: () => ({
      leaveLine:
        () =>
        ({ state, tr }) => {
          if (isInLine(state)) tr.setSelection(selectionInBody(state))
          return true
        },
    }),
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          props: {
            decorations: ({ doc }) => DecorationSet.create(doc, decorations(say, doc, { hero, isLocked: !editor.isEditable })),
            handleKeyDown: onKey,
            handlePaste(view, event, slice) {
              const text = event.clipboardData?.getData('text/plain') || wordsOf(slice)
              if (!isInLine(view.state) || text === '') return false
              view.dispatch(view.state.tr.insertText(inOneLine(text)).scrollIntoView())
              return true
            },
            handleDrop(view, event, slice, isMoved) {
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
              if (at === undefined || slice.size === 0) return false
              const place = view.state.doc.resolve(at)
              if (place.index(0) > 1 || place.depth === 0) return false
              const text = inOneLine(wordsOf(slice))
              const tr = view.state.tr
              if (isMoved) tr.deleteSelection()
              // What has no words, a picture, goes to where it can stand.
              if (text === '') tr.insert(bodyStart(tr.doc), slice.content)
              else tr.insertText(text, tr.mapping.map(at))
              view.dispatch(tr)
              return true
            },
          },
          // No block can be inserted above the dek, so no caret for one stands there.
          appendTransaction: (_transactions, _before, { selection, doc, tr }) =>
            selection instanceof GapCursor && selection.head < bodyStart(doc)
              ? tr.setSelection(Selection.near(doc.resolve(selection.head), 1))
              : null,
        }),
      ]
    },
  })

export const wordsOf = ({ content }: Slice): string => content.textBetween(0, content.size, '\n', '\n')

export const inOneLine = (text: string) => cleanRun(text.trim().replace(/(?<!\s)\s*[\r\n]\s*/g, ' '))

function decorations(say: Say, doc: Node, { hero, isLocked }: { hero: HTMLElement | null; isLocked: boolean }): Decoration[] {
  const [headline, dek, first] = [doc.child(0), doc.child(1), doc.child(2)]
  const body = bodyStart(doc)
  const field = (from: number, node: Node, label: string, hint: string) =>
    Decoration.node(from, from + node.nodeSize, {
      role: 'textbox',
      'aria-label': label,
      ...(isLocked && { 'aria-readonly': 'true' }),
      ...(node.content.size === 0 && { 'data-placeholder': hint, class: 'is-empty' }),
    })
  const isEmpty = doc.childCount === 3 && first.type.name === 'paragraph' && first.content.size === 0
  return [
    field(0, headline, say('editor.headline'), say('editor.headline')),
    field(headline.nodeSize, dek, say('editor.dek'), say('editor.dekHint')),
    ...(headline.textContent.length >= longHeadline ? [lengthNote(say, headline)] : []),
    ...(hero ? [Decoration.widget(body, () => hero, { key: 'hero', side: -1, ignoreSelection: true, stopEvent: () => true })] : []),
    ...(isEmpty ? [Decoration.node(body, body + first.nodeSize, { 'data-placeholder': say('editor.textHint'), class: 'is-empty' })] : []),
  ]
}

/** It stands in the gap under the headline and moves nothing. */
function lengthNote(say: Say, headline: Node): Decoration {
  const count = headline.textContent.length
  const note = () => {
    const place = document.createElement('div')
    place.className = 'story-headline-length'
    const words = document.createElement('span')
    words.dir = 'auto' // the desk's language, in a story of another direction
    words.textContent = say('editor.characters', { count })
    place.append(words)
    return place
  }
  return Decoration.widget(headline.nodeSize, note, { key: `length-${count}`, side: -1, ignoreSelection: true })
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  if (view.composing || event.isComposing) return false
  const { selection, doc } = view.state
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'a') return selectField(view)
  if (selection.$from.depth === 0) return false
  const field = fieldOf(selection)
  const isDeleting = event.key === 'Backspace' || event.key === 'Delete'
  if (event.ctrlKey || event.metaKey || event.altKey) {
    // The browser's own bold, and its deleting of a word, would reach into the next part.
    if (field < 2 && !event.altKey && !event.shiftKey && ['b', 'i', 'u'].includes(event.key.toLowerCase())) return true
    if (!isDeleting) return false
  }
  if (event.key === 'Enter' && field < 2) return goTo(view, field + 1, 'start')
  if ((event.shiftKey && !isDeleting) || !(selection instanceof TextSelection) || !selection.empty) return false
  const { $head } = selection
  const isAtStart = $head.parentOffset === 0
  const isAtEnd = $head.parentOffset === $head.parent.content.size
  const isFirstBlock = $head.index(0) === 2 && $head.pos - $head.depth === bodyStart(doc)
  switch (event.key) {
    case 'ArrowDown':
      return field < 2 && view.endOfTextblock('down') && goTo(view, field + 1, 'start')
    case 'ArrowRight':
      return field < 2 && isAtEnd && goTo(view, field + 1, 'start')
    case 'Delete':
      return field < 2 && isAtEnd
    case 'ArrowUp':
      if (field === 0 || !view.endOfTextblock('up')) return false
      return (field === 1 || isFirstBlock || $head.index(0) === 2) && goesUp(view, field)
    case 'ArrowLeft':
      return isAtStart && (field === 1 || isFirstBlock) && goTo(view, field - 1, 'end')
    case 'Backspace':
      if (!isAtStart) return false
      if (field < 2) return field === 0 || goTo(view, 0, 'end')
      return isFirstBlock && $head.parent.type.name === 'paragraph' && $head.depth === 1 && goTo(view, 1, 'end')
    default:
      return false
  }
}

/** From the first line of the first block; a list or a table with more lines above leads there first. */
function goesUp(view: EditorView, field: number): boolean {
  const { $head } = view.state.selection
  if (field === 2 && $head.pos - $head.depth !== bodyStart(view.state.doc)) {
    const isFirstLine = $head.depth === 1 || $head.before() === bodyStart(view.state.doc) + $head.depth - 1
    if (!isFirstLine) return false
  }
  return goTo(view, field - 1, 'end')
}

function goTo(view: EditorView, field: number, where: 'start' | 'end'): boolean {
  const { doc, tr } = view.state
  const start = field === 0 ? 0 : field === 1 ? doc.child(0).nodeSize : bodyStart(doc)
  const end = field === 0 ? doc.child(0).nodeSize : field === 1 ? bodyStart(doc) : doc.content.size
  const selection = where === 'start' ? Selection.near(doc.resolve(start), 1) : Selection.near(doc.resolve(end), -1)
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  return true
}

/** Selects the field that the caret is in; when that is selected already, everything. */
function selectField(view: EditorView): boolean {
  const { doc, selection, tr } = view.state
  const field = selection.$from.depth === 0 ? 2 : fieldOf(selection)
  const [from, to] =
    field === 0
      ? [1, doc.child(0).nodeSize - 1]
      : field === 1
        ? [doc.child(0).nodeSize + 1, bodyStart(doc) - 1]
        : [bodyStart(doc), doc.content.size]
  const whole = TextSelection.between(doc.resolve(from), doc.resolve(to))
  view.dispatch(tr.setSelection(whole.eq(selection) ? new AllSelection(doc) : whole))
  return true
}
