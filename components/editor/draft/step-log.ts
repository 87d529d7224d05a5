import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, PluginKey, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { type Mapping, Step, type StepMap } from '@tiptap/pm/transform'
import { v4 } from 'uuid'
import type { StepBatch } from '#lib/document-types.ts'
import { jsonOfDocument } from '#newsroom/articles/document-json.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { FollowingMapping, isMove, isMoveMap, mapRange } from '#newsroom/articles/move-step.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { placeStep, putsInAsMuch } from '#newsroom/articles/rebase-steps.ts'
import { Removals } from '#newsroom/articles/removals.ts'
import { stepBetween } from '#newsroom/articles/step-between.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'

/**
 * A step on the screen that the newsroom's log does not have yet. It is the `place`-th step of the batch with which it is sent; the batch
 * keeps its id and the places, also when colleagues' steps change the step meanwhile, so that it is never added twice.
 */
export type Unconfirmed = { step: Step; inverted: Step; batch: string; place: number }

/**
 * `version`: of the newsroom's log, as far as it is in the document. `open`: the batch of the next step. `recent`: the newest batches of the
 * newsroom's log, by which a position of an older version is found on the screen.
 */
type StepLog = { version: number; unconfirmed: readonly Unconfirmed[]; open: string; recent: readonly Recent[] }
type Recent = { from: number; maps: readonly StepMap[] }
/** A batch of the newsroom's log whose steps are read. */
type News = Pick<StepBatch, 'id' | 'version' | 'origins'> & { steps: readonly Step[] }

const key = new PluginKey<StepLog>('step-log')
/** The most steps of one batch: less than the newsroom takes (newsroom/articles/input.ts). */
const mostInBatch = 500
/** How many batches are remembered: more than others write while an answer is on its way. */
const mostRecent = 100

/**
 * The document's log: the newsroom's version, and the steps that it has not confirmed. Like prosemirror-collab, except for the own steps:
 * the newsroom maps a batch over what others wrote before it, so they come back as the newsroom has them, not as they were sent.
 */
export function stepLog(version: number): Plugin<StepLog> {
  return new Plugin<StepLog>({
    key,
    state: {
      init: () => ({ version, unconfirmed: [], open: v4(), recent: [] }),
      apply: (tr, log) => tr.getMeta(key) ?? (tr.docChanged ? withSteps(log, tr) : log),
    },
    // Undo keeps all steps, so that they can be mapped (prosemirror-history).
    historyPreserveItems: true,
  })
}

export function logOf(state: EditorState): StepLog {
  const log = key.getState(state)
  if (!log) throw new Error('the editor has no step log')
  return log
}

/** Whether a transaction brings what the newsroom has, or what an earlier screen left: nobody has just written it. */
export const isOfLog = (tr: Transaction): boolean => tr.getMeta(key) !== undefined

function withSteps(log: StepLog, tr: Transaction): StepLog {
  const unconfirmed = [...log.unconfirmed]
  let { open } = log
  for (const [at, step] of tr.steps.entries()) {
    const last = unconfirmed.at(-1)
    let place = last?.batch === open ? last.place + 1 : 0
    if (place >= mostInBatch) [open, place] = [v4(), 0]
    unconfirmed.push({ step, inverted: step.invert(tr.docs[at] ?? tr.doc), batch: open, place })
  }
  return { ...log, unconfirmed, open }
}

/** The oldest batch that is not confirmed, by place: null where a colleague's change has left nothing of a step. */
export function nextBatch(state: EditorState): { id: string; steps: (Step | null)[] } | null {
  const { unconfirmed } = logOf(state)
  const id = unconfirmed[0]?.batch
  if (id === undefined) return null
  const mine = unconfirmed.filter(({ batch }) => batch === id)
  const steps: (Step | null)[] = Array.from({ length: (mine.at(-1)?.place ?? 0) + 1 }, () => null)
  for (const { step, place } of mine) steps[place] = step
  return { id, steps }
}

/** The batch is being sent: the next step belongs to another. */
export const closeBatch = (state: EditorState, id: string): Transaction | null => {
  const log = logOf(state)
  return log.open === id ? state.tr.setMeta(key, { ...log, open: v4() } satisfies StepLog) : null
}

/** All that is not confirmed becomes one new batch: the newsroom refused a batch, which may be right together with the steps after it. */
export const regroup = (state: EditorState): Transaction => {
  const log = logOf(state)
  const open = v4()
  const unconfirmed = log.unconfirmed.map((each, place) => ({ ...each, batch: open, place }))
  return state.tr.setMeta(key, { ...log, unconfirmed, open } satisfies StepLog)
}

