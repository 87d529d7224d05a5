import type { Details } from '#components/editor/actions.ts'
import { withProof } from '#components/ui/ask-for-proof.ts'
import { inTime } from '#components/ui/in-time.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { DetailsProblem } from '#newsroom/articles/change-details.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { LastChanges, Replaced } from '#newsroom/articles/replaced-details.ts'
import { type DetailChange, isSame, type ShownChange, valuesOf } from './detail-changes.ts'

/** The details as the panel shows them: of a topic or a byline only the id and name. */
export type ShownDetails = Omit<Details, 'topics' | 'bylines'> & { topics: Choice[]; bylines: Choice[] }

export type Answer = Outcome<{ version: number; replaced?: Replaced[] } | { people: string[] }, DetailsProblem | RequestProblem>
export type ChangeProblem = DetailsProblem | RequestProblem | 'unreachable'

/** A change of one field. A newer change of the same field replaces it. */
export type Change = {
  field: string
  /** The values that the screen shows at once. */
  shown: Partial<ShownDetails>
  /** Typed text stays on the screen when it is refused, to be corrected there. */
  isTyped?: boolean
  /** What is kept on this device until the newsroom has it; a change without it is not kept. */
  kept?: DetailChange
  ask: (kept: DetailChange | undefined) => Promise<Answer>
}
export type FailedChange = { change: Change; problem: ChangeProblem; detail?: Readonly<Record<string, unknown>> }

/** Two people changed the same details. One value stands; the other can be brought back. */
export type Overlap = { field: string; by: string; own: ShownChange; others: ShownChange; stands: 'own' | 'others' }

export type DetailsState = {
  /** The saved details, with the pending and not refused changes applied. */
  details: ShownDetails
  failed: FailedChange[]
  overlaps: Overlap[]
  isChanging: boolean
  /** A change that the newsroom does not have is not on this device either. */
  wouldLose: boolean
}

export type KeptChanges = { keep: (change: DetailChange) => Promise<void>; drop: (change: DetailChange) => Promise<void> }

type Given = {
  ask: () => Promise<Outcome<Details & { lastChanges: LastChanges }, RequestProblem>>
  /** Null: this device cannot keep anything. */
  local: KeptChanges | null
  personId: string
}

/** A change that failed because of the network or the session stays pending, and is sent again with the next one. */
export const isPending = ({ problem }: FailedChange) => problem === 'unreachable' || problem === 'signed-out'
const isShown = (failed: FailedChange) => isPending(failed) || failed.change.isTyped === true

/**
 * The details and their changes. A change is shown at once and kept on this device; changes are sent one after the other, each with the
 * values that it replaces. A failed change is kept, by field, until it is saved, replaced or discarded.
 */
export class DetailsStore {
  readonly version: { current: number }
  #details: ShownDetails
  #waiting = new Map<string, Change>()
  #asking: Change | null = null
  #failed = new Map<string, FailedChange>()
  #overlaps = new Map<string, Overlap>()
  /** Own changes that were saved: another value in their place is somebody else's. */
  #own = new Map<string, DetailChange>()
  #unkept = new Set<string>()
  #run: Promise<void> | null = null
  #listeners = new Set<() => void>()
  #snapshot: DetailsState
  readonly #given: Given

  constructor(details: Details, given: Given) {
    this.version = { current: details.version }
    this.#details = details
    this.#given = given
    this.#snapshot = this.#look()
  }

  detailsState = (): DetailsState => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The saved details, without what is pending. */
  saved = (): ShownDetails => this.#details

