import { setTimeout as wait } from 'node:timers/promises'
import type { Newsroom } from '#components/editor/draft/autosave.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import type { StepBatch } from '#lib/document-types.ts'
import type { DeskWriter } from '#testing/desk-writer.ts'
import { bodyOf, cut, putIn } from './plain-edit.ts'
import { type Act, type Clock, firstDifference, type Recording } from './recording.ts'

/** A batch of a writer: their acts up to `reach` are in the log once it is. Null, or empty: nothing of it was left to be sent. */
type Sent = { id: string | null; reach: number; isEmpty: boolean }

/** The most steps that a writer has unsaved, as one who types faster than the newsroom saves would wait to see. */
const mostUnsaved = 60
/** How many acts one may be ahead of another in the recording's own order. */
const window = 200
/** Milliseconds after which a replay in which nobody can go on is given up; a part that was killed is back long before. */
const patience = 180_000
/** How often a screen is compared with what the recording says is on it. */
const mostLooks = 3_000

/**
 * Plays a recording with one DeskWriter for each of its writers. An act begins when all that its writer had seen is on that writer's
 * screen, and in the recording's order as far as that lets it; screens may have more by then, so an act names characters, whose places
 * are looked up in what the screen has. All the rest is left to the newsroom.
 */
export class Replay {
  readonly #recording: Recording
  readonly #hands: Hand[]
  /** How many acts are done. */
  done = 0
  readonly #sent: Sent[][]
  readonly #lookEvery: number
  readonly #versions = new Map<string, number>()

  constructor(recording: Recording) {
    this.#recording = recording
    this.#sent = recording.byWriter.map(() => [])
    this.#lookEvery = Math.ceil(recording.acts.length / mostLooks)
    this.#hands = []
  }

  /** What a writer's DeskWriter must be opened with: the replay learns which batch became which version. */
  listen = (writer: number, log: Newsroom): Newsroom => ({
    add: async (batch) => {
      const answer = await log.add(batch)
      if (!answer.ok) return answer
      this.#learn(answer.value.batches)
      const sent = this.#sent[writer]?.find(({ id }) => id === batch.batchId)
      if (sent && !this.#versions.has(batch.batchId)) sent.isEmpty = true
      return answer
    },
    since: async (version) => {
      const answer = await log.since(version)
      if (answer.ok) this.#learn(answer.value.batches)
      return answer
    },
  })

  /** What the channel brings onto a screen; a writer's own answer can come later, or never. */
  hear = (batches: readonly StepBatch[]): void => this.#learn(batches)

  #learn(batches: readonly { id: string; version: number }[]): void {
    for (const { id, version } of batches) this.#versions.set(id, version)
  }

  join(desk: DeskWriter): void {
    this.#hands.push(new Hand(this.#hands.length, desk, this.#recording))
  }

