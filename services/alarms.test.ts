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

/** All metrics of the edge and the channel. */
async function findShown(): Promise<Set<string>> {
  const readings = { pages: () => ({ pages: 0, bytes: 0 }), applied: () => 0, sinceHeard: () => 0, connections: async () => 0 }
  const channel = { size: 0, countOf: () => 0 } as unknown as Channel // /metrics asks for no more
  const ofChannel = createChannelServer(
    channel,
    () => false,
    async () => 90_000_000,
  )
  return new Set([...(await metricsOf(createMetricsServer(readings))), ...(await metricsOf(ofChannel))])
}

test('each alert rule asks for metrics that the edge and the channel show, with a help text', async () => {
  const shown = await findShown()
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

test('the age of the newest backup is a metric in seconds; without an answer the others are shown all the same', async () => {
  const channel = { size: 0, countOf: () => 0 } as unknown as Channel
  const read = async (sinceBackup: () => Promise<number | null>) => {
    const server = createChannelServer(channel, () => false, sinceBackup)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const text = await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`)).text()
    server.close()
    return [/^galley_channel_backup_age_seconds (.+)$/m.exec(text)?.[1], /^galley_channel_open_pages (.+)$/m.exec(text)?.[1]]
  }
  expect(await read(async () => 90_000_000)).toEqual(['90000', '0'])
  expect(await read(async () => null), 'backups are off').toEqual([undefined, '0'])
  expect(await read(() => Promise.reject(new Error('Postgres is away')))).toEqual([undefined, '0'])
  expect(await read(() => new Promise(() => {})), 'Postgres says nothing').toEqual([undefined, '0'])
})

test('each panel of the Grafana dashboard asks for metrics that are shown, and says what it means', async () => {
  const shown = await findShown()
  const { panels } = JSON.parse(readFileSync(join(root, 'deploy/grafana/galley.json'), 'utf8')) as { panels: Panel[] }
  expect(panels.length).toBeGreaterThan(8)
  const asked = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => expr.match(/galley_\w+/g) ?? ['a panel without a metric']))
  expect(asked.filter((name) => !shown.has(name))).toEqual([])
  expect(panels.filter(({ description }) => !description)).toEqual([])
  const named = panels.flatMap(({ description }) => description.match(/Galley\w+/g) ?? [])
  expect(named.filter((name) => !rules.includes(`alert: ${name}\n`))).toEqual([])
})

type Panel = { description: string; targets: { expr: string }[] }
