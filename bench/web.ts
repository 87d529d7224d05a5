import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '#services/up/free-port.ts'
import { webHeap } from '#services/up/process-rows.ts'
import { shareOf } from './resident.ts'
import { start } from './running.ts'

export type Web = {
  url: string
  /** The process's proportional set size in MB; null except on Linux. */
  share: () => number | null
  /** The MB that web holds after garbage collection (bench/report-memory.ts). */
  measureHeld: () => Promise<number>
  stop: () => Promise<void>
}

/** The production build on a database, with the heap limits of the supervisor (services/up/process-rows.ts). */
export async function startWeb(databaseUrl = process.env.DATABASE_URL): Promise<Web> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const run = [...webHeap, '--expose-gc', '--import', join(import.meta.dirname, 'report-memory.ts'), 'services/web/web.ts']
  const { child, stop } = start(process.execPath, run, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      MALLOC_ARENA_MAX: '2', // as the supervisor
      PORT: String(port),
      GALLEY_WEB_PORT: String(port),
      PUBLIC_URL: url,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await waitUntil(`${url}/readyz`, () => child.exitCode === null)
  const measureHeld = async () => {
    child.send('memory')
    const [megabytes]: number[] = await once(child, 'message')
    return megabytes ?? Number.NaN
  }
  return { url, share: () => shareOf(child.pid), measureHeld, stop }
}

/** Waits until an address answers 2xx. */
export async function waitUntil(url: string, isAlive: () => boolean, patience = 60_000): Promise<void> {
  const from = performance.now()
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return
    if (!isAlive() || performance.now() - from > patience) throw new Error(`${url} does not answer; is it built (npm run build)?`)
    await new Promise((wake) => setTimeout(wake, 25))
  }
}
