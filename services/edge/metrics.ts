import { createServer, type Server } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { counters } from './counters.ts'

type Readings = {
  pages: () => { pages: number; bytes: number }
  applied: () => number
  sinceHeard: () => number
  connections: () => Promise<number>
}

/** The internal port: counters and state of the edge for Prometheus (text format 0.0.4). It must not be public. */
export function createMetricsServer(readings: Readings): Server {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'galley_edge_' })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name: `galley_edge_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  for (const name of Object.keys(counters) as (keyof typeof counters)[])
    gauge(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      `${name} since the start`,
      () => counters[name],
    ) // Object.keys returns string[]
  gauge('pages', 'finished pages in memory', () => readings.pages().pages)
  gauge('page_bytes', 'bytes they take', () => readings.pages().bytes)
  gauge('outbox_id', 'newest outbox row applied', readings.applied)
  gauge('outbox_age_seconds', 'seconds since Postgres was last heard', () => readings.sinceHeard() / 1000)
  gauge('open_connections', 'connections held', readings.connections)
  gauge('event_loop_delay_p99_seconds', 'event loop delay, p99 since last read', () => {
    const p99 = delay.percentile(99) / 1e9
    delay.reset()
    return Number.isFinite(p99) ? p99 : 0
  })
  return createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': registry.contentType })
    response.end(await registry.metrics())
  })
}
