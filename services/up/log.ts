import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Receives the output lines of a process: the log, or a test. */
export type Hear = (name: string, line: string) => void

/** One log for all processes. Each line begins with the name of its process. */
export function say(name: string, line: string): void {
  process.stdout.write(`${name.padEnd(8)} | ${line}\n`)
}

/** Forwards the output of a process line by line until it ends. */
export function follow(name: string, hear: Hear, ...streams: (Readable | null)[]): void {
  for (const stream of streams) {
    if (stream)
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => line.trim() && hear(name, line))
  }
}

// The reader of the log may stop reading (`npm start | head`); Galley keeps running.
process.stdout.on('error', () => {})
