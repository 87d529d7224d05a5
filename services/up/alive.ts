import type { ChildProcess } from 'node:child_process'

const question = 'alive?'
const answer = 'alive'

/** Seconds. Three misses in a row are required, so that a machine that slept is not mistaken for a process that hangs. */
export type Patience = { every: number; within: number; misses: number }
const patience: Patience = { every: 5, within: 5, misses: 3 }

/** Call this in a process that the supervisor checks by message. */
export function answerSupervisor(): void {
  process.on('message', (message) => {
    if (message === question) process.send?.(answer)
  })
}

/** Checks periodically whether a process answers, until it ends. Calls `hung` once with the number of seconds it has been silent. */
export function followLife(
  child: ChildProcess,
  way: { url: string } | 'message',
  hung: (seconds: number) => void,
  { every, within, misses }: Patience = patience,
): void {
  let missed = 0
  let timer: NodeJS.Timeout | undefined
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const look = async () => {
    const answered = way === 'message' ? await answersByMessage(child, within) : await answersAt(way.url, within)
    if (isOver()) return
    missed = answered ? 0 : missed + 1
    if (missed >= misses) hung(Math.round(misses * within + (misses - 1) * every))
    else timer = setTimeout(look, every * 1000)
  }
  child.once('close', () => clearTimeout(timer))
  timer = setTimeout(look, every * 1000)
}

async function answersAt(url: string, within: number): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(within * 1000) })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}

function answersByMessage(child: ChildProcess, within: number): Promise<boolean> {
  return new Promise((answered) => {
    const end = (alive: boolean) => {
      clearTimeout(late)
      child.off('message', hear)
      answered(alive)
    }
    const hear = (message: unknown) => message === answer && end(true)
    const late = setTimeout(() => end(false), within * 1000)
    child.on('message', hear)
    child.send(question, (error) => error && end(false))
  })
}
