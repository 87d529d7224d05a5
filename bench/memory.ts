import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { freePort } from '#services/up/free-port.ts'
import { ask } from './ask.ts'
import type { Figure, Measure } from './figure.ts'
import { picturesMade } from './galley.ts'
import { load } from './load.ts'
import { mixedUse } from './mixed-use.ts'
import { shareOf, withChildren } from './resident.ts'
import { stopping } from './running.ts'
import type { Setup } from './setup.ts'
import { frontStory, someStories } from './stories.ts'
import { waitUntil } from './web.ts'

const different = 2_000
const minutes = 5
const budget = { is: 'at most', value: 600 } as const

/**
 * The memory of `npm start` and its Postgres: idle with the demo, after some minutes of mixed use, and after a load test with the wire
 * imported.
 */
export const memory: Measure<Setup> = {
  name: 'memory',
  async run(setup): Promise<Figure[]> {
    const { folder, client, cookie, filled } = setup
    const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    const [stories] = await client<{ count: number }[]>`select count(*)::int as count from live_articles`
    const galley = await npmStart(folder)
    const measureHeld = (what: string): Figure => ({ what, unit: 'MB', budget, ...sharesOf([galley.pid, postmaster]) })
    const figures: Figure[] = []
    try {
      await picturesMade(client)
      await rest(30_000)
      figures.push(measureHeld(`Memory of all processes, idle, ${stories?.count} stories`))
      console.error(`using it for ${minutes} minutes …`)
      const { done, failed } = await mixedUse({ ...setup, url: galley.url, seconds: minutes * 60 })
      console.error(JSON.stringify(done), failed.length, failed.slice(0, 5))
      figures.push(measureHeld(`… after ${minutes} minutes of mixed use`))
      await rest(60_000)
      figures.push(measureHeld('… and a minute later'))

      await filled()
      const paths = await someStories(client, different)
      await Promise.all(
        [0, 1, 2, 3].map(async (lane) => {
          for (let at = lane; at < paths.length; at += 4) await ask(`${galley.url}${paths[at]}`)
        }),
      )
      for (const page of ['/', await frontStory(galley.url)]) await load(`${galley.url}${page}`, { seconds: 5 })
      for (let visit = 0; visit < 30; visit += 1) for (const page of ['/desk', '/desk/feed']) await ask(`${galley.url}${page}`, { cookie })
      figures.push(measureHeld(`… after a load run, with the wire in it`))
      return figures
    } finally {
      await galley.stop()
    }
  },
}

async function npmStart(folder: string): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['services/up/up.ts'], {
    env: { ...process.env, GALLEY_HOME: folder, PORT: String(port), PUBLIC_URL: url },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const stop = stopping(async () => {
    child.kill('SIGTERM')
    await ended
  })
  await waitUntil(`${url}/`, () => child.exitCode === null, 240_000)
  return { url, pid: child.pid ?? 0, stop }
}

/** The proportional set size (PSS) of these processes and their children: shared memory counts once. The note lists it per process. */
export function sharesOf(pids: readonly number[]): { value: number | null; note: string } {
  const by = new Map<string, number>()
  for (const pid of withChildren(pids)) {
    const name = nameOf(pid)
    by.set(name, (by.get(name) ?? 0) + (shareOf(pid) ?? Number.NaN))
  }
  const value = [...by.values()].reduce((sum, share) => sum + share, 0)
  const shares = [...by].sort(([, one], [, other]) => other - one).map(([name, share]) => `${name} ${Math.round(share)}`)
  return { value: Number.isNaN(value) ? null : value, note: shares.join(', ') }
}

function nameOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  if (command.includes('postgres')) return 'Postgres'
  if (command.startsWith('next-server')) return 'web'
  return /(?:services|newsroom)\/(\w+)\/\w+\.ts/.exec(command)?.[1]?.replace('up', 'supervisor') ?? 'other'
}
