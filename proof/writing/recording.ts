/** The format of josephg/editing-traces: each change names the changes that its writer had seen, and counts in the text that they make. */
export type Trace = {
  kind?: string
  startContent?: string
  endContent: string
  txns: { agent?: number; parents?: number[]; patches: Patch[] }[]
}
export type Patch = [at: number, removed: number, text: string]

/** How many acts of each writer are known. */
export type Clock = number[]

/**
 * One thing that a writer did: takes characters out, or puts some in one after the other. `needs`: what must be on the writer's screen
 * first. `turn`: its place in the recording.
 */
export type Act = { writer: number; turn: number; needs: Clock; removes: readonly number[]; inserts: readonly number[] }

/** `left`, `right`: what it was typed between. `removed`: by which of each writer's acts. */
type Character = { text: string; writer: number; act: number; left: number; right: number; removed: number[] }
const never = Number.POSITIVE_INFINITY
const none = -1

/**
 * What several writers wrote at the same time: every character that was ever typed, in one order (Yjs' rules with the correction of
 * reference-crdts; `order`), so that the text which anybody saw is the characters that they knew, in this order. A change of the recording
 * becomes acts that name characters and not positions; on another screen, where more has arrived, they mean the same.
 */
export class Recording {
  readonly acts: Act[] = []
  /** The acts of each writer. */
  readonly byWriter: Act[][]
  readonly #characters: Character[] = []
  readonly #order: number[] = []
  /** What the writer of an act knew before it, by turn. */
  readonly #known: Clock[] = []

  constructor(writers: number) {
    this.byWriter = Array.from({ length: writers }, () => [])
  }

  static of({ txns, startContent = '', endContent }: Trace): Recording {
    const recording = new Recording(Math.max(...txns.map(({ agent = 0 }) => agent)) + 1)
    if (startContent) throw new Error('a concurrent recording begins with nothing')
    const after: Clock[] = []
    for (const [place, { agent = 0, parents = place > 0 ? [place - 1] : [], patches }] of txns.entries()) {
      let clock = recording.nothing()
      for (const parent of parents) clock = later(clock, after[parent] ?? [])
      for (const patch of patches) clock = recording.add(agent, clock, patch)
      after.push(clock)
    }
    const end = recording.textAt(recording.end())
    if (end !== endContent) throw new Error(`this recording leads to another text than its own: ${firstDifference(end, endContent)}`)
    recording.makeWait()
    return recording
  }

  nothing = (): Clock => this.byWriter.map(() => 0)
  end = (): Clock => this.byWriter.map(({ length }) => length)

  textAt = (clock: Clock): string =>
    this.#visibleFrom(clock, 0, never)
      .map((id) => this.#character(id).text)
      .join('')
  textOf = (ids: readonly number[]): string => ids.map((id) => this.#character(id).text).join('')
  lengthAt = (clock: Clock): number => this.#visibleFrom(clock, 0, never).length

  /** Adds what a writer did who knew `clock`. Answers what they know after it. */
  add(writer: number, clock: Clock, [at, removed, text]: Patch): Clock {
    let now = [...clock]
    if (now[writer] !== this.byWriter[writer]?.length) throw new Error('a writer did not know what they had done before')
    if (removed > 0) {
      const removes = this.#visibleFrom(now, at, removed)
      if (removes.length !== removed) throw new Error('more was removed than there was')
      const act = this.#act(writer, now, { removes, inserts: [] })
      for (const id of removes) this.#character(id).removed[writer] = act
      now = oneMore(now, writer)
    }
    if (text !== '') {
      this.#insert(writer, now, at, text)
      now = oneMore(now, writer)
    }
    return now
  }

  #character(id: number): Character {
    const found = this.#characters[id]
    if (!found) throw new Error(`there is no character ${id}`)
    return found
  }

  #act(writer: number, clock: Clock, what: Pick<Act, 'removes' | 'inserts'>): number {
    const act: Act = { writer, turn: this.acts.length, needs: [...clock], ...what }
    this.acts.push(act)
    this.#known.push([...clock])
    return (this.byWriter[writer]?.push(act) ?? 0) - 1
  }

  #visibleFrom(clock: Clock, at: number, count: number): number[] {
    const found: number[] = []
    let passed = 0
    for (const id of this.#order) {
      if (passed >= at + count) break
      if (!isVisible(this.#character(id), clock)) continue
      if (passed >= at) found.push(id)
      passed += 1
    }
    return found
  }

  #insert(writer: number, clock: Clock, at: number, text: string): void {
    const left = at === 0 ? none : (this.#visibleFrom(clock, at - 1, 1)[0] ?? none)
    const begin = left === none ? none : this.#order.indexOf(left)
    let end = begin + 1
    while (end < this.#order.length && !isKnown(this.#character(this.#order[end] ?? none), clock)) end += 1
    const right = this.#order[end] ?? none
    const first = this.#characters.length
    const inserts = Array.from(text, (_, place) => first + place)
    const act = this.#act(writer, clock, { removes: [], inserts })
    for (const [place, char] of Array.from(text).entries())
      this.#characters.push({
        text: char,
        writer,
        act,
        left: place === 0 ? left : first + place - 1,
        right,
        removed: this.byWriter.map(() => never),
      })
    this.#order.splice(this.#placeAmong(writer, begin, end), 0, ...inserts)
  }

