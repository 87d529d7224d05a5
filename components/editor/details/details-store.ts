import type { Outcome } from '#lib/outcome.ts'
import type { DetailsProblem } from '#newsroom/articles/change-details.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { Details, DoorProblem } from '../actions.ts'

/** The details as the panel draws them: of a topic or a byline it needs no more than the name. */
export type ShownDetails = Omit<Details, 'topics' | 'bylines'> & { topics: Choice[]; bylines: Choice[] }

export type Answer = Outcome<{ version: number } | { people: string[] }, DetailsProblem | DoorProblem>
export type ChangeProblem = DetailsProblem | DoorProblem | 'unreachable'

/** One field of the details as a person wants it. A newer wish for the same field takes its place. */
export type Change = {
  field: string
  /** What the screen shows of it at once. */
  shown: Partial<ShownDetails>
  /** Words that were typed stay on the screen when they are refused, to be mended there. */
  isTyped?: boolean
  ask: (seenVersion: number) => Promise<Answer>
}
export type FailedChange = { wish: Change; problem: ChangeProblem; detail?: Readonly<Record<string, unknown>> }

export type DetailsState = {
  /** As the newsroom has them, and over that what is wished and not refused. */
  details: ShownDetails
  unmade: FailedChange[]
  isChanging: boolean
}

/** It went no further than the network or the door: it stands, and is made with the next one that gets through. */
export const isPending = ({ problem }: FailedChange) => problem === 'unreachable' || problem === 'signed-out'
export const isRepeatable = (unmade: FailedChange) => isPending(unmade) || unmade.problem === 'stale'
const isShown = (unmade: FailedChange) => isPending(unmade) || (unmade.wish.isTyped === true && unmade.problem !== 'stale')

/**
 * What is wished of the details: shown at once and asked for one after the other, each on the version that the screen
 * shows. What was not made is kept, field by field, until it is made, replaced or left.
 */
export class DetailsStore {
  readonly version: { current: number }
  #details: ShownDetails
  #waiting = new Map<string, Change>()
  #asking: Change | null = null
  #unmade = new Map<string, FailedChange>()
  #run: Promise<void> | null = null
  #listeners = new Set<() => void>()
  #snapshot: DetailsState
  readonly #ask: () => Promise<Outcome<Details, DoorProblem>>

  constructor(details: Details, ask: () => Promise<Outcome<Details, DoorProblem>>) {
    this.version = { current: details.version }
    this.#details = details
    this.#ask = ask
    this.#snapshot = this.#look()
  }

  wished = (): DetailsState => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  wish(wish: Change): void {
    this.#unmade.delete(wish.field)
    for (const [field, unmade] of this.#unmade) if (!isShown(unmade) && !isRepeatable(unmade)) this.#unmade.delete(field)
    this.#wait([wish])
  }

  /** Asks again for all that can still be made. */
  again = (): void => this.#repeat(isRepeatable)

  /** The network is back: what it held up is asked for again. */
  goOn = (): void => this.#repeat(isPending)

  /** Nothing of what was not made is wanted any more. */
  leave = (): void => {
    this.#unmade.clear()
    this.#tell()
  }

  /** Looks what the newsroom has now. */
  reload = async (): Promise<void> => {
    const answer = await this.#ask()
    if (!answer.ok) return
    this.version.current = answer.value.version
    this.#details = answer.value
    this.#tell()
  }

  /** The slug follows the headline, and comes back with each save of the text. */
  slugIs = (slug: string | null): void => {
    if (this.#details.slug === slug) return
    this.#details = { ...this.#details, slug }
    this.#tell()
  }

  /** Waits for what is under way. */
  settled = async (): Promise<void> => {
    await this.#run
  }

  #repeat(which: (unmade: FailedChange) => boolean): void {
    const chosen = [...this.#unmade.values()].filter(which).map(({ wish }) => wish)
    for (const { field } of chosen) this.#unmade.delete(field)
    this.#wait(chosen)
  }

  #wait(wishes: Change[]): void {
    if (wishes.length === 0) return
    for (const wish of wishes) {
      this.#waiting.delete(wish.field)
      this.#waiting.set(wish.field, wish)
    }
    this.#run ??= this.#goThrough()
    this.#tell()
  }

  async #goThrough(): Promise<void> {
    for (let [wish] = this.#waiting.values(); wish; [wish] = this.#waiting.values()) {
      this.#waiting.delete(wish.field)
      this.#asking = wish
      await this.#make(wish)
      this.#asking = null
      this.#tell()
    }
    this.#run = null
    this.#tell()
  }

  async #make(wish: Change): Promise<void> {
    const answer = await wish.ask(this.version.current).catch(() => null)
    if (!answer) return this.#fail({ wish, problem: 'unreachable' })
    if (answer.ok) {
      if ('version' in answer.value) this.version.current = answer.value.version
      this.#details = { ...this.#details, ...wish.shown }
      this.goOn()
    }
    // It is made or refused already, whether or not one can look at it.
    await this.reload().catch(() => {})
    if (answer.ok) return
    const { problem, detail } = answer
    // A lost answer: the one who changed it meanwhile was oneself.
    if (problem === 'stale' && stands(wish, this.#details)) return
    this.#fail({ wish, problem, detail })
    if (problem !== 'stale') return
    // Whatever else was wished was wished of the older details, too: nobody's change is overwritten unseen.
    const held = [...this.#unmade.values()].filter(isPending).map(({ wish }) => wish)
    for (const other of [...held, ...this.#waiting.values()]) this.#unmade.set(other.field, { wish: other, problem, detail })
    this.#waiting.clear()
  }

  #fail(unmade: FailedChange): void {
    if (!this.#waiting.has(unmade.wish.field)) this.#unmade.set(unmade.wish.field, unmade)
  }

  #look(): DetailsState {
    const unmade = [...this.#unmade.values()]
    const shown = unmade.filter(isShown).map(({ wish }) => wish)
    let details = this.#details
    for (const wish of [...shown, ...(this.#asking ? [this.#asking] : []), ...this.#waiting.values()])
      details = { ...details, ...wish.shown }
    return { details, unmade, isChanging: this.#run !== null }
  }

  #tell(): void {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }
}

/** Whether it is already as it was wished. */
const stands = ({ shown }: Change, details: ShownDetails) => essence({ ...details, ...shown }) === essence(details)
const essence = ({ topics, bylines, ...rest }: ShownDetails) =>
  JSON.stringify([topics.map(({ id }) => id), bylines.map(({ id }) => id), rest])
