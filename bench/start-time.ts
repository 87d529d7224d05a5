import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '#services/up/free-port.ts'
import { type Figure, type Measure, median } from './figure.ts'
import type { Setup } from './setup.ts'
import { waitUntil } from './web.ts'

const rounds = 3

/**
 * `npm start` on an existing build with the wire in its Postgres, until the first page is served. Runs last, because it needs Postgres for
 * itself.
 */
export const startTime: Measure<Setup> = {
  name: 'start',
  async run({ filled, stopPostgres }): Promise<Figure[]> {
    await filled()
    await stopPostgres()
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) times.push(await measureStart())
    return [
      { what: '`npm start` on a built tree → first page', value: median(times) / 1000, unit: 's', budget: { is: 'at most', value: 4 } },
    ]
  },
}

async function measureStart(): Promise<number> {
  const { DATABASE_URL: _, ...environment } = process.env
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['services/up/up.ts'], {
    env: { ...environment, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  try {
    await waitUntil(`http://127.0.0.1:${port}/`, () => child.exitCode === null, 240_000)
    return performance.now() - began
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
