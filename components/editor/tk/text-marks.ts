import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { changedBlocks, isTyped } from './changed-blocks.ts'

/** A place in the document; in a text of a picture (`attribute`), the picture. */
export type Place = { from: number; to: number; attribute: string | null }

/** What finds the places of a kind, in a whole story and in one of its blocks. */
export type Finder<Found extends Place> = { inWhole: (doc: Node) => Found[]; inBlock: (doc: Node, block: Node, at: number) => Found[] }

/** Where they are, as drawn, how many, and by what they are found. */
type Marks<Found extends Place> = { readonly drawn: DecorationSet; readonly count: number; readonly finder: Finder<Found> }

/**
 * Marks all places of a kind in a story while it is written: with the class `name`, where the text of a picture is meant with `name-attribute`
 * on the picture. A key looks through the blocks that it changes, and no others.
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
    return { drawn: DecorationSet.create(doc, found.map(draw)), count: found.length, finder }
  }

  /** They move with the text. Only the blocks that changed are looked through again. */
  function afterChange(tr: Transaction, { drawn, count, finder }: Marks<Found>): Marks<Found> {
    let lost = 0
    const moved = drawn.map(tr.mapping, tr.doc, { onRemove: () => (lost += 1) })
    const blocks = changedBlocks(tr)
    const now = blocks.flatMap(({ block, at, goes }) => (goes ? [] : finder.inBlock(tr.doc, block, at))).map(draw)
    if (isTyped(tr)) {
      const gone = blocks.flatMap(({ block, at }) =>
        moved.find(at, at + block.nodeSize, isOurs).filter(({ from }) => isIn(block, at, from)),
      )
      const left = count - lost - gone.length + now.length
      return { drawn: moved.remove(gone).add(tr.doc, now), count: left, finder }
    }
    // Made anew, which takes as long as there are marks: `remove` leaves out what wrapping a block has left one level above it.
    const kept = moved.find(undefined, undefined, isOurs).filter(({ from }) => !blocks.some(({ block, at }) => isIn(block, at, from)))
    return { drawn: DecorationSet.create(tr.doc, [...kept, ...now]), count: kept.length + now.length, finder }
  }

  return {
    plugin: (): Plugin<Marks<Found>> =>
      new Plugin<Marks<Found>>({
        key,
        state: {
          init: (_, { doc }) => inWhole(doc, start),
          apply(tr, before) {
            const finder: Finder<Found> | undefined = tr.getMeta(key)
            if (finder) return inWhole(tr.doc, finder)
            return tr.docChanged ? afterChange(tr, before) : before
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    /** How many are in the text. */
    countIn: (state: EditorState): number => key.getState(state)?.count ?? 0,
    /** Those in the text, in their order; with bounds, those that touch them. */
    markedIn: (state: EditorState, from?: number, to?: number): Found[] =>
      (key.getState(state)?.drawn.find(from, to, isOurs) ?? [])
        .map(({ from, to, spec }): Found => ({ ...(spec.found as Found), from, to })) // as drawn above
        .sort((one, other) => one.from - other.from),
    /** Looks through the whole story again, by something else. */
    lookFor: (state: EditorState, finder: Finder<Found>): Transaction => state.tr.setMeta(key, finder).setMeta('addToHistory', false),
  }
}

const isIn = (block: Node, at: number, from: number): boolean => from >= at && from < at + block.nodeSize
const isOurs = (spec: object): boolean => 'found' in spec
