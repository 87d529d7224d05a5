import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Channel } from './channel/channel.ts'
import { createChannelServer } from './channel/server.ts'
import { createMetricsServer } from './edge/metrics.ts'
import { root } from './up/supervise.ts'

const rules = readFileSync(join(root, 'deploy/prometheus/galley.rules.yml'), 'utf8')
const alerts = rules.split(/^ {6}- alert: /m).slice(1)

/** The names of the metrics that a server shows at /metrics. */
async function metricsOf(server: Server): Promise<string[]> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const { port } = server.address() as AddressInfo // it listens on a port
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    return [...text.matchAll(/^# HELP (\S+) \S/gm)].map(([, name]) => name ?? '')
  } finally {
    server.close()
  }
}

test('each alert rule asks for metrics that the edge and the channel show, with a help text', async () => {
  const readings = { pages: () => ({ pages: 0, bytes: 0 }), applied: () => 0, sinceHeard: () => 0, connections: async () => 0 }
  const channel = { size: 0, countOf: () => 0 } as unknown as Channel // /metrics asks for no more
  const shown = new Set([
    ...(await metricsOf(createMetricsServer(readings))),
    ...(await metricsOf(createChannelServer(channel, () => false))),
  ])
  const asked = alerts.flatMap((alert) => /expr: (.+)/.exec(alert)?.[1]?.match(/galley_\w+|\bup\b/g) ?? ['an alert without a metric'])
  expect(asked.filter((name) => name !== 'up' && !shown.has(name))).toEqual([])
})

test('each alert has a summary, and the runbook says what it means and what to do', () => {
  const runbook = readFileSync(join(root, 'docs/running.md'), 'utf8')
  for (const alert of alerts)
    expect(alert).toMatch(/expr: \S.*\n +for: \d+m\n +labels: \{ severity: (page|ticket) \}\n +annotations: \{ summary: ".+" \}/)
  const names = alerts.map((alert) => alert.split('\n')[0])
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !runbook.includes(`| \`${name}\` |`))).toEqual([])
})
