import type { EditorState, Transaction } from '@tiptap/pm/state'
import { v4 } from 'uuid'
import type { StepBatch, StepJson } from '#lib/document-types.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import { withTimeout } from '#lib/with-timeout.ts'
import type { AddedSteps } from '#newsroom/articles/add-steps.ts'
import type { NewerText } from '#newsroom/articles/draft-text.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { followLog } from '../local/confirmed-text.ts'
import type { LocalBase, LocalCopy, LocalDraft } from '../local/kept.ts'
import { isCaretWaiting } from './others/carets.ts'
import { type Problem, type SaveState, type Trouble, troubleOf } from './save-state.ts'
import { type Batch, baseOf, closeBatch, confirm, logOf, nextBatch, pickNews, receive, regroup, stepTo, unsavedWords } from './step-log.ts'

/** The newsroom's log of the story, over the network. */
export type Newsroom = {
  add: (batch: { seenVersion: number; batchId: string; steps: (StepJson | null)[] }) => Promise<Outcome<AddedSteps, Problem>>
  since: (seenVersion: number) => Promise<Outcome<Omit<AddedSteps, 'slug' | 'mustSuggest'>, 'stale' | RequestProblem>>
}

/**
 * Where the text is written: the editor on the screen, or a state without one. `hearCursor` takes in where the cursor was put last, which a
 * browser may tell later.
 */
export type Page = { state: () => EditorState; dispatch: (tr: Transaction) => void; hearCursor?: () => void }

/**
 * Milliseconds. `keep`: between two writes on this device. `first`: from a key after a rest until it goes out. `save`: between two batches,
 * `alone` where nobody waits for them, up to `longestSave` when answers take long: a busy newsroom gets fewer and larger ones. `ask`: between
 * two questions for what others are known to have written. `echo`: after an own batch the channel may say what the answer has told already.
 */
const pause = {
  ...{ keep: 100, first: 20, save: 200, alone: 400, longestSave: 500, ask: 100, echo: 400 },
  ...{ longestAnswer: 15_000, firstRetry: 1000, longestRetry: 30_000 },
}

/**
 * Saves a text while it is written, and brings what others write onto the page. Each change is a step (prosemirror-transform): kept on this
 * device at once (at most every 100 ms), and sent to the newsroom's log at most five times a second. It reports 'saved' only when the log
 * has every step of the page, and 'kept' only when this device has those that are missing there.
 */
export class Autosave {
  #page: Page
  #edition = 0
  /** The newest edition that this device has, and whether it also survives a power cut. */
  #keptEdition = 0
  #isKeptFirmly = false
  #keptAt = 0
  /** Words that this device has kept and the newsroom does not have. */
  #keptWords = 0
  #savedAt: Date | null
  #trouble: Trouble | null = null
  #isReconnecting = false
  #hasLocalStorage = true
  #retries = 0
  /** A failed save is not retried before this time. Keys do not change it. */
  #retryAt = 0
  /** Nobody else has the story open, as far as the channel tells: the next batch may wait a little longer. */
  isAlone = false
  #flight: Promise<void> | null = null
  #keeping: Promise<void> | null = null
  /** Whether this device has all own text without a place. */
  #aside = Promise.resolve(true)
  #sentAt = 0
  /** How long the newsroom took for its last answer, in milliseconds. */
  #answered = 0
  #addedAt = 0
  /** The newest version that was heard of and not asked for; infinite: others may have written. */
  #heard = 0
  #isReceiving = false
  /** The screen is gone: only what is left is sent. */
  #isStopped = false
  #base: LocalBase | null = null
  #timers: { keep?: ReturnType<typeof setTimeout>; save?: ReturnType<typeof setTimeout> } = {}
  #listeners = new Set<() => void>()
  #snapshot: SaveState
  readonly #newsroom: Newsroom
  readonly #localCopy: LocalCopy
  readonly #onNotPlaced: (text: string) => Promise<boolean>
  readonly #onSaved: (saved: AddedSteps) => void
  readonly #onDetails: (version: number) => void

