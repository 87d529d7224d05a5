import { execFile, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { start } from './running.ts'

/** Answers a second, and milliseconds; `failed` counts what was not answered with 2xx. */
export type Load = { perSecond: number; p50: number; p99: number; failed: number }

const run = promisify(execFile)
const hasWrk = spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined
/** What asks. */
export const program = hasWrk ? 'wrk, one thread' : 'autocannon (slower than what it measures; apt-get install wrk)'
const autocannon = () => createRequire(import.meta.url).resolve('autocannon')

type Wish = { seconds: number; connections?: number; encoding?: 'gzip' | 'br' }

/** Asks for one address over connections that stay open, as fast as it is answered. */
export async function load(url: string, wish: Wish): Promise<Load> {
  const { stdout } = await run(...command(url, wish))
  return hasWrk ? readWrk(stdout) : readAutocannon(stdout)
}

/** Does something while readers ask for an address all the time. */
export async function underLoad<Result>(url: string, connections: number, work: () => Promise<Result>): Promise<Result> {
  const [file, args] = command(url, { seconds: 3_600, connections })
  const { stop } = start(file, args, { killSignal: 'SIGKILL' })
  try {
    return await work()
  } finally {
    await stop()
  }
}

function command(url: string, { seconds, connections = 32, encoding = 'gzip' }: Wish): [string, string[]] {
  const header = `Accept-Encoding: ${encoding}`
  if (hasWrk) return ['wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '20s', '-H', header, url]]
  return [process.execPath, [autocannon(), '--json', '-c', String(connections), '-d', String(seconds), '-H', header, url]]
}

export function readWrk(text: string): Load {
  const one = (shape: RegExp) => shape.exec(text)?.[1] ?? '0'
  const sockets = [...one(/Socket errors: (.*)/).matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)
  return {
    perSecond: Number(one(/Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(one(/^\s+50%\s+(\S+)/m)),
    p99: milliseconds(one(/^\s+99%\s+(\S+)/m)),
    failed: Number(one(/Non-2xx or 3xx responses: (\d+)/)) + sockets,
  }
}

function milliseconds(text: string): number {
  const factor = text.endsWith('us') ? 0.001 : text.endsWith('ms') ? 1 : 1000
  return Number.parseFloat(text) * factor
}

function readAutocannon(text: string): Load {
  const said: { requests: { average: number }; latency: { p50: number; p99: number }; non2xx: number; errors: number } = JSON.parse(text)
  return { perSecond: said.requests.average, p50: said.latency.p50, p99: said.latency.p99, failed: said.non2xx + said.errors }
}
