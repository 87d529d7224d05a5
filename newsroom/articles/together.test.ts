import type { Node } from '@tiptap/pm/model'
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, tableEditing, toggleHeaderRow } from '@tiptap/pm/tables'
import { Mapping, Step, type StepMap } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeBatch, logOf, nextBatch } from '#components/editor/draft/step-log.ts'
import { evenOwnTables } from '#components/editor/nodes/tables/even-own-tables.ts'
import { outsideDeletions, suggest } from '#components/editor/suggestions/suggest.ts'
import { OwnSuggestions } from '#components/editor/suggestions/suggest-mode.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { writingOptions } from '#proof/writing/options.ts'
import { type Act, type ActName, act, actNames, actOf, copying } from '#testing/every-act.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { bringTogether, Writer } from '#testing/writers.ts'
import { cleanStory } from './cleaning-steps.ts'
import { documentProblem } from './document.ts'
import { followRange, type Range } from './follow-range.ts'
import { settleDoc } from './settle-suggestions.ts'
import { storyOf, storySchema, textOf } from './story-schema.ts'

/** `npm run proof -- writing` makes more, and others each time; `--seed S` makes the same again. */
const isLong = process.env.GALLEY_PROOF === 'long'
const options = (long: number, short: number, examples: History[]) => ({
  numRuns: isLong ? long : short,
  examples: examples.map((each): [History] => [each]),
  ...((writingOptions.seed !== null || !isLong) && { seed: writingOptions.seed ?? 9 }),
})

/** Each letter is there once, so that it can be recognised. */
const lettersFrom = (first: number) => {
  let next = first
  return () => String.fromCodePoint(next++)
}
const letter = lettersFrom(0x4e00)
const some = (count: number) => Array.from({ length: count }, letter).join('')
const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const cells = (row: number[]) => ({ type: 'tableRow', content: row.map((count) => ({ type: 'tableCell', content: [p(some(count))] })) })
const start = storyOf({
  headline: some(8),
  dek: some(6),
  body: {
    type: 'doc',
    content: [
      p(some(12)),
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: some(5) }] },
      { type: 'bulletList', content: [some(5), some(5), some(4)].map((text) => ({ type: 'listItem', content: [p(text)] })) },
      { type: 'blockquote', content: [p(some(6)), p(some(5))] },
      { type: 'table', content: [cells([3, 3]), cells([2, 4])] },
      { type: 'picture', attrs: { mediaId: '01890000-0000-7000-8000-000000000001', alt: some(1), caption: '', credit: '' } },
      p(some(9)),
    ],
  },
})

/** A letter that was there at the beginning: its place now, and whether any step has ever taken it out. */
type Letter = { at: number; isSteady: boolean }
type Comment = { first: number; last: number; range: Range | null }

/** The newsroom's log, with comments whose ranges follow it as move-ranges.ts moves them, and what its steps took out. */
class Newsroom extends MemoryLog {
  readonly letters: Letter[] = []
  readonly comments: Comment[] = []
  /** For each step what it took out, and how much of the document it touched. */
  readonly removals: { letters: string[]; size: number }[] = []

  constructor() {
    super(start)
    start.descendants((node, at) => {
      for (let offset = 0; offset < (node.text?.length ?? 0); offset += 1) this.letters.push({ at: at + offset, isSteady: true })
    })
  }

  comment(at: number, length: number): void {
    const first = at % this.letters.length
    const last = Math.min(this.letters.length - 1, first + length)
    this.comments.push({ first, last, range: { from: this.letters[first]?.at ?? 0, to: (this.letters[last]?.at ?? 0) + 1 } })
  }

  override add(id: string, seenVersion: number, sent: (Step | null)[]): StepBatch[] {
    const [known, before] = [this.version, this.doc]
    const answer = super.add(id, seenVersion, sent)
    const steps = this.since(known).flatMap((batch) => batch.steps.map((json) => Step.fromJSON(storySchema, json)))
    let now = before
    for (const step of steps) {
      const map = step.getMap()
      const next = step.apply(now).doc ?? now
      next.check()
      this.removals.push({ letters: missing(now, next), size: removedSize(map) })
      for (const each of this.letters) {
        each.isSteady &&= !map.mapResult(each.at, 1).deletedAfter
        each.at = map.map(each.at, 1)
      }
      now = next
    }
    const change = { steps, mapping: new Mapping(steps.map((step) => step.getMap())) }
    for (const comment of this.comments) comment.range &&= followRange(comment.range, before, this.doc, change)
    return answer
  }

