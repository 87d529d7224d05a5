import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import { withTimeout } from '#lib/with-timeout.ts'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import type { SaveProblem } from '#newsroom/articles/save-draft.ts'
import type { SaveState, Trouble } from './save-state.ts'
import { isSameText } from './text/same-text.ts'

type Problem = SaveProblem | RequestProblem
export type Save = (text: DraftText & { seenVersion: number }) => Promise<Outcome<{ version: number; savedAt: Date }, Problem>>

/** Text on this device that the server does not have. */
export type LocalCopy = {
  keep: (text: DraftText & { base: number }) => Promise<void>
  clear: () => Promise<void>
}

const pause = { keep: 100, save: 300, longestUnsaved: 2000, longestAnswer: 15_000, firstRetry: 1000, longestRetry: 30_000 }

/**
 * Saves a text while it is written: on this device within 150 ms of a key, on the server 300 ms after the last key and at least every two
 * seconds. It reports 'saved' or 'kept' only for exactly the text on the screen.
 */
export class Autosave {
  #edition = 0
  #savedEdition = 0
  #keptEdition = 0
  #version: number
  #savedAt: Date | null
  #trouble: Trouble | null = null
  #hasLocalStorage = true
  #unsavedSince: number | null = null
  #retries = 0
  /** A failed save is not retried before this time. Keys do not change it. */
  #retryAt = 0
  #flight: Promise<void> | null = null
  #keeping: Promise<void> | null = null
  /** Texts that were sent without an answer. If the server has one of them, it is our own. */
  #unanswered: DraftText[] = []
  #timers: { keep?: ReturnType<typeof setTimeout>; save?: ReturnType<typeof setTimeout> } = {}
  /** The last text, once the screen is unmounted. */
  #last: DraftText | null = null
  #listeners = new Set<() => void>()
  #snapshot: SaveState
  readonly #read: () => DraftText
  readonly #save: Save
  readonly #localCopy: LocalCopy

  constructor({
    version,
    savedAt,
    read,
    save,
    localCopy,
  }: { version: number; savedAt: Date | null; read: () => DraftText; save: Save; localCopy: LocalCopy }) {
    this.#version = version
    this.#savedAt = savedAt
    this.#read = read
    this.#save = save
    this.#localCopy = localCopy
    this.#snapshot = this.#look()
  }

