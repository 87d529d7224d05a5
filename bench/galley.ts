import { hostname } from 'node:os'
import type postgres from 'postgres'
import { freePort } from '#services/up/free-port.ts'
import { processRows } from '#services/up/process-rows.ts'
import { supervise } from '#services/up/supervise.ts'
import { stopping } from './running.ts'

export type Galley = {
  url: string
  /** Web behind the edge. */
  webUrl: string
  /** A metric of the edge, by name without the prefix. */
  metric: (name: string) => Promise<number>
  pids: () => number[]
  stop: () => Promise<void>
}

/**
 * Web, worker and edge as `npm start` runs them, on the setup's Postgres. Waits until all renditions are made, so that nothing else is
 * running; without the worker there are no renditions, and nothing to wait for.
 */
export async function startGalley(client: postgres.Sql, edges = 1, { worker = true } = {}): Promise<Galley> {
  const [port, webPort, channelPort, metricsPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const first = `${hostname()}:${port}${edges === 1 ? '' : '/1'}`
  const rows = processRows({ port, webPort, channelPort, edges, dev: false }).map((row) => {
    const isFirstEdge = row.environment?.GALLEY_EDGE_NAME === first
    const more = { PORT: String(port), PUBLIC_URL: url, ...(isFirstEdge ? { GALLEY_METRICS_PORT: String(metricsPort) } : {}) }
    return { ...row, environment: { ...row.environment, ...more } }
  })
  const output: string[] = []
  const running = rows
    .filter(({ name }) => worker || name !== 'worker')
    .map((row) =>
      supervise(
        row,
        () => {},
        (name, line) => output.push(`${name}: ${line}`),
      ),
    )
  const stop = stopping(async () => {
    for (const each of running.toReversed()) await each.stop()
  })
  try {
    await Promise.all(running.map(({ ready }) => ready))
    if (worker) await picturesMade(client)
  } catch (error) {
    await stop()
    throw new Error(`Galley did not start:\n${output.join('\n')}`, { cause: error })
  }
  return {
    url,
    webUrl: `http://127.0.0.1:${webPort}`,
    pids: () => running.flatMap(({ mark }) => mark()?.pid ?? []),
    stop,
    async metric(name) {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      const value = new RegExp(`^galley_edge_${name} (\\S+)$`, 'm').exec(text)?.[1]
      if (value === undefined) throw new Error(`the edge has no metric ${name}`)
      return Number(value)
    },
  }
}

/** Waits until the worker has made the renditions of every picture. */
export async function picturesMade(client: postgres.Sql): Promise<void> {
  for (let waited = 0; waited < 3_600; waited += 1) {
    const [left] = await client<{ count: number }[]>`select count(*)::int as count from media where state = 'processing'`
    if (left?.count === 0) return
    await new Promise((wake) => setTimeout(wake, 500))
  }
  throw new Error('the worker did not make the pictures within half an hour')
}
