import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Who listens to what a process says: the log, or a test. */
export type Hear = (name: string, line: string) => void

/** One log for all processes: each line with the name of the one that said it. */
export function say(name: string, line: string): void {
  process.stdout.write(`${name.padEnd(8)} | ${line}\n`)
}

/** Passes on what a process says, line by line, until it ends. */
export function follow(name: string, hear: Hear, ...streams: (Readable | null)[]): void {
  for (const stream of streams) {
    if (stream)
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => line.trim() && hear(name, line))
  }
}

// Whoever reads the log may leave (`npm start | head`); Galley stays.
process.stdout.on('error', () => {})
