import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { Mappable } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { TextPiece } from '#newsroom/articles/text-pieces.ts'
import type { Query } from './search/pattern.ts'
import type { Spot } from './search/search-texts.ts'

/** A found place: between two positions of the document; in a text of a picture (`attribute`), which stands at `at`, between two characters. */
export type Match = Pick<Spot, 'from' | 'to' | 'groups' | 'names'> & { at: number; attribute: string | null }

/** `anchor`: from here on is what is gone to next. `query`: what was looked for last, for the next time. */
type Found = {
  readonly matches: readonly Match[]
  readonly current: number
  readonly anchor: number
  readonly query: Query
  readonly decorations: DecorationSet
}
type Change = Partial<Pick<Found, 'matches' | 'current' | 'anchor' | 'query'>>

const key = new PluginKey<Found>('find')
const nothing: Found = {
  matches: [],
  current: -1,
  anchor: 0,
  query: { text: '', isExact: false, isWhole: false, isExpression: false },
  decorations: DecorationSet.empty,
}

/** What is found in the text is marked, and stays marked where it is while the text changes. */
export const FindMatches = Extension.create({
  name: 'findMatches',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: { init: () => nothing, apply },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
})

export const foundIn = (state: EditorState): Found => key.getState(state) ?? nothing

export const matchOf = ({ piece, ...spot }: Spot, pieces: readonly TextPiece[]): Match | null => {
  const found = pieces[piece]
  if (!found) return null
  const { at, attribute } = found
  return attribute === null ? { ...spot, at, attribute, from: at + spot.from, to: at + spot.to } : { ...spot, at, attribute }
}

export const placeOfMatch = ({ at, attribute, from }: Match): number => (attribute === null ? from : at)

const change = (tr: Transaction, meta: Change): Transaction => tr.setMeta(key, meta).setMeta('addToHistory', false)

/** Marks these places; the current one is the first from the anchor on, or the first of all. */
export function showMatches(state: EditorState, query: Query, matches: readonly Match[]): Transaction {
  const { anchor } = foundIn(state)
  const next = matches.findIndex((match) => placeOfMatch(match) >= anchor)
  return change(state.tr, { query, matches, current: next < 0 ? Math.min(0, matches.length - 1) : next })
}

/** From where on is looked for what is found next. */
export const setAnchor = (tr: Transaction, anchor: number): Transaction => tr.setMeta(key, { anchor } satisfies Change)
export const beginAt = (state: EditorState, anchor: number): Transaction => change(state.tr, { anchor })
export const hideMatches = (state: EditorState): Transaction => change(state.tr, { matches: [], current: -1 })

/** Makes the next match the current one, or that before it; after the last comes the first. */
export function stepTo(state: EditorState, by: 1 | -1): Transaction {
  const { matches, current } = foundIn(state)
  const next = (current + by + matches.length) % Math.max(1, matches.length)
  const match = matches[next]
  return match ? change(state.tr, { current: next, anchor: placeOfMatch(match) }) : state.tr
}

function apply(tr: Transaction, before: Found, _old: EditorState, state: EditorState): Found {
  const meta: Change | undefined = tr.getMeta(key)
  if (!meta && !tr.docChanged) return before
  const now = { ...(tr.docChanged ? moveAll(before, tr.mapping) : before), ...meta }
  const isDrawn = meta?.matches !== undefined || meta?.current !== undefined
  return { ...now, decorations: isDrawn ? draw(state, now) : before.decorations.map(tr.mapping, tr.doc) }
}

function moveAll(before: Found, mapping: Mappable): Found {
  const chosen = before.matches[before.current]
  let current = -1
  const matches: Match[] = []
  for (const match of before.matches) {
    const moved = move(match, mapping)
    if (!moved) continue
    if (match === chosen) current = matches.length
    matches.push(moved)
  }
  return { ...before, matches, current, anchor: mapping.map(before.anchor) }
}

function move(match: Match, mapping: Mappable): Match | null {
  if (match.attribute !== null) {
    const { pos, deleted } = mapping.mapResult(match.at)
    return deleted ? null : { ...match, at: pos }
  }
  const [from, to] = [mapping.map(match.from, 1), mapping.map(match.to, -1)]
  return from < to ? { ...match, from, to } : null
}

/** A text of a picture is a field, which has no marked words: the field is marked. */
function draw({ doc }: EditorState, { matches, current }: Found): DecorationSet {
  return DecorationSet.create(
    doc,
    matches.map((match, place) => {
      const isCurrent = place === current
      if (match.attribute === null) return Decoration.inline(match.from, match.to, { class: isCurrent ? 'found is-current' : 'found' })
      const size = doc.nodeAt(match.at)?.nodeSize ?? 1
      return Decoration.node(match.at, match.at + size, {
        class: `found-${match.attribute}${isCurrent ? ` current-${match.attribute}` : ''}`,
      })
    }),
  )
}