  /** What is wrong with a comment's range: it must hold all of its letters that nobody took out, and no letter beside them. */
  commentProblem(): string | null {
    for (const { first, last, range } of this.comments)
      for (const [place, { at, isSteady }] of this.letters.entries()) {
        if (!isSteady) continue
        const isOwn = place >= first && place <= last
        const isHeld = range !== null && at >= range.from && at < range.to
        if (isOwn !== isHeld) return `letter ${place} at ${at} is ${isHeld ? '' : 'not '}in ${JSON.stringify(range)} of ${first} to ${last}`
      }
    return null
  }
}

/** With those of pictures. */
function lettersOf(doc: Node): string[] {
  let letters = ''
  doc.descendants((node) => {
    letters += node.isText ? node.text : node.type.name === 'picture' ? String(node.attrs.alt) : ''
  })
  return [...letters]
}
const missing = (before: Node, after: Node): string[] => {
  const there = new Set(lettersOf(after))
  return lettersOf(before).filter((each) => !there.has(each))
}
function removedSize(map: StepMap): number {
  let size = 0
  map.forEach((from, to) => {
    size += to - from
  })
  return size
}

/** One who writes, suggests or not, over a network that delays answers, loses them and brings requests a second time. */
class Hand extends Writer {
  readonly letter: () => string
  readonly mode: { suggests: boolean }
  typed = ''
  readonly deleted = new Set<string>()
  /** Requests that the network may bring again. */
  readonly requests: { id: string; seen: number; steps: (Step | null)[] }[] = []
  readonly #late: { batches: StepBatch[]; sent: string | null }[] = []

  constructor(number: number) {
    const mode = { suggests: false }
    const own = new OwnSuggestions()
    super(
      start,
      1,
      (tr: Transaction, state) => {
        if (!tr.docChanged) return tr
        return mode.suggests ? suggest(tr, state, own) : outsideDeletions(tr, state)
      },
      [evenOwnTables(tableEditing())],
    )
    this.mode = mode
    const next = lettersFrom(0xac00 + 2_000 * number)
    this.letter = () => {
      const made = next()
      this.typed += made
      return made
    }
  }
  get suggests(): boolean {
    return this.mode.suggests
  }
  set suggests(on: boolean) {
    this.mode.suggests = on
  }

  do(each: Act): void {
    const before = this.state.doc
    act(this, each)
    for (const gone of missing(before, this.state.doc)) this.deleted.add(gone)
    this.state.doc.check()
  }

  in(at: number, command: Command): void {
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, at)))
    command(this.state, this.dispatch)
  }

  request(log: Newsroom): void {
    const batch = nextBatch(this.state)
    const { version } = logOf(this.state)
    if (!batch) return void this.#late.push({ batches: log.since(version), sent: null })
    const closing = closeBatch(this.state, batch.id)
    if (closing) this.state = this.state.apply(closing)
    this.requests.push({ id: batch.id, seen: version, steps: batch.steps })
    this.#late.push({ batches: log.add(batch.id, version, batch.steps), sent: batch.id })
  }

  network(what: Sending, at: number, log: Newsroom): void {
    const old = this.requests[at % Math.max(1, this.requests.length)]
    if (what === 'request') this.request(log)
    else if (what === 'repeat') old && log.add(old.id, old.seen, old.steps)
    else if (what === 'lose') this.#late.splice(at % Math.max(1, this.#late.length), 1)
    else if (what === 'send') this.send(log)
    else {
      // Answers overtake each other.
      const [answer] = this.#late.splice(at % Math.max(1, this.#late.length), 1)
      if (answer) this.take(answer.batches, answer.sent)
    }
  }
}

