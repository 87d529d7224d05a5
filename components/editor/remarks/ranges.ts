import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { fromNewsroom, logOf, toNewsroom } from '#components/editor/draft/step-log.ts'
import { followRange, holdsSomething, type Range } from '#newsroom/articles/follow-range.ts'

/** Ranges of threads (by their ids) in the newsroom's text at a version. */
type Told = { version: number; ranges: readonly { id: string; range: Range | null }[] }
/** `fresh`: what a comment that is being written is about. `waits`: ranges of a version that is not on the screen yet. */
type Ranges = {
  readonly places: ReadonlyMap<string, Range>
  readonly fresh: Range | null
  readonly active: string | null
  readonly waits: Told | null
  readonly decorations: DecorationSet
}
type Change = { told: Told } | { active: string | null } | { fresh: Range | null }

const key = new PluginKey<Ranges>('remarks')
const nowhere: Ranges = { places: new Map(), fresh: null, active: null, waits: null, decorations: DecorationSet.empty }

/** The ranges of comments in the text. They move with each change of the screen; the newsroom's own are taken over when it tells them. */
export function remarkRanges(onPress: (threadId: string) => void): Plugin<Ranges> {
  return new Plugin<Ranges>({
    key,
    state: { init: () => nowhere, apply: (tr, before, _old, state) => follow(tr, before, state) },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleClick(view, position) {
        const id = threadAt(view.state, position)
        if (id !== null) onPress(id)
        return false
      },
    },
  })
}

export const showRanges = (state: EditorState, told: Told): Transaction => change(state, { told })
/** The thread whose words are marked more than the others'. */
export const activate = (state: EditorState, active: string | null): Transaction => change(state, { active })
/** Marks what a comment that is being written is about; null: none is. */
export const begin = (state: EditorState, fresh: Range | null): Transaction => change(state, { fresh })

const change = (state: EditorState, meta: Change): Transaction => state.tr.setMeta(key, meta).setMeta('addToHistory', false)

const rangesOf = (state: EditorState): Ranges => key.getState(state) ?? nowhere

/** Where a thread stands on the screen; null when its text is gone, or not here yet. */
export const placeOfThread = (state: EditorState, id: string): Range | null => rangesOf(state).places.get(id) ?? null
export const freshRange = (state: EditorState): Range | null => rangesOf(state).fresh

/** What one would comment on: the selection, if there is something in it. */
export function selectedRange({ selection: { from, to }, doc }: EditorState): Range | null {
  return holdsSomething(doc, { from, to }) ? { from, to } : null
}

/** The thread at a position: the one with the shortest range. */
export function threadAt(state: EditorState, position: number): string | null {
  const around = [...rangesOf(state).places].filter(([, { from, to }]) => from <= position && position <= to)
  const [nearest] = around.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))
  return nearest?.[0] ?? null
}

/** A range of the screen in the newsroom's text, and the version of that. */
export function inNewsroom(state: EditorState, { from, to }: Range): Range & { seenVersion: number } {
  const map = toNewsroom(state)
  return { from: map(from, 1), to: map(to, -1), seenVersion: logOf(state).version }
}

function follow(tr: Transaction, before: Ranges, state: EditorState): Ranges {
  const meta: Change | undefined = tr.getMeta(key)
  const isDue = before.waits !== null && before.waits.version <= logOf(state).version
  if (!meta && !tr.docChanged && !isDue) return before
  let now = tr.docChanged ? moveAll(tr, before) : before
  if (meta && 'active' in meta) now = { ...now, active: meta.active }
  if (meta && 'fresh' in meta) now = { ...now, fresh: meta.fresh }
  const told = meta && 'told' in meta ? meta.told : isDue ? before.waits : null
  if (told) now = place(state, now, told)
  // While one types, what is drawn moves along; it is drawn anew when something else changed, and after a rebase, which moves it otherwise.
  const isTyping = !meta && !isDue && tr.getMeta('rebased') === undefined
  return { ...now, decorations: isTyping ? before.decorations.map(tr.mapping, tr.doc) : draw(state.doc, now) }
}

function moveAll(tr: Transaction, before: Ranges): Ranges {
  const places = new Map<string, Range>()
  for (const [id, range] of before.places) {
    const moved = isBeside(tr, range) ? carry(tr, range) : followRange(range, tr.before, tr.doc, tr)
    if (moved) places.set(id, moved)
  }
  return { ...before, places, fresh: before.fresh && followRange(before.fresh, tr.before, tr.doc, tr) }
}

/** Most keys are beside most ranges: one of these has in it what it had, and nobody looks for it in the text. */
function isBeside({ mapping: { maps } }: Transaction, { from, to }: Range): boolean {
  const [map, ...others] = maps
  if (!map || others.length > 0) return false
  let isIn = false
  map.forEach((start, end) => {
    isIn ||= end > from && start < to
  })
  return !isIn
}

const carry = ({ mapping }: Transaction, { from, to }: Range): Range => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) })

/** Ranges of a version that is on the screen, moved by what the newsroom did not have then; those of a newer one wait. */
function place(state: EditorState, before: Ranges, told: Told): Ranges {
  if (told.version > logOf(state).version) return { ...before, waits: told }
  const map = fromNewsroom(state, told.version)
  if (!map) return { ...before, waits: null } // older than what is remembered: newer ones will come
  const places = new Map<string, Range>()
  for (const { id, range } of told.ranges) {
    if (!range) continue
    const here = { from: map(range.from, 1), to: map(range.to, -1) }
    const known = before.places.get(id)
    if (holdsSomething(state.doc, here)) places.set(id, here)
    else if (known) places.set(id, known) // moved on the screen as a whole: the newsroom will find it again too
  }
  return { ...before, places, waits: null }
}

function draw(doc: Node, { places, fresh, active }: Ranges): DecorationSet {
  const drawn = [...places].flatMap(([id, range]) => drawRange(doc, range, id === active ? 'remark is-active' : 'remark'))
  return DecorationSet.create(doc, fresh ? [...drawn, ...drawRange(doc, fresh, 'remark is-active')] : drawn)
}

function drawRange(doc: Node, { from, to }: Range, className: string): Decoration[] {
  const drawn = [Decoration.inline(from, to, { class: className })]
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isBlock && node.isLeaf) drawn.push(Decoration.node(at, at + node.nodeSize, { class: className }))
  })
  return drawn
}
