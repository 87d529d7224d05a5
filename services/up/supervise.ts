import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { followLife, type Patience } from './alive.ts'
import { follow, type Hear, say } from './log.ts'
import type { ProcessRow } from './process-rows.ts'
import { end, kill, markOf, type ProcessMark } from './system-process.ts'

export type Supervised = {
  name: string
  /** The running process; null between an exit and the next start. */
  mark: () => ProcessMark | null
  /** Resolves the first time the process is ready; rejects when it exits too often before that. */
  ready: Promise<void>
  stop: () => Promise<void>
}

export const root = fileURLToPath(new URL('../../', import.meta.url))

const firstPause = 250
const longestPause = 30_000
/** A process that ran this many milliseconds restarts without a long pause again. */
const steady = 60_000
const attemptsBeforeReady = 3

/** The pause in milliseconds before start number `restarts` + 1: 250, doubled each time, at most 30 seconds. */
export const pauseBefore = (restarts: number): number => Math.min(firstPause * 2 ** restarts, longestPause)

/** Starts a process and restarts it whenever it exits, until it is stopped. `changed` is called when its process id changes. */
export function supervise(row: ProcessRow, changed: () => void, hear: Hear = say, patience?: Patience): Supervised {
  let stopping = false
  let wasReady = false
  let restarts = 0
  let mark: ProcessMark | null = null
  let timer: NodeJS.Timeout | undefined
  let isReady = () => {}
  let isHopeless = (_: Error) => {}
  const ready = new Promise<void>((yes, no) => {
    isReady = yes
    isHopeless = no
  })
  ready.catch(() => {})

  function start(): void {
    const began = Date.now()
    const child = launch(row, hear)
    mark = child.pid ? markOf(child.pid) : null
    changed()
    void answers(row, child).then((able) => {
      if (!able) return
      wasReady = true
      isReady()
      if (row.alive) followLife(child, row.alive, (seconds) => endSilent(child, row, seconds, hear), patience)
    })
    child.once('error', (error) => hear(row.name, error.message))
    child.once('close', (code, signal) => {
      mark = null
      if (stopping) return
      changed()
      if (Date.now() - began > steady) restarts = 0
      const how = signal ? `was ended by ${signal}` : `ended with ${code}`
      if (!wasReady && restarts + 1 >= attemptsBeforeReady)
        return isHopeless(new Error(`${row.name} ${how} before it was ready; the lines above say why`))
      const pause = pauseBefore(restarts++)
      hear(row.name, `${how}; starting it again in ${pause} ms`)
      timer = setTimeout(start, pause)
    })
  }

  start()
  return {
    name: row.name,
    mark: () => mark,
    ready,
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      if (mark) await end(mark)
    },
  }
}

function endSilent({ pid }: ChildProcess, { name }: ProcessRow, seconds: number, hear: Hear): void {
  hear(name, `has not answered for ${seconds} s; ending it`)
  if (pid) kill(pid)
}

function launch(row: ProcessRow, hear: Hear): ChildProcess {
  const child = spawn(process.execPath, row.run, {
    cwd: root,
    env: { ...process.env, GALLEY_PROCESS: row.name, ...row.environment },
    // A process group of its own, so that Ctrl-C reaches only the supervisor, which ends the processes in order. Over the IPC channel a
    // process reports that it is ready and notices that its supervisor is gone.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  follow(row.name, hear, child.stdout, child.stderr)
  return child
}

/** False when the process exited before it was ready. */
function answers(row: ProcessRow, child: ChildProcess): Promise<boolean> {
  return new Promise((answer) => {
    child.once('close', () => answer(false))
    const check = row.ready
    if (check === 'message') child.on('message', (message) => message === 'ready' && answer(true))
    else void ask(check.url, () => child.exitCode === null && child.signalCode === null).then(answer)
  })
}

async function ask(url: string, alive: () => boolean): Promise<boolean> {
  while (alive()) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await response?.body?.cancel()
    if (response?.ok) return true
    await new Promise((wake) => setTimeout(wake, 50))
  }
  return false
}