  state = (): SaveState => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The text on the screen has changed. Called on every key, so it must be cheap. */
  changed(): void {
    this.#edition += 1
    this.#unsavedSince ??= Date.now()
    if (this.#trouble?.is === 'refused') this.#trouble = null
    this.#timers.keep ??= setTimeout(() => this.#keep(), pause.keep)
    this.#scheduleSave(Math.min(pause.save, Math.max(0, this.#unsavedSince + pause.longestUnsaved - Date.now())))
    this.#tell()
  }

  /** Saves unsaved text now. True when the text on the screen is saved at the end. */
  async flush(): Promise<boolean> {
    while (this.#edition !== this.#savedEdition) {
      if (this.#flight) await this.#flight
      else if (this.#trouble && this.#trouble.is !== 'unreachable') return false
      else {
        await this.#send()
        if (this.#trouble) return false
      }
    }
    return true
  }

  /** The network is back, or the person signed in again: saves pending text now. */
  goOn(): void {
    if (this.#trouble?.is === 'conflict') return
    this.#trouble = null
    this.#retries = 0
    this.#retryAt = 0
    this.#tell()
    if (this.#edition !== this.#savedEdition) this.#scheduleSave(0)
  }

  /** A text of this device, based on version `base`, exists beside a newer one on the server: reports a conflict and sends nothing. */
  found(newer: NewerText, base: number): void {
    this.#version = base
    this.#edition += 1
    this.#timers.keep ??= setTimeout(() => this.#keep(), pause.keep)
    this.#trouble = { is: 'conflict', newer }
    this.#tell()
  }

  /** The writer has seen the newer text and replaces it with their own. */
  keepMine(): void {
    if (this.#trouble?.is !== 'conflict') return
    this.#version = this.#trouble.newer.version
    this.#trouble = null
    this.changed()
    this.#scheduleSave(0)
  }

  /** The newer text is on the screen now. */
  tookTheirs(newer: NewerText): void {
    this.#version = newer.version
    this.#savedAt = newer.savedAt
    this.#trouble = null
    this.#edition += 1
    this.#arrived(this.#edition)
    this.#tell()
  }

  /** The screen is mounted (again). */
  begin(): void {
    this.#last = null
  }

  /**
   * The screen is about to be unmounted: keeps unsaved text here and sends it once more. Clears all timers. Resolves to the server's
   * version after that.
   */
  async stop(): Promise<number> {
    clearTimeout(this.#timers.keep)
    clearTimeout(this.#timers.save)
    this.#timers = {}
    this.#last = this.#read()
    if (this.#edition !== this.#savedEdition && this.#edition !== this.#keptEdition) void this.#keep()
    await this.#flight
    if (this.#last && this.#edition !== this.#savedEdition && !this.#waitsForAPerson()) await this.#send()
    return this.#version
  }

  #waitsForAPerson(): boolean {
    return this.#trouble !== null && this.#trouble.is !== 'unreachable'
  }

  #text(): DraftText {
    return this.#last ?? this.#read()
  }

  #scheduleSave(after: number): void {
    clearTimeout(this.#timers.save)
    this.#timers.save = undefined
    if (this.#waitsForAPerson() || this.#flight || this.#last) return
    this.#timers.save = setTimeout(() => void this.#send(), Math.max(after, this.#retryAt - Date.now()))
  }

  #send(): Promise<void> {
    clearTimeout(this.#timers.save)
    this.#timers.save = undefined
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = null
      if (this.#edition !== this.#savedEdition) this.#scheduleSave(pause.save)
      this.#tell()
    })
    return this.#flight
  }

  async #fly(): Promise<void> {
    const edition = this.#edition
    const text = this.#text()
    let answer: Awaited<ReturnType<Save>>
    try {
      answer = await withTimeout(this.#save({ ...text, seenVersion: this.#version }), pause.longestAnswer)
    } catch {
      this.#unanswered = [...this.#unanswered.slice(-4), text]
      this.#retryAt = Date.now() + Math.min(pause.firstRetry * 2 ** this.#retries, pause.longestRetry)
      this.#retries += 1
      this.#trouble = { is: 'unreachable' }
      return
    }
    this.#retries = 0
    this.#retryAt = 0
    if (answer.ok) {
      this.#unanswered = []
      this.#version = answer.value.version
      this.#savedAt = answer.value.savedAt
      this.#trouble = null
      this.#arrived(edition)
      return
    }
    this.#trouble = this.#judged(answer.problem, answer.detail ?? {}, text, edition)
  }

  #judged(problem: Problem, detail: Readonly<Record<string, unknown>>, text: DraftText, edition: number): Trouble | null {
    switch (problem) {
      case 'stale': {
        const newer = detail as NewerText // the detail of 'stale', as newsroom/articles/save-draft.ts promises it
        if (!isSameText(newer, text) && !this.#unanswered.some((sent) => isSameText(newer, sent))) return { is: 'conflict', newer }
        // It is our own text, whose answer was lost (or the same text from another tab).
        this.#unanswered = []
        this.#version = newer.version
        this.#savedAt = newer.savedAt
        if (isSameText(newer, text)) this.#arrived(edition)
        return null
      }
      case 'too-long':
      case 'bad-document':
      case 'invalid':
      case 'cross-site':
        return { is: 'refused', problem, detail }
      case 'signed-out':
      case 'someone-else':
      case 'wrong-stage':
      case 'not-found':
      case 'not-allowed':
        return { is: 'locked', problem }
    }
  }

  #arrived(edition: number): void {
    this.#savedEdition = edition
    if (edition === this.#edition) {
      this.#unsavedSince = null
      clearTimeout(this.#timers.keep)
      this.#timers.keep = undefined
      void this.#clearLocalCopy(edition)
    } else this.#unsavedSince = Date.now()
  }

  async #clearLocalCopy(edition: number): Promise<void> {
    await this.#keeping
    if (edition !== this.#edition) return
    await this.#localCopy.clear().catch(() => {})
  }

  #keep(): Promise<void> {
    clearTimeout(this.#timers.keep)
    this.#timers.keep = undefined
    const before = this.#keeping ?? Promise.resolve()
    this.#keeping = before.then(async () => {
      const edition = this.#edition
      if (edition === this.#savedEdition) return
      try {
        await this.#localCopy.keep({ ...this.#text(), base: this.#version })
        this.#keptEdition = edition
        this.#hasLocalStorage = true
      } catch {
        this.#hasLocalStorage = false
      }
      this.#tell()
    })
    return this.#keeping
  }

  #look(): SaveState {
    return {
      saved: this.#edition === this.#savedEdition,
      kept: this.#edition === this.#keptEdition,
      hasLocalStorage: this.#hasLocalStorage,
      savedAt: this.#savedAt,
      version: this.#version,
      trouble: this.#trouble,
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