  constructor(given: {
    page: Page
    savedAt: Date | null
    newsroom: Newsroom
    localCopy: LocalCopy
    /** Own text whose place a colleague has deleted: it is in the document no more. True once this device has it. */
    onNotPlaced: (text: string) => Promise<boolean>
    onSaved?: (saved: AddedSteps) => void
    /** Each answer has the version of the story's details. */
    onDetails?: (version: number) => void
  }) {
    this.#page = given.page
    this.#savedAt = given.savedAt
    this.#newsroom = given.newsroom
    this.#localCopy = given.localCopy
    this.#onNotPlaced = given.onNotPlaced
    this.#onSaved = given.onSaved ?? (() => {})
    this.#onDetails = given.onDetails ?? (() => {})
    this.#snapshot = this.#look()
  }

  state = (): SaveState => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The page has new steps. Called on every key, so it must be cheap. */
  changed(): void {
    if (this.#isReceiving) return
    this.#edition += 1
    if (this.#trouble?.is === 'refused') this.#trouble = null
    this.#keepSoon()
    this.#schedule(Math.max(pause.first, this.#untilNext()))
    this.#tell()
  }

  /** Others wrote up to a version, or may have. */
  catchUp(version = Number.POSITIVE_INFINITY): void {
    this.#heard = Math.max(this.#heard, version)
    if (!this.#isBehind()) return
    const isEcho = this.#heard === Number.POSITIVE_INFINITY
    this.#schedule(Math.max(0, (isEcho ? this.#addedAt + pause.echo : this.#sentAt + pause.ask) - Date.now()))
  }

  /** The channel says what others wrote, or only that they did. */
  hear({ version, batches = [] }: { version?: number; batches?: readonly StepBatch[] }): void {
    const { news } = pickNews(this.#page.state(), batches, null)
    if (news.length > 0 && !this.#isStopped && !this.#waitsForAPerson()) {
      this.#receiveBatches(news)
      if (this.#isUnsaved()) this.#keepSoon()
      this.#tell()
    }
    this.catchUp(version)
  }

  /** What is heard of during an answer is often in it. */
  #isBehind = (): boolean => this.#heard > logOf(this.#page.state()).version

  /** Sends what is unsaved now. True when the newsroom has everything that is on the page. */
  async flush(): Promise<boolean> {
    while (this.#isUnsaved()) {
      if (this.#flight) await this.#flight
      else if (this.#waitsForAPerson()) return false
      else {
        await this.#send()
        if (this.#trouble) return false
      }
    }
    return true
  }

  /** The page may be gone in a moment: keeps what is not kept, beside a write that is not finished, and sends what is unsaved. */
  leave(): void {
    if (this.#isUnsaved() && !this.#isKept()) void this.#write()
    void this.flush()
  }

  /** Brings what others wrote onto the page now. */
  async refresh(): Promise<void> {
    await this.#flight
    this.#heard = Number.POSITIVE_INFINITY
    if (!this.#waitsForAPerson()) await this.#send()
  }

  /** The network is back, or the person signed in again: sends what waits now. */
  goOn(): void {
    this.#isReconnecting = this.#trouble?.is === 'unreachable'
    this.#trouble = null
    this.#retries = 0
    this.#retryAt = 0
    this.#heard = Number.POSITIVE_INFINITY
    this.#tell()
    this.#schedule(0)
  }

  /** The screen is mounted (again). */
  begin(page: Page): void {
    this.#page = page
    this.#isStopped = false
  }

  /** The screen is about to be unmounted: keeps what is unsaved and sends it from `page`, which needs no screen. */
  async stop(page: Page): Promise<void> {
    clearTimeout(this.#timers.keep)
    clearTimeout(this.#timers.save)
    this.#timers = {}
    this.#page = page
    this.#isStopped = true
    if (this.#isUnsaved() && !this.#isKept()) void this.#keep()
    await this.#flight
    if (!this.#isStopped || !this.#isUnsaved() || this.#waitsForAPerson()) return
    await this.flush()
  }

  /** Milliseconds until the next batch may go out. */
  #untilNext = (): number =>
    this.#sentAt + Math.min(pause.longestSave, Math.max(this.isAlone ? pause.alone : pause.save, 2 * this.#answered)) - Date.now()

  #isUnsaved = (): boolean => logOf(this.#page.state()).unconfirmed.length > 0

  #waitsForAPerson(): boolean {
    return this.#trouble !== null && this.#trouble.is !== 'unreachable'
  }

  #schedule(after: number): void {
    if (this.#waitsForAPerson() || this.#flight || this.#isStopped) return
    if (after > 0 && this.#timers.save !== undefined) return
    clearTimeout(this.#timers.save)
    this.#timers.save = setTimeout(() => void this.#send(), Math.max(after, this.#retryAt - Date.now()))
  }

  #send(): Promise<void> {
    clearTimeout(this.#timers.save)
    this.#timers.save = undefined
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = null
      this.#isReconnecting = false
      if (this.#isUnsaved()) this.#schedule(Math.max(0, this.#untilNext()))
      else if (this.#isBehind()) this.catchUp(this.#heard)
      this.#tell()
    })
    return this.#flight
  }

  async #fly(): Promise<void> {
    const batch = nextBatch(this.#page.state())
    const seenVersion = logOf(this.#page.state()).version
    this.#heard = 0
    this.#sentAt = Date.now()
    let answer: Awaited<ReturnType<Newsroom['add'] | Newsroom['since']>>
    try {
      if (batch) {
        this.#receive(closeBatch(this.#page.state(), batch.id))
        const steps = batch.steps.map((step) => step && (stepsToJson([step])[0] ?? null))
        answer = await withTimeout(this.#newsroom.add({ seenVersion, batchId: batch.id, steps }), pause.longestAnswer)
      } else answer = await withTimeout(this.#newsroom.since(seenVersion), pause.longestAnswer)
    } catch {
      this.#heard = Number.POSITIVE_INFINITY
      this.#retryAt = Date.now() + Math.min(pause.firstRetry * 2 ** this.#retries, pause.longestRetry)
      this.#retries += 1
      this.#trouble = { is: 'unreachable' }
      if (this.#isKept()) this.#keptWords = unsavedWords(this.#page.state())
      else void this.#keep()
      return
    }
    this.#answered = Date.now() - this.#sentAt
    this.#retries = 0
    this.#retryAt = 0
    if (answer.ok) {
      this.#trouble = null
      this.#take(answer.value.batches, batch?.id ?? null)
      this.#savedAt = answer.value.savedAt
      if (batch) this.#addedAt = Date.now()
      if ('slug' in answer.value) this.#onSaved(answer.value)
      this.#onDetails(answer.value.details)
      this.#arrive()
    } else if (answer.problem === 'stale')
      this.#takeWhole(answer.detail as NewerText) // the detail of 'stale', as add-steps.ts promises it
    else {
      this.#trouble = this.#judge(answer.problem, answer.detail ?? {})
      if (!this.#isKept()) void this.#keep()
    }
  }

  #take(batches: readonly StepBatch[], sent: string | null): void {
    const { news, isWhole } = pickNews(this.#page.state(), batches, sent)
    if (!isWhole) this.#heard = Number.POSITIVE_INFINITY
    this.#receiveBatches(news)
  }

  /** The log does not reach back to the page's version: what it lacks comes as one step. */
  #takeWhole(newer: NewerText): void {
    const step = stepTo(this.#page.state(), newer)
    this.#receiveBatches([[{ id: v4(), version: newer.version, steps: step ? stepsToJson([step]) : [], origins: [-1] }]])
    this.#savedAt = newer.savedAt
    this.#heard = Number.POSITIVE_INFINITY
    this.#arrive()
  }

  #receiveBatches(pieces: readonly (readonly Batch[])[]): void {
    for (const batches of pieces) {
      const confirmed = isCaretWaiting(this.#page.state()) ? null : confirm(this.#page.state(), batches)
      if (!confirmed) this.#page.hearCursor?.()
      const { tr, notPlaced } = confirmed ? { tr: confirmed, notPlaced: '' } : receive(this.#page.state(), batches)
      this.#base = followLog(this.#base, logOf(this.#page.state()).version, batches)
      this.#receive(tr)
      if (!notPlaced) continue
      const put = this.#onNotPlaced(notPlaced).catch(() => false)
      this.#aside = Promise.all([this.#aside, put]).then((done) => !done.includes(false))
    }
  }

  #receive(tr: Transaction | null): void {
    this.#isReceiving = true
    try {
      if (tr) this.#page.dispatch(tr)
    } finally {
      this.#isReceiving = false
    }
  }

  #judge(problem: Exclude<Problem, 'stale'>, detail: Readonly<Record<string, unknown>>): Trouble {
    const trouble = troubleOf(problem, detail)
    // What the person changes then goes out together with this batch: alone it would be refused again.
    if (trouble.is === 'refused') this.#receive(regroup(this.#page.state()))
    return trouble
  }

  /** The newsroom has more steps than before. */
  #arrive(): void {
    if (this.#isUnsaved()) {
      this.#keepSoon()
      return
    }
    clearTimeout(this.#timers.keep)
    this.#timers.keep = undefined
    const edition = this.#edition
    void Promise.all([this.#aside, this.#keeping]).then(async ([isAside]) => {
      if (isAside && edition === this.#edition && !this.#isUnsaved()) await this.#localCopy.clear().catch(() => {})
    })
  }

  #keepSoon(): void {
    this.#timers.keep ??= setTimeout(() => void this.#keep(), Math.max(0, this.#keptAt + pause.keep - Date.now()))
  }

  #keep(): Promise<void> {
    clearTimeout(this.#timers.keep)
    this.#timers.keep = undefined
    this.#keeping = (this.#keeping ?? Promise.resolve()).then(() => this.#write())
    return this.#keeping
  }

  /** Begins the write before it returns: a page that is being left does nothing later. */
  async #write(): Promise<void> {
    const edition = this.#edition
    const isOnlyCopy = this.#trouble !== null
    this.#keptAt = Date.now()
    try {
      const draft = this.localDraft()
      if (!draft) return
      const words = unsavedWords(this.#page.state())
      await this.#localCopy.keep(draft, isOnlyCopy)
      if (edition >= this.#keptEdition) {
        this.#keptEdition = edition
        this.#isKeptFirmly = isOnlyCopy
        this.#keptWords = words
      }
      this.#hasLocalStorage = true
    } catch {
      this.#hasLocalStorage = false
    }
    this.#tell()
  }

  #isKept = (): boolean => this.#edition === this.#keptEdition && (this.#isKeptFirmly || this.#trouble === null)

  /** True once this device has all own text without a place; false when it could not keep some. */
  hasSetAside = (): Promise<boolean> => this.#aside

  /** What this device must keep now; null when the newsroom has everything. */
  localDraft(): LocalDraft | null {
    const { version, unconfirmed } = logOf(this.#page.state())
    if (unconfirmed.length === 0) return null
    if (this.#base?.version !== version) this.#base = baseOf(this.#page.state())
    return { base: this.#base, steps: unconfirmed.map(({ step, batch, place }) => ({ step: stepsToJson([step])[0] ?? {}, batch, place })) }
  }

  #look(): SaveState {
    const { version, unconfirmed } = logOf(this.#page.state())
    return {
      saved: unconfirmed.length === 0,
      kept: unconfirmed.length === 0 || this.#isKept(),
      hasLocalStorage: this.#hasLocalStorage,
      savedAt: this.#savedAt,
      version,
      trouble: this.#trouble,
      isReconnecting: this.#isReconnecting,
      unsavedWords: this.#trouble?.is === 'unreachable' ? this.#keptWords : 0,
    }
  }

  #tell(): void {
    const now = this.#look()
    const before = this.#snapshot
    const same = (Object.keys(now) as (keyof SaveState)[]).every((key) => now[key] === before[key]) // the keys of the object above
    if (same) return
    this.#snapshot = now
    for (const listener of this.#listeners) listener()
  }
}
