import { execFile, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { start } from './running.ts'

/** Responses per second, and latencies in milliseconds; `failed` counts responses other than 2xx and socket errors. */
export type Load = { perSecond: number; p50: number; p99: number; failed: number }

const run = promisify(execFile)
const hasWrk = spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined
/** The load generator in use. */
export const program = hasWrk ? 'wrk, one thread' : 'autocannon (slower than what it measures; apt-get install wrk)'
const autocannon = () => createRequire(import.meta.url).resolve('autocannon')

type LoadOptions = { seconds: number; connections?: number; encoding?: 'gzip' | 'br' }

/** Requests one address on keep-alive connections as fast as possible. */
export async function load(url: string, options: LoadOptions): Promise<Load> {
  const { stdout } = await run(...command(url, options))
  return hasWrk ? readWrk(stdout) : readAutocannon(stdout)
}

/** Runs something while other connections request an address continuously. */
export async function underLoad<Result>(url: string, connections: number, work: () => Promise<Result>): Promise<Result> {
  const [file, args] = command(url, { seconds: 3_600, connections })
  const { stop } = start(file, args, { killSignal: 'SIGKILL' })
  try {
    return await work()
  } finally {
    await stop()
  }
}

function command(url: string, { seconds, connections = 32, encoding = 'gzip' }: LoadOptions): [string, string[]] {
  const header = `Accept-Encoding: ${encoding}`
  if (hasWrk) return ['wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '20s', '-H', header, url]]
  return [process.execPath, [autocannon(), '--json', '-c', String(connections), '-d', String(seconds), '-H', header, url]]
}

export function readWrk(text: string): Load {
  const capture = (shape: RegExp) => shape.exec(text)?.[1] ?? '0'
  const sockets = [...capture(/Socket errors: (.*)/).matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)
  return {
    perSecond: Number(capture(/Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(capture(/^\s+50%\s+(\S+)/m)),
    p99: milliseconds(capture(/^\s+99%\s+(\S+)/m)),
    failed: Number(capture(/Non-2xx or 3xx responses: (\d+)/)) + sockets,
  }
}

function milliseconds(text: string): number {
  const factor = text.endsWith('us') ? 0.001 : text.endsWith('ms') ? 1 : 1000
  return Number.parseFloat(text) * factor
}

function readAutocannon(text: string): Load {
  const report: { requests: { average: number }; latency: { p50: number; p99: number }; non2xx: number; errors: number } = JSON.parse(text)
  return { perSecond: report.requests.average, p50: report.latency.p50, p99: report.latency.p99, failed: report.non2xx + report.errors }
}
