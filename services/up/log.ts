import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** One log for all processes: each line with the name of the one that said it. */
export function say(name: string, line: string): void {
  process.stdout.write(`${name.padEnd(8)} | ${line}\n`)
}

/** Passes on what a process says, line by line, until it ends. */
export function follow(name: string, ...streams: (Readable | null)[]): void {
  for (const stream of streams) {
    if (stream) createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => line.trim() && say(name, line))
  }
}

// Whoever reads the log may leave (`npm start | head`); Galley stays.
process.stdout.on('error', () => {})