/** Steps that an earlier screen left, as they were: after its base is the document. */
export function adopt(state: EditorState, left: readonly { step: unknown; batch: string; place: number }[]): Transaction {
  const tr = state.tr
  const unconfirmed = left.map(({ step: json, batch, place }) => {
    const step = Step.fromJSON(state.schema, json)
    const inverted = step.invert(tr.doc)
    tr.step(step)
    return { step, inverted, batch, place }
  })
  return tr.setMeta(key, { ...logOf(state), unconfirmed } satisfies StepLog)
}

/** The document of the newsroom's version: without what is not confirmed. */
export function confirmedDoc(state: EditorState): Node {
  const tr = state.tr
  for (const { inverted } of logOf(state).unconfirmed.toReversed()) tr.step(inverted)
  return tr.doc
}

/** The same as this device keeps it: as JSON. */
export const baseOf = (state: EditorState): { version: number; doc: string } => ({
  version: logOf(state).version,
  doc: jsonOfDocument(confirmedDoc(state)),
})

/** The step from it to a text; null: it is that. */
export const stepTo = (state: EditorState, text: DraftText): Step | null =>
  stepBetween(confirmedDoc(state), state.schema.nodeFromJSON(storyOf(text).toJSON()))

/** Another document (as JSON) at another version, with nothing unconfirmed: what an earlier screen began with. */
export function returnToBase(state: EditorState, version: number, doc: unknown): Transaction {
  const log: StepLog = { version, unconfirmed: [], open: v4(), recent: [] }
  return state.tr
    .replaceWith(0, state.doc.content.size, state.schema.nodeFromJSON(doc).content)
    .setMeta('addToHistory', false)
    .setMeta(key, log)
}

/** Maps a position, as StepMap.map does. */
type Mapped = (position: number, side: 1 | -1) => number

/** From the newsroom's text at a version to the document on the screen. Null: the version is not on the screen yet, or too old. */
export function fromNewsroom(state: EditorState, version: number): Mapped | null {
  const { recent, unconfirmed, version: newest } = logOf(state)
  const first = recent.findIndex(({ from }) => from === version)
  if (version !== newest && first < 0) return null
  const maps = version === newest ? [] : recent.slice(first).flatMap((batch) => batch.maps)
  for (const { step } of unconfirmed) maps.push(step.getMap())
  return (position, side) => maps.reduce((at, map) => map.map(at, side), position)
}

/** From the document on the screen to the newsroom's text at the version that is on it. */
export function toNewsroom(state: EditorState): Mapped {
  const maps = logOf(state).unconfirmed.map(({ step }) => step.getMap().invert())
  return (position, side) => maps.reduceRight((at, map) => map.map(at, side), position)
}

export type Received = { tr: Transaction; notPlaced: string }
export type Batch = Pick<StepBatch, 'id' | 'version' | 'steps' | 'origins'>

/**
 * What of an answer of the newsroom the document does not have yet, in pieces for `receive`. The batch that was `sent` is confirmed by it:
 * when nothing of that was left, it is not in the log, and comes as an empty one. `isWhole` is false where the answer does not follow on the
 * document's version.
 */
export function pickNews(state: EditorState, batches: readonly StepBatch[], sent: string | null): { news: Batch[][]; isWhole: boolean } {
  const { unconfirmed, version: seen } = logOf(state)
  const own = new Set(unconfirmed.map(({ batch }) => batch))
  const news: Batch[][] = []
  let piece: Batch[] = []
  let version = seen
  const add = (batch: Batch) => {
    if (piece.push(batch) === 1) news.push(piece)
    if (own.has(batch.id)) piece = []
  }
  for (const batch of batches) {
    if (batch.version <= version) continue
    if (batch.from !== version) return { news, isWhole: false }
    add(batch)
    version = batch.version
  }
  if (sent !== null && own.has(sent) && !batches.some(({ id }) => id === sent)) add({ id: sent, version, steps: [], origins: [] })
  return { news, isWhole: true }
}

/**
 * Brings batches of the newsroom's log into the document, oldest first and as one change, however many they are: takes back what is not
 * confirmed, applies the batches, and puts the rest on top again. Steps of an own batch are confirmed as they stand in the log. It must be
 * the last of these batches: what undo remembers (prosemirror-history) has colleagues' steps below all own ones of a change. `notPlaced` is
 * own text whose place a colleague deleted.
 */
