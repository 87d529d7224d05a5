import { freePort } from '#services/up/free-port.ts'
import { residentOf } from './resident.ts'
import { start } from './running.ts'

export type Web = { url: string; megabytes: () => number | null; stop: () => Promise<void> }

/** The production build on a database, with the heap limit of the supervisor (services/up/process-rows.ts). */
export async function startWeb(databaseUrl = process.env.DATABASE_URL): Promise<Web> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { child, stop } = start(process.execPath, ['--max-old-space-size=320', 'services/web/web.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'production',
      PORT: String(port),
      GALLEY_WEB_PORT: String(port),
      PUBLIC_URL: url,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await waitUntil(`${url}/readyz`, () => child.exitCode === null)
  return { url, megabytes: () => residentOf(child.pid), stop }
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
