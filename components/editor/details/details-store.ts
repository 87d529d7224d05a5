import { inTime } from '#components/ui/in-time.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { DetailsProblem } from '#newsroom/articles/change-details.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { Details } from '../actions.ts'

/** The details as the panel shows them: of a topic or a byline only the id and name. */
export type ShownDetails = Omit<Details, 'topics' | 'bylines'> & { topics: Choice[]; bylines: Choice[] }

export type Answer = Outcome<{ version: number } | { people: string[] }, DetailsProblem | RequestProblem>
export type ChangeProblem = DetailsProblem | RequestProblem | 'unreachable'

/** A change of one field. A newer change of the same field replaces it. */
export type Change = {
  field: string
  /** The values that the screen shows at once. */
  shown: Partial<ShownDetails>
  /** Typed text stays on the screen when it is refused, to be corrected there. */
  isTyped?: boolean
  ask: (seenVersion: number) => Promise<Answer>
}
export type FailedChange = { change: Change; problem: ChangeProblem; detail?: Readonly<Record<string, unknown>> }

export type DetailsState = {
  /** The saved details, with the pending and not refused changes applied. */
  details: ShownDetails
  failed: FailedChange[]
  isChanging: boolean
}

/** A change that failed because of the network or the session stays pending, and is sent again with the next one. */
export const isPending = ({ problem }: FailedChange) => problem === 'unreachable' || problem === 'signed-out'
export const isRepeatable = (failed: FailedChange) => isPending(failed) || failed.problem === 'stale'
const isShown = (failed: FailedChange) => isPending(failed) || (failed.change.isTyped === true && failed.problem !== 'stale')

/**
 * The details and their changes. A change is shown at once; changes are sent one after the other, each with the version that the screen
 * shows. A failed change is kept, by field, until it is saved, replaced or discarded.
 */
export class DetailsStore {
  readonly version: { current: number }
  #details: ShownDetails
  #waiting = new Map<string, Change>()
  #asking: Change | null = null
  #failed = new Map<string, FailedChange>()
  #run: Promise<void> | null = null
  #listeners = new Set<() => void>()
  #snapshot: DetailsState
  readonly #ask: () => Promise<Outcome<Details, RequestProblem>>

  constructor(details: Details, ask: () => Promise<Outcome<Details, RequestProblem>>) {
    this.version = { current: details.version }
    this.#details = details
    this.#ask = ask
    this.#snapshot = this.#look()
  }

  detailsState = (): DetailsState => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(change: Change): void {
    this.#failed.delete(change.field)
    for (const [field, failed] of this.#failed) if (!isShown(failed) && !isRepeatable(failed)) this.#failed.delete(field)
    this.#wait([change])
  }

  /** Sends again every change that can still succeed. */
  again = (): void => this.#repeat(isRepeatable)

  /** The network is back: sends the pending changes again. */
  goOn = (): void => this.#repeat(isPending)

  /** Discards the failed changes. */
  leave = (): void => {
    this.#failed.clear()
    this.#tell()
  }

  /** Loads the saved details. */
  reload = async (): Promise<void> => {
    const answer = await inTime(this.#ask())
    if (!answer.ok) return
    this.version.current = answer.value.version
    this.#details = answer.value
    this.#tell()
  }

  /** The slug follows the headline, and is returned with each save of the text. */
  slugIs = (slug: string | null): void => {
    if (this.#details.slug === slug) return
    this.#details = { ...this.#details, slug }
    this.#tell()
  }

  /** Waits for the changes that are being sent. */
  settled = async (): Promise<void> => {
    await this.#run
  }

  #repeat(which: (failed: FailedChange) => boolean): void {
    const chosen = [...this.#failed.values()].filter(which).map(({ change }) => change)
    for (const { field } of chosen) this.#failed.delete(field)
    this.#wait(chosen)
  }

  #wait(store: Change[]): void {
    if (store.length === 0) return
    for (const change of store) {
      this.#waiting.delete(change.field)
      this.#waiting.set(change.field, change)
    }
    this.#run ??= this.#goThrough()
    this.#tell()
  }

  async #goThrough(): Promise<void> {
    for (let [change] = this.#waiting.values(); change; [change] = this.#waiting.values()) {
      this.#waiting.delete(change.field)
      this.#asking = change
      await this.#make(change)
      this.#asking = null
      this.#tell()
    }
    this.#run = null
    this.#tell()
  }

  async #make(change: Change): Promise<void> {
    const answer = await inTime(change.ask(this.version.current))
    if (!answer.ok && answer.problem === 'unreachable') return this.#fail({ change, problem: 'unreachable' })
    if (answer.ok) {
      if ('version' in answer.value) this.version.current = answer.value.version
      this.#details = { ...this.#details, ...change.shown }
      this.goOn()
    }
    // The change is saved or refused already, whether or not the details can be loaded.
    await this.reload()
    if (answer.ok) return
    const { problem, detail } = answer
    // The answer to an earlier try was lost: the newer version is our own.
    if (problem === 'stale' && stands(change, this.#details)) return
    this.#fail({ change, problem, detail })
    if (problem !== 'stale') return
    // The other pending changes were made on the older details, too: nobody's change is overwritten unseen.
    const held = [...this.#failed.values()].filter(isPending).map(({ change }) => change)
    for (const other of [...held, ...this.#waiting.values()]) this.#failed.set(other.field, { change: other, problem, detail })
    this.#waiting.clear()
  }

  #fail(failed: FailedChange): void {
    if (!this.#waiting.has(failed.change.field)) this.#failed.set(failed.change.field, failed)
  }

  #look(): DetailsState {
    const failed = [...this.#failed.values()]
    const shown = failed.filter(isShown).map(({ change }) => change)
    let details = this.#details
    for (const change of [...shown, ...(this.#asking ? [this.#asking] : []), ...this.#waiting.values()])
      details = { ...details, ...change.shown }
    return { details, failed, isChanging: this.#run !== null }
  }

  #tell(): void {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }
}

/** Whether the saved details already contain the change. */
const stands = ({ shown }: Change, details: ShownDetails) => essence({ ...details, ...shown }) === essence(details)
const essence = ({ topics, bylines, ...rest }: ShownDetails) =>
  JSON.stringify([topics.map(({ id }) => id), bylines.map(({ id }) => id), rest])
