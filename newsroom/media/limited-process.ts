import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { turns } from './in-turn.ts'

/** For one question: milliseconds of CPU time, and bytes of memory. */
export type Limits = { milliseconds: number; memory: number }

/** On a busy machine the elapsed time may be this many times the CPU time. */
const busyness = 6
/** How many files may wait for the process; they are on disk meanwhile. */
const mostWaiting = 50
/** Milliseconds after which an idle process ends: it takes memory, and is quick to start again. */
const staysFor = 15_000
const lookEvery = 50

/**
 * A program of ours that opens untrusted files, in a process of its own with limits for time and memory, so that no file can block or end
 * the caller. It answers one question at a time with one message.
 */
export class LimitedProcess {
  readonly #program: readonly string[]
  readonly #heap: number
  readonly #inTurn = turns()
  #waiting = 0
  #child: ChildProcess | null = null
  #leaving: NodeJS.Timeout | undefined

  /** The path of the program from the root of the project, and the most megabytes of its heap. */
  constructor(program: readonly string[], heap: number) {
    this.#program = program
    this.#heap = heap
  }

  /** Runs one piece of work at a time; returns `busy` at once when too many are waiting. */
  async waitForTurn<Result>(busy: Result, work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= mostWaiting) return busy
    this.#waiting += 1
    try {
      return await this.#inTurn(work)
    } finally {
      this.#waiting -= 1
      clearTimeout(this.#leaving)
      this.#leaving = setTimeout(() => this.#retire(), staysFor).unref()
    }
  }

  /** The answer; null when the file exceeded its limits. If the process ended for another reason, the question is asked once more. */
  async ask<Answer>(question: unknown, limits: Limits): Promise<Answer | null> {
    clearTimeout(this.#leaving)
    for (const _ of ['first', 'again']) {
      const answer = await this.#answerOf<Answer>(question, limits)
      if (answer !== 'ended') return answer
    }
    return null
  }

  #answerOf<Answer>(question: unknown, { milliseconds, memory }: Limits): Promise<Answer | null | 'ended'> {
    this.#child ??= this.#start()
    const child = this.#child
    return new Promise((answered) => {
      const began = performance.now()
      const before = workTimeOf(child.pid)
      const end = (answer: Answer | null | 'ended') => {
        clearInterval(watch)
        child.off('message', hear).off('close', onExit).off('error', onExit)
        answered(answer)
      }
      const hear = ({ answer }: { answer: Answer }) => end(answer) // the program sends one answer per question
      const onExit = () => end('ended')
      const look = () => {
        const work = workTimeOf(child.pid) - before
        const isWithin = work < milliseconds && performance.now() - began < busyness * milliseconds
        if (isWithin && residentBytes(child.pid) < memory) return
        end(null)
        this.#retire()
      }
      const watch = setInterval(look, lookEvery)
      child.on('message', hear).once('close', onExit).once('error', onExit)
      child.send(question as Parameters<typeof child.send>[0]) // what structured clone can copy
      look()
    })
  }

  /** Kills the process; the next question starts a new one. */
  #retire(): void {
    const child = this.#child
    this.#child = null
    child?.kill('SIGKILL')
  }

  #start(): ChildProcess {
    const program = join(/*turbopackIgnore: true*/ process.cwd(), ...this.#program)
    const child = spawn(process.execPath, [`--max-old-space-size=${this.#heap}`, program], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced', // byte arrays arrive as byte arrays
    })
    const leave = () => {
      if (this.#child === child) this.#child = null
    }
    child.once('close', leave).on('error', leave)
    // The process alone keeps no program running: whoever waits for an answer has a timer.
    child.unref()
    child.channel?.unref()
    return child
  }
}

/** Resident memory in bytes (proc(5)); 0 without /proc: then only time is limited. */
function residentBytes(pid: number | undefined): number {
  return Number(processFile(pid, 'statm').split(' ')[1] ?? 0) * 4096
}

/** CPU time of a process in milliseconds, from fields 14 and 15 of /proc/PID/stat (proc(5), hundredths of a second); 0 without /proc. */
function workTimeOf(pid: number | undefined): number {
  const stat = processFile(pid, 'stat')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return 10 * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0))
}

function processFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
