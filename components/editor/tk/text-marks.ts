import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { dispatchBesideKeys } from '#components/editor/extensions/cursor-first.ts'
import { changedBlocks, isTyped } from './changed-blocks.ts'

/** A place in the document; in a text of a picture (`attribute`), the picture. */
export type Place = { from: number; to: number; attribute: string | null }

/** What finds the places of a kind, in a whole story and in one of its blocks. */
export type Finder<Found extends Place> = { inWhole: (doc: Node) => Found[]; inBlock: (doc: Node, block: Node, at: number) => Found[] }

/** Where they are, what of them is on the screen, how many, and by what they are found. */
type Marks<Found extends Place> = {
  readonly marked: DecorationSet
  readonly drawn: DecorationSet
  readonly count: number
  readonly finder: Finder<Found>
}

/** Milliseconds without a change until the screen shows what is marked, and the longest wait while changes go on. */
const pause = 250
const longest = 2_000

/**
 * Marks all places of a kind in a story while it is written: with the class `name`, where the text of a picture is meant with `name-attribute`
 * on the picture. A key looks through the blocks that it changes, and no others. The screen follows when typing pauses: a mark that comes or
 * goes beside the caret has the browser lay out the block again before it draws the key, and many a word is off only until its last letter.
 */
export function textMarks<Found extends Place>(name: string, start: Finder<Found>) {
  const key = new PluginKey<Marks<Found>>(name)

  const draw = (found: Found): Decoration => {
    const { from, to, attribute } = found
    if (attribute === null) return Decoration.inline(from, to, { class: name }, { found })
    return Decoration.node(from, to, { class: `${name}-${attribute}` }, { found })
  }
  const inWhole = (doc: Node, finder: Finder<Found>): Marks<Found> => {
    const found = finder.inWhole(doc)
    const marked = DecorationSet.create(doc, found.map(draw))
    return { marked, drawn: marked, count: found.length, finder }
  }

  /** They move with the text. Only the blocks that changed are looked through again. */
  function afterChange(tr: Transaction, { marked, drawn, count, finder }: Marks<Found>): Marks<Found> {
    let lost = 0
    const moved = marked.map(tr.mapping, tr.doc, { onRemove: () => (lost += 1) })
    const blocks = changedBlocks(tr)
    const now = blocks.flatMap(({ block, at, goes }) => (goes ? [] : finder.inBlock(tr.doc, block, at))).map(draw)
    if (isTyped(tr)) {
      const gone = blocks.flatMap(({ block, at }) =>
        moved.find(at, at + block.nodeSize, isOurs).filter(({ from }) => isIn(block, at, from)),
      )
      const left = count - lost - gone.length + now.length
      return { marked: moved.remove(gone).add(tr.doc, now), drawn: drawn.map(tr.mapping, tr.doc), count: left, finder }
    }
    // Made anew, which takes as long as there are marks: `remove` leaves out what wrapping a block has left one level above it.
    const kept = moved.find(undefined, undefined, isOurs).filter(({ from }) => !blocks.some(({ block, at }) => isIn(block, at, from)))
    const anew = DecorationSet.create(tr.doc, [...kept, ...now])
    return { marked: anew, drawn: anew, count: kept.length + now.length, finder }
  }

  return {
    plugin: (): Plugin<Marks<Found>> =>
      new Plugin<Marks<Found>>({
        key,
        state: {
          init: (_, { doc }) => inWhole(doc, start),
          apply(tr, before) {
            const asked: Finder<Found> | 'draw' | undefined = tr.getMeta(key)
            if (asked === 'draw') return { ...before, drawn: before.marked }
            if (asked) return inWhole(tr.doc, asked)
            return tr.docChanged ? afterChange(tr, before) : before
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
        view: (view) => drawInPauses(view, key),
      }),
    /** How many are in the text. */
    countIn: (state: EditorState): number => key.getState(state)?.count ?? 0,
    /** Those in the text, in their order; with bounds, those that touch them. */
    markedIn: (state: EditorState, from?: number, to?: number): Found[] =>
      (key.getState(state)?.marked.find(from, to, isOurs) ?? [])
        .map(({ from, to, spec }): Found => ({ ...(spec.found as Found), from, to })) // as put in above
        .sort((one, other) => one.from - other.from),
    /** Looks through the whole story again, by something else. */
    lookFor: (state: EditorState, finder: Finder<Found>): Transaction => state.tr.setMeta(key, finder).setMeta('addToHistory', false),
  }
}

/** Brings what is marked onto the screen when typing pauses. While an input method composes, it waits: its text must not be drawn anew. */
function drawInPauses<Found extends Place>(view: EditorView, key: PluginKey<Marks<Found>>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | null = null
  const isBehind = () => {
    const marks = key.getState(view.state)
    return marks !== undefined && marks.marked !== marks.drawn
  }
  const drawSoon = () => {
    const now = Date.now()
    since ??= now
    clearTimeout(timer)
    timer = setTimeout(drawNow, Math.max(0, Math.min(pause, since + longest - now)))
  }
  const drawNow = () => {
    since = null
    if (!isBehind()) return
    if (view.composing) view.dom.addEventListener('compositionend', drawSoon, { once: true })
    else dispatchBesideKeys(view, ({ tr }) => tr.setMeta(key, 'draw').setMeta('addToHistory', false))
  }
  if (isBehind()) drawSoon() // ProseMirror makes it anew when another plugin comes or goes
  return {
    update(_: EditorView, { doc }: EditorState) {
      if (doc !== view.state.doc && isBehind()) drawSoon()
    },
    destroy() {
      clearTimeout(timer)
      view.dom.removeEventListener('compositionend', drawSoon)
    },
  }
}

const isIn = (block: Node, at: number, from: number): boolean => from >= at && from < at + block.nodeSize
const isOurs = (spec: object): boolean => 'found' in spec
