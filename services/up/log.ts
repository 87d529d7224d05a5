import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { log } from '#lib/log.ts'
import { formatLine, readLine } from '#lib/log-line.ts'

/** Receives the output lines of a process: the log, or a test. */
export type Hear = (name: string, line: string) => void

/** One log for all processes: their lines as they are, at a terminal for people, and of whatever else they write each line as one of ours. */
export function say(name: string, line: string): void {
  const read = readLine(line)
  if (!read) log('info', line, { process: name })
  else process.stdout.write(`${process.stdout.isTTY ? formatLine(read) : line}\n`)
}

/**
 * What only the operator may read: the addresses of Galley and the first sign-in links. At a terminal as it is; otherwise as lines of the
 * log, because a service has no other place to say it.
 */
export function tellOperator(lines: readonly string[]): void {
  if (process.stdout.isTTY) process.stdout.write(`\n${lines.join('\n')}\n\n`)
  else
    for (const message of lines.filter(Boolean))
      process.stdout.write(`${JSON.stringify({ level: 'info', time: new Date().toISOString(), process: 'up', message: message.trim() })}\n`)
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
