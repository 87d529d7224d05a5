import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { RenditionFormat } from '#lib/renditions.ts'
import { asFile } from './as-file.ts'
import type { EmbeddedWords } from './embedded-words.ts'
import type { questions } from './examiner.ts'
import { turns } from './in-turn.ts'
import type { PictureProblem, ValidPicture } from './validate-picture.ts'

export type Examined = ValidPicture & EmbeddedWords

type Questions = typeof questions
type Question = keyof Questions
type Answer<Asked extends Question> = Awaited<ReturnType<Questions[Asked]>>

/** Limits for one file: milliseconds of CPU time per question, and bytes of memory. */
export type Bounds = Record<Question | 'memory', number>

const standard: Bounds = { validate: 20_000, words: 3_000, copy: 20_000, memory: 800_000_000 }
const noWords: EmbeddedWords = { alt: '', caption: '', credit: '' }
/** On a busy machine the elapsed time may be this many times the CPU time. */
const busyness = 6
/** How many files may wait for the examiner; they are on disk meanwhile. */
const mostWaiting = 50
/** Milliseconds after which an idle examiner ends: it takes memory, and is quick to start again. */
const staysFor = 15_000
const lookEvery = 50

const inTurn = turns()
let waiting = 0
let examiner: ChildProcess | null = null
let leaving: NodeJS.Timeout | undefined

/**
 * What a file is, and the texts in its metadata: validatePicture and embeddedWords, in a process with limits for time and memory, so that
 * no file can block the caller. Metadata that takes too long is left out.
 */
export async function examinePicture(path: string, bounds = standard): Promise<Outcome<Examined, PictureProblem>> {
  return waitForTurn(no('busy'), async () => {
    const validation = (await ask('validate', { path }, bounds)) ?? no('too-much')
    if (!validation.ok) return validation
    return done({ ...validation.value, ...((await ask('words', { path }, bounds)) ?? noWords) })
  })
}

/** A smaller, re-encoded copy of a picture, shown before its renditions exist; null when it cannot be made now. */
export function smallCopy(bytes: Uint8Array, { width, format }: { width: number; format: RenditionFormat }): Promise<Uint8Array | null> {
  return waitForTurn(null, () => asFile({ bytes }, (path) => ask('copy', { path, width, format }, standard)))
}

/** Runs one piece of work at a time; returns `busy` at once when too many are waiting. */
async function waitForTurn<Result>(busy: Result, work: () => Promise<Result>): Promise<Result> {
  if (waiting >= mostWaiting) return busy
  waiting += 1
  try {
    return await inTurn(work)
  } finally {
    waiting -= 1
    clearTimeout(leaving)
    leaving = setTimeout(retire, staysFor).unref()
  }
}

/** The answer; null when the file exceeded its limits. If the process ended for another reason, the question is asked once more. */
async function ask<Asked extends Question>(
  question: Asked,
  about: Parameters<Questions[Asked]>[0],
  bounds: Bounds,
): Promise<Answer<Asked> | null> {
  clearTimeout(leaving)
  for (const _ of ['first', 'again']) {
    const answer = await answerOf(question, about, bounds)
    if (answer !== 'ended') return answer
  }
  return null
}

function answerOf<Asked extends Question>(
  question: Asked,
  about: Parameters<Questions[Asked]>[0],
  bounds: Bounds,
): Promise<Answer<Asked> | null | 'ended'> {
  const child = (examiner ??= start())
  return new Promise((answered) => {
    const began = performance.now()
    const before = workTimeOf(child.pid)
    const end = (answer: Answer<Asked> | null | 'ended') => {
      clearInterval(watch)
      child.off('message', hear).off('close', onExit).off('error', onExit)
      answered(answer)
    }
    const hear = ({ answer }: { answer: Answer<Asked> }) => end(answer) // examiner.ts sends one answer per question
    const onExit = () => end('ended')
    const look = () => {
      const work = workTimeOf(child.pid) - before
      const isWithin = work < bounds[question] && performance.now() - began < busyness * bounds[question]
      if (isWithin && residentBytes(child.pid) < bounds.memory) return
      end(null)
      retire()
    }
    const watch = setInterval(look, lookEvery)
    child.on('message', hear).once('close', onExit).once('error', onExit)
    child.send({ question, about })
    look()
  })
}

/** Kills the examiner; the next question starts a new one. */
function retire(): void {
  const child = examiner
  examiner = null
  child?.kill('SIGKILL')
}

function start(): ChildProcess {
  const program = join(/*turbopackIgnore: true*/ process.cwd(), 'newsroom', 'media', 'examiner.ts')
  const child = spawn(process.execPath, ['--max-old-space-size=128', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced', // byte arrays arrive as byte arrays
  })
  child.once('close', () => leave(child)).on('error', () => leave(child))
  // The examiner alone keeps no program running: whoever waits for an answer has a timer.
  child.unref()
  child.channel?.unref()
  return child
}

function leave(child: ChildProcess): void {
  if (examiner === child) examiner = null
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