  change(change: Change): void {
    const before = this.#waiting.get(change.field) ?? this.#failed.get(change.field)?.change
    // What the person saw is still what stood there before the change that this one replaces.
    const kept = change.kept && before?.kept ? { ...change.kept, seen: before.kept.seen } : change.kept
    this.#failed.delete(change.field)
    this.#overlaps.delete(change.field)
    for (const [field, failed] of this.#failed) if (!isShown(failed)) this.#failed.delete(field)
    if (kept) this.#keep(kept)
    this.#wait([{ ...change, kept }])
  }

  /** Keeps text on this device that is still being typed. It is sent when it is finished. */
  keepTyped = (change: DetailChange): void => {
    this.#keep(change)
    if (isSame(change.shown, change.seen)) void this.#given.local?.drop(change).catch(() => {})
  }

  /** Sends what this device kept from an earlier screen. */
  restore = (changes: readonly Change[]): void => {
    const missing = changes.filter(({ kept }) => kept && !isSame(kept.shown, valuesOf(kept.shown, this.#details)))
    for (const change of changes) if (!missing.includes(change)) this.#drop(change)
    this.#wait(missing.filter(({ field }) => !this.#waiting.has(field)))
  }

  /** The network is back, or another try is wanted: sends the pending changes again. */
  goOn = (): void => this.#wait([...this.#failed.values()].filter(isPending).map(({ change }) => change))

  /** Discards the failed changes. */
  leave = (): void => {
    for (const { change } of this.#failed.values()) this.#drop(change)
    this.#failed.clear()
    this.#tell()
  }

  /** What somebody else changed is read, and stands. */
  agree = (field: string): void => {
    this.#overlaps.delete(field)
    this.#tell()
  }

  /** The newsroom has this version of the details: a newer one than the screen's is somebody else's, or of another tab. */
  newsroomHas = (version: number): void => {
    if (version > this.version.current && !this.#run) void this.reload().catch(() => {})
  }

  /** Loads the saved details. */
  reload = async (): Promise<void> => {
    const answer = await inTime(this.#given.ask())
    if (!answer.ok) return
    const { lastChanges, ...details } = answer.value
    this.version.current = details.version
    this.#details = details
    for (const own of this.#own.values()) this.#compare(own, lastChanges)
    this.#tell()
  }

  /** With each save of the text the newsroom says whether this person must suggest: an admin may have said so meanwhile. */
  textIsSaved = ({ slug, mustSuggest }: { slug: string | null; mustSuggest: boolean }): void => {
    this.slugIs(slug)
    if (mustSuggest !== this.#details.mustSuggest && !this.#run) void this.reload().catch(() => {})
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

  #wait(changes: readonly Change[]): void {
    if (changes.length === 0) return
    for (const change of changes) {
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
    const answer = await withProof(() => inTime(change.ask(change.kept)))
    if (!answer.ok && answer.problem === 'unreachable') return this.#fail({ change, problem: 'unreachable' })
    if (answer.ok) this.#arrive(change, answer.value)
    // The change is saved or refused already, whether or not the details can be loaded.
    await this.reload()
    if (answer.ok) return
    this.#fail({ change, problem: answer.problem, detail: answer.detail })
    if (!isShown({ change, problem: answer.problem })) this.#drop(change)
  }

  #arrive(change: Change, value: Extract<Answer, { ok: true }>['value']): void {
    const { field, kept } = change
    if ('version' in value) this.version.current = value.version
    this.#details = { ...this.#details, ...change.shown }
    this.#failed.delete(field)
    this.#drop(change)
    if (kept) this.#own.set(field, kept)
    for (const { field, value: others, by } of 'replaced' in value ? (value.replaced ?? []) : [])
      this.#overlaps.set(field, { field, by, others, own: { ...kept?.shown }, stands: 'own' })
    this.goOn()
  }

  /** Somebody else's value stands where an own one was saved. */
  #compare({ field, shown }: DetailChange, lastChanges: LastChanges): void {
    const others = valuesOf(shown, this.#details)
    if (isSame(others, shown)) return
    this.#own.delete(field)
    const by = Object.entries(lastChanges).find(([name]) => field === name)?.[1]
    if (by && by.id !== this.#given.personId && !this.#waiting.has(field))
      this.#overlaps.set(field, { field, by: by.name, others, own: shown, stands: 'others' })
  }

  #fail(failed: FailedChange): void {
    if (!this.#waiting.has(failed.change.field)) this.#failed.set(failed.change.field, failed)
  }

  #keep(change: DetailChange): void {
    const keeping = this.#given.local?.keep(change) ?? Promise.reject(new Error('no IndexedDB'))
    keeping.then(
      () => this.#unkept.delete(change.field),
      () => {
        this.#unkept.add(change.field)
        this.#tell()
      },
    )
  }

  #drop({ field, kept }: Change): void {
    this.#unkept.delete(field)
    if (kept) void this.#given.local?.drop(kept).catch(() => {})
  }

  #look(): DetailsState {
    const failed = [...this.#failed.values()]
    const shown = failed.filter(isShown).map(({ change }) => change)
    let details = this.#details
    for (const change of [...shown, ...(this.#asking ? [this.#asking] : []), ...this.#waiting.values()])
      details = { ...details, ...change.shown }
    const isUnsaved = ({ field, kept }: Change) => !kept || this.#unkept.has(field)
    const unsaved = [
      ...failed.filter(isPending).map(({ change }) => change),
      ...(this.#asking ? [this.#asking] : []),
      ...this.#waiting.values(),
    ]
    return {
      details,
      failed,
      overlaps: [...this.#overlaps.values()],
      isChanging: this.#run !== null,
      wouldLose: unsaved.some(isUnsaved),
    }
  }

  #tell(): void {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }
}