export function receive(state: EditorState, batches: readonly Batch[]): Received {
  const confirmed = confirm(state, batches)
  if (confirmed) return { tr: confirmed, notPlaced: '' }
  const { unconfirmed, open } = logOf(state)
  const { news, version, recent } = newsOf(state, batches)
  const tr = state.tr
  const { kept, placed, others } = rebase(tr, unconfirmed, news)
  keepCaretBefore(state, tr)
  void tr.selection // of another kind: it is mapped when it is asked for, and must not be by what follows
  // The history knows by its mirror what became of a step: without, it would not know of its map, and undo elsewhere.
  for (const [inverse, again] of others) setMirror(tr.mapping, inverse, again)
  tr.setMeta('rebased', unconfirmed.length).setMeta('addToHistory', false)
  tr.setMeta(key, { version, unconfirmed: kept, open, recent } satisfies StepLog)
  return { tr, notPlaced: insertedText(state.doc, unconfirmed, placed) }
}

/** The change that takes in one batch of the log when that is an own one, as it was sent: the document stays as it is. Else null. */
export function confirm(state: EditorState, batches: readonly Batch[]): Transaction | null {
  const { unconfirmed, open } = logOf(state)
  const [{ id } = { id: null }, ...others] = batches
  const rest = unconfirmed.filter(({ batch }) => batch !== id)
  if (others.length > 0 || rest.length === unconfirmed.length) return null
  const { news, version, recent } = newsOf(state, batches)
  const [only] = news
  return only && isAsSent(unconfirmed, only) ? state.tr.setMeta(key, { version, unconfirmed: rest, open, recent } satisfies StepLog) : null
}

function newsOf(state: EditorState, batches: readonly Batch[]) {
  const log = logOf(state)
  const news = batches.map((batch) => ({ ...batch, steps: batch.steps.map((json) => Step.fromJSON(state.schema, json)) }))
  return {
    news,
    version: batches.at(-1)?.version ?? log.version,
    recent: [...log.recent, ...recentOf(log.version, news)].slice(-mostRecent),
  }
}

/**
 * Takes the own steps back, applies the news, and puts the own steps that are not among them on top again: `kept`. `placed` are those of which
 * nothing is missing in the document. `others`: where the inverse of a step and the step are that puts in something else than before: no
 * position is found through both.
 */
function rebase(
  tr: Transaction,
  unconfirmed: readonly Unconfirmed[],
  news: readonly News[],
): { kept: Unconfirmed[]; placed: Set<Unconfirmed>; others: [number, number][] } {
  const ids = new Set(news.map(({ id }) => id))
  const kept: Unconfirmed[] = []
  const placed = new Set<Unconfirmed>()
  const others: [number, number][] = []
  const removals = new Removals(
    unconfirmed.map(({ step }) => step),
    unconfirmed.map(({ inverted }) => inverted),
  )
  const put = (each: Unconfirmed, at: number, step: Step) => {
    removals.place(at, step, tr.doc)
    tr.step(step)
    placed.add(each)
    // The map of an own step, and the map of its inverse above: a position goes through both to where it was.
    const both: [number, number] = [unconfirmed.length - 1 - at, tr.steps.length - 1]
    if (putsInAsMuch(step, each.step)) setMirror(tr.mapping, ...both)
    else others.push(both)
  }
  for (const { inverted } of unconfirmed.toReversed()) tr.step(inverted)
  for (const { id, steps, origins } of news)
    for (const [place, step] of steps.entries()) {
      const at = unconfirmed.findIndex((each) => each.batch === id && each.place === origins[place])
      const sent = unconfirmed[at]
      if (sent) {
        put(sent, at, step)
        continue
      }
      removals.follow(step)
      tr.step(step)
    }
  for (const [at, each] of unconfirmed.entries()) {
    if (ids.has(each.batch)) continue
    const undone = removals.undo(at, tr.doc)
    const found = undone === undefined ? placeStep(each.step, tr.mapping.slice(unconfirmed.length - at), tr.doc) : undone
    if (undone === null) placed.add(each)
    if (!found) continue
    kept.push({ ...each, step: found.step, inverted: found.step.invert(tr.doc) })
    put(each, at, found.step)
  }
  return { kept, placed, others }
}

function recentOf(version: number, news: readonly News[]): Recent[] {
  return news.map(({ steps }, at) => ({ from: news[at - 1]?.version ?? version, maps: steps.map((step) => step.getMap()) }))
}