  /** Plays all of it; while `mayGoOn` is false nobody types. */
  async play(mayGoOn: () => boolean): Promise<void> {
    let movedAt = Date.now()
    while (this.done < this.#recording.acts.length) {
      const before = this.done
      for (const hand of this.#hands) if (mayGoOn()) await this.#step(hand)
      if (this.done !== before) movedAt = Date.now()
      else if (Date.now() - movedAt > patience)
        throw new Error(`nobody can go on after act ${this.done}:\n${this.#describeWaiting(mayGoOn())}`)
      await wait(this.done === before ? 2 : 0)
    }
  }

  /** What each writer waits for. */
  #describeWaiting(mayGoOn: boolean): string {
    const lines = this.#hands.map(({ writer, desk, seen, next }) => {
      const { trouble } = desk.autosave.state()
      const screen = `version ${desk.version()}, ${desk.unsaved()} unsaved, trouble ${JSON.stringify(trouble)}, channel ${desk.channel.state()}`
      return `writer ${writer}: ${screen}; has seen ${seen}, needs ${next()?.needs}; sent ${JSON.stringify(this.#sent[writer]?.slice(-3))}`
    })
    return [...lines, `a kill ${mayGoOn ? 'is not' : 'is'} waited for; versions ${JSON.stringify([...this.#versions].slice(-5))}`].join(
      '\n',
    )
  }

  async #step(hand: Hand): Promise<void> {
    const earliest = Math.min(...this.#hands.map((each) => each.next()?.turn ?? Number.POSITIVE_INFINITY))
    const act = hand.next()
    if (!act || act.turn > earliest + window || hand.desk.unsaved() > mostUnsaved) return
    this.#look(hand)
    const late = this.#hands.filter((other) => other !== hand && (act.needs[other.writer] ?? 0) > (hand.seen[other.writer] ?? 0))
    // Whose words are waited for pauses, and a pause sends them.
    if (late.length > 0) {
      for (const other of late) other.send()
      return
    }
    if (this.done % this.#lookEvery === 0) this.#expectAsRecorded(hand)
    const isWritten = hand.make(act)
    this.done += 1
    this.#note(hand, isWritten)
  }

  /** A screen that is wrong is found where it began to be, not only at the end. */
  #expectAsRecorded({ writer, desk, seen }: Hand): void {
    const [text, expected] = [bodyOf(desk.page.state().doc), this.#recording.textAt(seen)]
    if (text !== expected) throw new Error(`before act ${this.done} writer ${writer} has another text: ${firstDifference(text, expected)}`)
  }

  /** What of the others has arrived on a screen. */
  #look(hand: Hand): void {
    const version = hand.desk.version()
    for (const [writer, sent] of this.#sent.entries()) {
      if (writer === hand.writer) continue
      while (true) {
        const batch = sent[hand.read[writer] ?? 0]
        if (!batch) break
        const at = batch.id === null ? undefined : this.#versions.get(batch.id)
        if (!batch.isEmpty && (at === undefined || at > version)) break
        hand.seen[writer] = batch.reach
        hand.read[writer] = (hand.read[writer] ?? 0) + 1
      }
    }
  }

  /** With which batch the act goes out. */
  #note({ writer, desk, seen }: Hand, isWritten: boolean): void {
    const sent = this.#sent[writer] ?? []
    const id = (isWritten && logOf(desk.page.state()).unconfirmed.at(-1)?.batch) || null
    const reach = seen[writer] ?? 0
    const last = sent.at(-1)
    if (last && last.id === id && id !== null) last.reach = reach
    else sent.push({ id, reach, isEmpty: id === null })
  }
}

class Hand {
  readonly seen: Clock
  /** How many batches of each of the others have arrived. */
  readonly read: number[]
  readonly writer: number
  readonly desk: DeskWriter
  readonly #recording: Recording
  #isSending = false
  constructor(writer: number, desk: DeskWriter, recording: Recording) {
    this.writer = writer
    this.desk = desk
    this.#recording = recording
    this.seen = recording.nothing()
    this.read = recording.byWriter.map(() => 0)
  }

  next = (): Act | undefined => this.#recording.byWriter[this.writer]?.[this.seen[this.writer] ?? 0]

  /** False when there is nothing to do any more: colleagues have taken out the same characters. */
  make({ removes, inserts }: Act): boolean {
    const tr = this.desk.page.state().tr
    for (const { at, length } of this.#recording.rangesOf(removes, this.seen).reverse()) cut(tr, at, length)
    const [first] = inserts
    if (first !== undefined) putIn(tr, this.#recording.placeOf(first, this.seen), this.#recording.textOf(inserts))
    if (tr.docChanged) this.desk.write(tr)
    this.seen[this.writer] = (this.seen[this.writer] ?? 0) + 1
    return tr.docChanged
  }

  send(): void {
    if (this.#isSending || this.desk.unsaved() === 0 || this.desk.autosave.state().trouble) return
    this.#isSending = true
    void this.desk.autosave.flush().finally(() => {
      this.#isSending = false
    })
  }
}