const sendings = ['request', 'request', 'answer', 'answer', 'send', 'send', 'lose', 'repeat'] as const
type Sending = (typeof sendings)[number]
type Event = { act: Act } | { who: number; sending: Sending; at: number }
const events = (writers: number, names: readonly ActName[]): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: actOf(writers, names).map((each) => ({ act: each })) },
      { weight: 2, arbitrary: fc.record({ who: fc.nat(writers - 1), sending: fc.constantFrom(...sendings), at: fc.nat(100) }) },
    ),
    { minLength: 15, maxLength: 70 },
  )

type History = { writers: number; events: Event[]; comments: { at: number; length: number }[] }
const history = (names: readonly ActName[] = actNames): fc.Arbitrary<History> =>
  fc.integer({ min: 2, max: 5 }).chain((writers) =>
    fc.record({
      writers: fc.constant(writers),
      events: events(writers, names),
      comments: fc.array(fc.record({ at: fc.nat(100), length: fc.nat(20) }), { minLength: 1, maxLength: 4 }),
    }),
  )

// Histories in which something went wrong once.
const did = (who: number, what: ActName, at = 0, to = 16): Event => ({ act: { who, what, at, to } })
const sends = (who: number): Event => ({ who, sending: 'request', at: 0 })
const of = (...all: Event[]): History => ({ writers: 2, events: all, comments: [{ at: 0, length: 0 }] })
const found = {
  // A block that was selected is not where it was, and nothing else is there.
  selectedMoved: {
    ...of(
      did(0, 'moveSection', 29, 0),
      did(0, 'type', 0, 0),
      sends(1),
      did(0, 'type', 0, 0),
      did(0, 'type', 0, 0),
      did(1, 'move', 106, 203),
      did(0, 'type', 0, 0),
      sends(1),
      sends(0),
      did(0, 'gallery', 0, 0),
      did(0, 'type', 0, 0),
      did(0, 'type', 0, 0),
      sends(0),
      did(0, 'type', 0, 0),
      sends(0),
    ),
    writers: 4,
  },
  // What was taken out and brought back before it was sent must stand once, though less of it could be taken out.
  undoneInList: of(did(1, 'remove', 120, 112), did(0, 'orderedList', 297, 18), sends(0), did(1, 'undo')),
  undoneBesideMoved: of(did(0, 'moveDown', 107), did(1, 'remove', 120, 112), sends(0), did(1, 'undo')),
  undoneWithColleagues: {
    ...of(did(2, 'remove', 658, 29), did(2, 'undo'), did(0, 'type', 24), sends(0), did(1, 'deleteBlock', 31), sends(1)),
    writers: 3,
  },
  // What is put in where as much was taken out is no undo.
  pictureForPicture: of(did(0, 'removePicture'), did(1, 'removePicture'), sends(0), did(1, 'picture', 929)),
  // Own words in a block that a colleague moves, while another own move is under way.
  wordInMoved: of(did(1, 'moveDown', 520), did(0, 'moveSection', 29), did(0, 'type'), sends(1), sends(0), did(0, 'word', 60)),
  // Words that find no place are set aside, with those that were moved away from among them.
  pastedAndMoved: of(did(0, 'moveDown', 107), sends(0), did(1, 'paste', 21, 29), did(1, 'moveUp', 287)),
  emptyGallery: of(
    ...[did(0, 'removePicture'), did(1, 'picture', 26), did(1, 'gallery'), sends(0), sends(1)],
    ...[{ who: 1, sending: 'answer', at: 0 } as const, did(1, 'gallery')],
  ),
  pictureBeforeQuote: of(did(0, 'quote', 562), did(1, 'picture'), sends(0)),
  // The words of a picture in a map that finds no place.
  mapWithoutPlace: {
    ...of(
      ...[did(0, 'type', 0, 0), did(0, 'type', 0, 0), did(0, 'type', 0, 0), sends(0)],
      ...[did(0, 'type', 0, 0), did(0, 'type', 0, 0), did(0, 'type', 0, 0), sends(0)],
      ...[did(0, 'type', 0, 0), sends(0), did(0, 'type', 0, 0), did(0, 'type', 0, 0), did(0, 'type', 0, 0)],
      ...[did(0, 'paste', 948, 45), did(1, 'map', 275, 0)],
    ),
    writers: 3,
  },
  pictureBetweenJoined: of(did(1, 'liftItem', 490), sends(1), did(1, 'picture', 41), did(0, 'joinBackward', 666), sends(0)),
}