  /** Among characters that the writer did not know and that stand between the same two. */
  #placeAmong(writer: number, begin: number, end: number): number {
    let place = begin + 1
    let isScanning = false
    for (let at = begin + 1; at < end; at += 1) {
      if (!isScanning) place = at
      const other = this.#character(this.#order[at] ?? none)
      const left = other.left === none ? none : this.#order.indexOf(other.left)
      const right = other.right === none ? this.#order.length : this.#order.indexOf(other.right)
      if (left < begin) return place
      if (left > begin) continue
      if (right === end && writer < other.writer) return place
      isScanning = right < end
    }
    return isScanning ? place : end
  }

  /**
   * Where two wrote in the same place without knowing of each other, this recording's order need not be the newsroom's, and what is typed
   * into words that a colleague deletes at that moment is set aside by the newsroom: there the later one waits for the earlier one.
   */
  makeWait(): void {
    const places: number[] = []
    for (const [place, id] of this.#order.entries()) places[id] = place
    for (const act of this.acts) {
      const own = (act.inserts.length > 0 ? act.inserts : act.removes).map((id) => places[id] ?? 0)
      const [first, last] = [Math.min(...own), Math.max(...own)]
      for (let at = first; at <= last; at += 1) this.#waitFor(act, at)
      if (act.inserts.length === 0) continue
      for (let at = first - 1; at >= 0 && !this.#isBorder(act, at); at -= 1) this.#waitFor(act, at)
      for (let at = last + 1; at < this.#order.length && !this.#isBorder(act, at); at += 1) this.#waitFor(act, at)
    }
  }

  /** A character that its writer knew, and that nobody has taken out without knowing of this act: it keeps two places apart. */
  #isBorder({ writer, turn }: Act, at: number): boolean {
    const character = this.#character(this.#order[at] ?? none)
    if (!isKnown(character, this.#known[turn] ?? [])) return false
    const own = this.#place(writer, turn)
    return character.removed.every((act, by) => {
      const remover = act === never ? undefined : this.byWriter[by]?.[act]
      return !remover || (by === writer ? act > own : (this.#known[remover.turn]?.[writer] ?? 0) > own)
    })
  }

  #place = (writer: number, turn: number): number => this.#known[turn]?.[writer] ?? 0

  #waitFor(act: Act, at: number): void {
    const { writer, act: place } = this.#character(this.#order[at] ?? none)
    const other = this.byWriter[writer]?.[place]
    if (!other || writer === act.writer || this.#knows(act, other) || this.#knows(other, act)) return
    const [earlier, later] = other.turn < act.turn ? [other, act] : [act, other]
    later.needs[earlier.writer] = Math.max(later.needs[earlier.writer] ?? 0, this.#place(earlier.writer, earlier.turn) + 1)
  }

  #knows = (one: Act, other: Act): boolean => (this.#known[one.turn]?.[other.writer] ?? 0) > this.#place(other.writer, other.turn)

  /** How many acts wait for one that their writer did not know of. */
  waiting = (): number => this.acts.filter(({ turn, needs }) => needs.some((count, by) => count > (this.#known[turn]?.[by] ?? 0))).length

  /** Where a character stands, or would stand, in the text that somebody sees. */
  placeOf(wanted: number, clock: Clock): number {
    let passed = 0
    for (const id of this.#order) {
      if (id === wanted) return passed
      if (isVisible(this.#character(id), clock)) passed += 1
    }
    throw new Error(`there is no character ${wanted}`)
  }

  /** Where those of these characters stand that somebody sees; next to each other they are one range. */
  rangesOf(ids: readonly number[], clock: Clock): { at: number; length: number }[] {
    const ranges: { at: number; length: number }[] = []
    for (const id of ids) {
      if (!isVisible(this.#character(id), clock)) continue
      const at = this.placeOf(id, clock)
      const last = ranges.at(-1)
      if (last && last.at + last.length === at) last.length += 1
      else ranges.push({ at, length: 1 })
    }
    return ranges
  }
}

const isKnown = ({ writer, act }: Character, clock: Clock): boolean => (clock[writer] ?? 0) > act

function isVisible(character: Character, clock: Clock): boolean {
  if (!isKnown(character, clock)) return false
  const { removed } = character
  for (let writer = 0; writer < removed.length; writer += 1) if ((clock[writer] ?? 0) > (removed[writer] ?? never)) return false
  return true
}

export const later = (one: Clock, other: Clock): Clock => one.map((count, writer) => Math.max(count, other[writer] ?? 0))
const oneMore = (clock: Clock, writer: number): Clock => clock.map((count, at) => (at === writer ? count + 1 : count))

export function firstDifference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return `at ${at} “${one.slice(at, at + 40)}” instead of “${other.slice(at, at + 40)}”`
}
