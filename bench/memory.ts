import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './ask.ts'
import type { Figure, Measure } from './figure.ts'
import { startGalley } from './galley.ts'
import { load } from './load.ts'
import { residentOf, shareOf, withChildren } from './resident.ts'
import type { Setup } from './setup.ts'
import { frontStory, someStories } from './stories.ts'

const different = 2_000

/** What all processes hold after readers have been at 2,000 different stories, the feed and an article, and an editor at the desk. */
export const memory: Measure<Setup> = {
  name: 'memory',
  async run({ folder, client, cookie, filled }): Promise<Figure[]> {
    await filled()
    const galley = await startGalley(client)
    try {
      const paths = await someStories(client, different)
      await Promise.all(
        [0, 1, 2, 3].map(async (lane) => {
          for (let at = lane; at < paths.length; at += 4) await ask(`${galley.url}${paths[at]}`)
        }),
      )
      for (const page of ['/', await frontStory(galley.url)]) await load(`${galley.url}${page}`, { seconds: 5 })
      for (let visit = 0; visit < 30; visit += 1) for (const page of ['/desk', '/desk/feed']) await ask(`${galley.url}${page}`, { cookie })
      const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
      const pids = withChildren([...galley.pids(), postmaster])
      const value = sum(pids.map(shareOf))
      const parts = galley.pids().map((pid) => Math.round(sum(withChildren([pid]).map(shareOf)) ?? 0))
      return [
        {
          what: 'Memory of all processes after a load run',
          value,
          unit: 'MB',
          budget: { is: 'at most', value: 900 },
          note: `web, worker, edge: ${parts.join(', ')}; Postgres ${Math.round(sum(withChildren([postmaster]).map(shareOf)) ?? 0)}; what is shared counted once`,
        },
        { what: '… shared pages counted for each', value: sum(pids.map(residentOf)), unit: 'MB', note: `${pids.length} processes` },
      ]
    } finally {
      await galley.stop()
    }
  },
}

const sum = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0)
