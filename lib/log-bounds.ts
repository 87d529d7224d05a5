/** Milliseconds in which lines of one kind are counted together, and how many of them are written. */
const windowLength = 10_000
const mostOfKind = 10
/** A process that says more kinds of things than this in one window counts the rest as one. */
const mostKinds = 500
/** Bytes that may be written at once, and how many more each second: at most 700 MB a day. */
const burst = 2_000_000
const bytesPerSecond = 8_000

/** Decides which lines of a process are written, so that a flood of errors cannot fill the disk. What is left out is counted. */
export class LogBounds {
  readonly #clock: () => number
  readonly #kinds = new Map<string, number>()
  #began: number
  #room = burst
  #filled: number
  #tooMuch = 0

  constructor(clock = () => performance.now()) {
    this.#clock = clock
    this.#began = clock()
    this.#filled = this.#began
  }

  /** Whether one more line of this kind is written. */
  allowKind(kind: string): boolean {
    const known = this.#kinds.has(kind) || this.#kinds.size < mostKinds ? kind : 'many kinds of lines'
    const count = (this.#kinds.get(known) ?? 0) + 1
    this.#kinds.set(known, count)
    return count <= mostOfKind
  }

  /** Whether there is room for so many bytes. */
  allowBytes(bytes: number): boolean {
    const now = this.#clock()
    this.#room = Math.min(burst, this.#room + ((now - this.#filled) / 1000) * bytesPerSecond)
    this.#filled = now
    if (bytes > this.#room) {
      this.#tooMuch += 1
      return false
    }
    this.#room -= bytes
    return true
  }

  /** Once a window is over: what was left out in it, one sentence each. */
  describeLeftOut(): string[] {
    if (this.#clock() - this.#began < windowLength) return []
    const repeated = [...this.#kinds].filter(([, count]) => count > mostOfKind).sort(([, a], [, b]) => b - a)
    const sentences = repeated.slice(0, 20).map(([kind, count]) => `left out ${count - mostOfKind} more lines like: ${kind}`)
    if (this.#tooMuch > 0) sentences.push(`left out ${this.#tooMuch} lines, because this process writes too much`)
    this.#kinds.clear()
    this.#tooMuch = 0
    this.#began = this.#clock()
    return sentences
  }
}