function play({ writers, events: all, comments }: History): { log: Newsroom; hands: Hand[] } {
  const log = new Newsroom()
  for (const { at, length } of comments) log.comment(at, length)
  const hands = Array.from({ length: writers }, (_, number) => new Hand(number))
  for (const each of all) {
    if ('act' in each) hands[each.act.who]?.do(each.act)
    else hands[each.who]?.network(each.sending, each.at, log)
  }
  bringTogether(hands, log)
  return { log, hands }
}

function expectTogether({ log, hands }: ReturnType<typeof play>): void {
  for (const { state } of hands) {
    expect(state.doc.toString()).toBe(log.doc.toString())
    expect(logOf(state)).toMatchObject({ version: log.version, unconfirmed: [] })
  }
  expect(documentProblem(textOf(log.doc).body)).toBeNull()
}

test('whatever several writers do, whatever the network does, all have one text, valid at each version, and comments are on their words', () => {
  fc.assert(
    fc.property(history(), (given) => {
      const end = play(given)
      expectTogether(end)
      expect(end.log.commentProblem()).toBeNull()
    }),
    options(2_000, 150, [found.selectedMoved, found.emptyGallery]),
  )
}, 1_200_000)

test('the characters are those that were typed, less those that somebody deleted: none is lost, none is doubled', () => {
  const names = actNames.filter((name) => !copying.has(name))
  fc.assert(
    fc.property(history(names), (given) => {
      const { log, hands } = play(given)
      expectTogether({ log, hands })
      const there = lettersOf(log.doc)
      expect(there.length, 'none is doubled').toBe(new Set(there).size)
      const deleted = new Set(hands.flatMap((hand) => [...hand.deleted]))
      const setAside = hands.map(({ lost }) => lost).join('')
      const typed = [...lettersOf(start), ...hands.flatMap((hand) => [...hand.typed])]
      const all = new Set([...there, ...deleted, ...setAside])
      const removed = new Set(log.removals.flatMap(({ letters }) => letters))
      expect(
        typed.filter((each) => !all.has(each) && !removed.has(each)),
        'each is there, was deleted, or is set aside',
      ).toEqual([])
      for (const { letters, size } of log.removals) {
        const unseen = letters.filter((each) => !deleted.has(each))
        if (unseen.length > 0) expect(size, 'what nobody has seen goes only with what somebody deletes').toBeGreaterThan(unseen.length)
      }
    }),
    options(2_000, 150, Object.values(found)),
  )
}, 1_200_000)

/** In the first cell of the table. */
const firstCell = (() => {
  let at = 0
  start.descendants((node, position) => {
    if (at === 0 && node.type.name === 'tableCell') at = position + 2
  })
  return at
})()

test('a header row is suggested as another table', () => {
  const hand = new Hand(0)
  hand.suggests = true
  hand.in(firstCell, toggleHeaderRow)
  expect(settleDoc(hand.state.doc, 'reject').eq(start)).toBe(true)
  expect(settleDoc(hand.state.doc, 'accept').child(6).firstChild?.firstChild?.type.name).toBe('tableHeader')
})

test('one adds a row to a table while another adds a column: the newsroom evens it out, once', () => {
  const table = (doc: Node) => doc.child(6)
  const widths = (doc: Node) => Array.from({ length: table(doc).childCount }, (_, row) => table(doc).child(row).childCount)
  const log = new MemoryLog(start)
  const [one, other] = [new Hand(0), new Hand(1)]
  one.in(firstCell, addRowAfter)
  other.in(firstCell, addColumnAfter)
  one.send(log)
  other.send(log)
  expect(widths(log.doc)).toEqual([3, 2, 3])
  const cleaning = cleanStory(log.doc, start)
  expect(widths(cleaning.doc)).toEqual([3, 3, 3])
  log.add('cleaning', log.version, cleaning.steps)
  for (let round = 0; round < 3; round += 1) bringTogether([one, other], log)
  expect(widths(log.doc)).toEqual([3, 3, 3])
  expect([one.state.doc.eq(log.doc), other.state.doc.eq(log.doc)]).toEqual([true, true])
})
