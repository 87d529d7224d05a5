import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Stop functions of everything that is still running, so that an interrupted bench leaves nothing behind. */
const running = new Set<() => Promise<void>>()

/** Registers how to stop something; returns a function that stops it once. */
export function stopping(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (running.delete(once)) await stop()
  }
  running.add(once)
  return once
}

/** Starts a program, without output by default; `stop` ends it with `killSignal` and waits for its exit. */
export function start(
  file: string,
  args: readonly string[],
  { killSignal = 'SIGTERM', ...options }: SpawnOptions = {},
): { child: ChildProcess; stop: () => Promise<void> } {
  const child = spawn(file, args, { stdio: 'ignore', ...options })
  const ended = once(child, 'exit')
  const stop = stopping(async () => {
    child.kill(killSignal)
    await ended
  })
  return { child, stop }
}

/** Stops everything, last started first. */
export async function stopAll(): Promise<void> {
  for (const stop of [...running].reverse()) await stop()
}
