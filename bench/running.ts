import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** What the bench started and has not stopped yet: one that is interrupted leaves nothing behind. */
const running = new Set<() => Promise<void>>()

/** Takes note of how to stop what was just started; answers the way to stop it, once. */
export function stopping(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (running.delete(once)) await stop()
  }
  running.add(once)
  return once
}

/** Starts a program, silent unless told otherwise; `stop` ends it with `killSignal` and waits until it is gone. */
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

/** Stops everything, the youngest first. */
export async function stopAll(): Promise<void> {
  for (const stop of [...running].reverse()) await stop()
}