/** As prosemirror-transform's own rebase has it; its types leave the method out. */
const setMirror = (mapping: Mapping, one: number, other: number): void =>
  (mapping as Mapping & { setMirror: (one: number, other: number) => void }).setMirror(one, other)

/** Nobody wrote in between: the log has the own steps as they stand here, and the document need not change. */
function isAsSent(unconfirmed: readonly Unconfirmed[], { id, steps, origins }: News): boolean {
  const own = unconfirmed.filter(({ batch }) => batch === id)
  return (
    own.length > 0 &&
    own.length === steps.length &&
    own.every(
      (each, at) =>
        each === unconfirmed[at] &&
        each.place === origins[at] &&
        JSON.stringify(each.step.toJSON()) === JSON.stringify(steps[at]?.toJSON()),
    )
  )
}

/** What a colleague inserts at the caret comes after it; it goes with a block that a colleague moves. So does a block that is selected. */
function keepCaretBefore({ selection }: EditorState, tr: Transaction): void {
  const moves = new FollowingMapping(tr.mapping)
  if (selection instanceof NodeSelection) {
    const place = tr.doc.resolve(moves.map(selection.from, 1))
    const isThere = place.nodeAfter !== null && NodeSelection.isSelectable(place.nodeAfter)
    tr.setSelection(isThere ? new NodeSelection(place) : Selection.near(place))
  } else if (selection instanceof TextSelection) {
    const place = (position: number) => tr.doc.resolve(moves.map(position, -1))
    tr.setSelection(TextSelection.between(place(selection.anchor), place(selection.head), -1))
  }
}

/** The text on the screen that came from steps which are not `placed`, each piece in a line of its own. What was to be moved is where it was. */
function insertedText(doc: Node, unconfirmed: readonly Unconfirmed[], placed: ReadonlySet<Unconfirmed>): string {
  return insertedRanges(unconfirmed, (each) => !placed.has(each) && !isMove(each.step))
    .map(([from, to]) => doc.textBetween(from, to, '\n', wordsOfLeaf))
    .join('\n')
    .trim()
}

/** What somebody wrote for a picture, a recording or a note, a line each. */
function wordsOfLeaf({ type, attrs, isInline }: Node): string {
  const texts = Object.entries(nodeSpecOf(type.name).attrs ?? {}).filter(([name, { isText }]) => isText && attrs[name] !== '')
  const words = texts.map(([name]) => String(attrs[name])).join('\n')
  return isInline ? ` ${words} ` : words || ' '
}

/** The text on the screen that the newsroom does not have: what a person typed whose story is closed to them before it was sent. */
export const unsentText = (state: EditorState): string => insertedText(state.doc, logOf(state).unconfirmed, new Set())

/** How many words on the screen have something that the newsroom does not have. */
export function unsavedWords(state: EditorState): number {
  const ranges = insertedRanges(logOf(state).unconfirmed)
  return ranges.reduce((sum, [from, to]) => sum + wordsIn(state.doc.textBetween(from, to, '\n', ' ')), 0)
}

type Range = [from: number, to: number]

/** Where on the screen is what the `counted` steps inserted, in the order of the document. */
function insertedRanges(unconfirmed: readonly Unconfirmed[], isCounted: (each: Unconfirmed) => boolean = () => true): Range[] {
  let ranges: Range[] = []
  for (const each of unconfirmed) {
    const map = each.step.getMap()
    ranges = ranges.flatMap((range) => mapPieces(map, range))
    if (!isCounted(each)) continue
    map.forEach((_from, _to, from, to) => {
      ranges = merge(ranges, [from, to])
    })
  }
  return ranges.filter(([from, to]) => to > from).sort(([one], [other]) => one - other)
}

/** A range of which a part is moved is several afterwards. */
function mapPieces(map: StepMap, [first, last]: Range): Range[] {
  const cuts = isMoveMap(map) ? [map.move.from, map.move.to, map.move.at] : []
  const ends = [first, ...cuts.filter((at) => at > first && at < last).sort((one, other) => one - other), last]
  return ends.slice(1).map((to, before) => mapRange(map, { from: ends[before] ?? first, to }, [1, -1]))
}

/** Ranges that touch become one: letters that are typed one after the other are one range. */
function merge(ranges: readonly Range[], added: Range): Range[] {
  const touching = ranges.filter(([from, to]) => from <= added[1] && to >= added[0])
  const merged: Range = [Math.min(added[0], ...touching.map(([from]) => from)), Math.max(added[1], ...touching.map(([, to]) => to))]
  return [...ranges.filter((range) => !touching.includes(range)), merged]
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const wordsIn = (text: string): number => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length
