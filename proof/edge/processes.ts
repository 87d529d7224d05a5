import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { buildIfChanged } from '#services/up/build.ts'
import { freePort } from '#services/up/free-port.ts'
import { channelHeap } from '#services/up/process-rows.ts'
import { root } from '#services/up/supervise.ts'

/** `npm run proof` runs the long form of each proof, `npm test` the short one. */
export const isLong = process.env.GALLEY_PROOF === 'long'

export type Part = {
  name: string
  port: number
  origin: string
  said: () => string
  /** The memory that it has now, in MB; 0 where the system does not say. */
  memory: () => number
  /** Holds the process as a machine that hangs would, and lets it go on. */
  freeze: () => void
  thaw: () => void
  /** Kills the process. */
  kill: () => Promise<void>
  /** Asks the process to end and waits. Resolves to its exit code. */
  stop: () => Promise<number | null>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A real web in production mode, on the database of DATABASE_URL. */
export async function startWeb(port?: number, { host, folder, ...environment }: Place = {}): Promise<Part> {
  if (!process.env.GALLEY_BUILT) await buildIfChanged() // set when the caller has already built
  const at = port ?? (await freePort())
  const own = { GALLEY_WEB_PORT: String(at), ...(host && { GALLEY_WEB_HOST: host }), ...environment }
  const part = launch('web', at, ['services/web/web.ts'], own, { host, folder })
  await waitUntil(`web on ${at}`, part, async () => (await get(`${part.origin}/readyz`)).status === 200)
  return part
}

/** A real channel, on the database of DATABASE_URL. */
export async function startChannel(port?: number, { host, folder, ...environment }: Place = {}): Promise<Part> {
  const at = port ?? (await freePort())
  const own = { GALLEY_CHANNEL_PORT: String(at), ...(host && { GALLEY_CHANNEL_HOST: host }), ...environment }
  const part = launch('channel', at, [...channelHeap, 'services/channel/main.ts'], own, { host, folder })
  await waitUntil(`channel on ${at}`, part, async () => (await get(`${part.origin}/healthz`)).status === 200)
  return part
}

/** A real worker, on the database of DATABASE_URL. Resolves when it listens for jobs. */
export async function startWorker({ folder, ...environment }: Place = {}): Promise<Part> {
  const part = launch('worker', 0, ['services/worker/worker.ts'], environment, { folder })
  await waitUntil('worker', part, async () => part.said().includes('"message":"ready"'))
  return part
}

/** A real edge in front of these webs. Resolves when its front pages are cached. */
export async function startEdge(
  name: string,
  webs: readonly { origin: string }[],
  { port, host, folder, ...environment }: Place & { port?: string } = {},
): Promise<Part> {
  const at = port ? Number(port) : await freePort()
  const own = {
    PORT: String(at),
    PUBLIC_URL: `http://127.0.0.1:${at}`,
    GALLEY_WEB_URLS: webs.map(({ origin }) => origin).join(','),
    GALLEY_EDGE_NAME: name,
    ...(host && { GALLEY_HOST: host }),
    ...environment,
  }
  const part = launch(name, at, ['services/edge/edge.ts'], own, { host, folder })
  await waitUntil(name, part, async () => part.said().includes('ready on port'))
  return part
}

/**
 * The address that a process listens on, 127.0.0.1 if it has none of its own, the folder of its version of Galley, this one if none is
 * given, and more of its environment.
 */
export type Place = Record<string, string> & { host?: string; folder?: string }

function launch(
  name: string,
  port: number,
  run: string[],
  environment: Record<string, string>,
  { host = '127.0.0.1', folder = root }: { host?: string; folder?: string },
): Part {
  const child = spawn(process.execPath, run, {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece
    })
  const gone = new Promise<number | null>((over) => child.once('close', over)).finally(() => running.delete(child))
  // Like the supervisor: SIGTERM first, SIGKILL after ten seconds.
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    return gone.finally(() => clearTimeout(late))
  }
  return {
    name,
    port,
    origin: `http://${host}:${port}`,
    said: () => (child.exitCode === null ? said : `${said}\nended with ${child.exitCode}`),
    memory: () => memoryOf(child.pid),
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

function memoryOf(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

async function waitUntil(what: string, part: Part, isReady: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isReady().catch(() => false)) return
    if (part.said().includes('\nended with')) break
    await wait(100)
  }
  throw new Error(`${what} did not start:\n${part.said()}`)
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request as a reader's browser sends it, with `fresh` on a new connection. Rejects when the connection is refused or times out. */
export function get(
  url: string,
  headers: Record<string, string> = {},
  { method = 'GET', body, patience = 30_000, fresh = false }: { method?: string; body?: string; patience?: number; fresh?: boolean } = {},
): Promise<Answer> {
  return new Promise((answered, failed) => {
    const sent = request(url, { method, headers, agent: fresh ? false : agent, timeout: patience }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => answered({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
      answer.on('error', failed)
    })
    sent.on('timeout', () => sent.destroy(new Error(`no answer from ${url} within ${patience} ms`)))
    sent.on('error', failed)
    sent.end(body)
  })
}

export type Load = { end: () => Promise<{ requests: number; failures: string[] }> }

/**
 * Simulates `readers` concurrent readers who request pages repeatedly with `rest` milliseconds in between. A failure is a refused or broken
 * connection, or a status for which `fine` is false. A GET on a reused connection that the server just closed is sent once more on a
 * new one, as browsers do (RFC 9110 §9.2.2).
 */
export function load(urls: () => readonly string[], readers: number, fine = (status: number) => status < 500, rest = 5): Load {
  let ended = false
  let requests = 0
  const failures: string[] = []
  const reader = async (number: number) => {
    for (let turn = number; !ended; turn += 1) {
      const all = urls()
      const url = all[turn % all.length] ?? ''
      requests += 1
      try {
        const { status } = await get(url).catch((error) => (isReset(error) ? get(url, {}, { fresh: true }) : Promise.reject(error)))
        if (!fine(status)) failures.push(`${status} ${url}`)
      } catch (error) {
        failures.push(`${error instanceof Error ? error.message : error} ${url}`)
      }
      await wait(rest)
    }
  }
  const all = Promise.all(Array.from({ length: readers }, (_, number) => reader(number)))
  return {
    async end() {
      ended = true
      await all
      return { requests, failures }
    },
  }
}

const isReset = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

/** The value that `share` (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
