import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { type DeskWriter, settle } from '#testing/desk-writer.ts'
import { bigStory } from './big-story.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import { startGalley } from './galley.ts'
import type { Setup } from './setup.ts'
import { betweenKeys, Keys, makeStory, press, seedStaff, writeInPairs } from './writers.ts'

const seconds = { warmUp: 4, together: 20, apart: 30 }
const crowd = 20
const stories = 50

/**
 * Many who write on one machine, over the endpoints and the channel that `npm start` runs behind the edge: twenty in one story, and two in
 * each of fifty. The writers are the editor's own log, autosave and channel without a screen; they share this machine with what they
 * measure. Then a long story with many suggestions and comments in Chromium (bench/big-story.ts).
 */
export const together: Measure<Setup> = {
  name: 'together',
  run: async ({ client, cookie }) => {
    const galley = await startGalley(client, 1, { worker: false })
    try {
      const staff = await seedStaff(crowd)
      return [
        ...(await inOneStory(galley.url, staff)),
        ...(await inManyStories(galley.url, staff)),
        ...(await bigStory(galley.url, cookie, staff)),
      ]
    } finally {
      await galley.stop()
    }
  },
}

async function inOneStory(url: string, staff: readonly { id: string }[]): Promise<Figure[]> {
  const articleId = await makeStory('Twenty in one story')
  const keys = new Keys()
  const desks: DeskWriter[] = []
  for (const [number, person] of staff.entries()) desks.push(await keys.open(url, person, articleId, number))
  await writeAll(desks, seconds.warmUp, () => {})
  await settle(desks)
  keys.seen.length = 0
  const load = loadavg()[0] ?? 0
  await writeAll(desks, seconds.together, (number, desk) => keys.note(number, desk))
  const isTogether = await settle(desks)
  for (const desk of desks) desk.stop()
  const ofWriter = (number: number) => keys.seen.filter(({ from }) => from === number).map(({ milliseconds }) => milliseconds)
  const all = keys.seen.map(({ milliseconds }) => milliseconds)
  const slowest = Math.max(...desks.map((_, number) => quantile(ofWriter(number), 0.95)))
  const note = `${crowd} writers, ${Math.round(keys.seen.length / (crowd - 1) / seconds.together)} keys/s, ${machine(load)}`
  return [
    { what: 'key → the others’ screens, p95', value: quantile(all, 0.95), unit: 'ms', budget: { is: 'at most', value: 300 }, note },
    { what: 'key → the others’ screens, p50', value: quantile(all, 0.5), unit: 'ms' },
    {
      what: 'key → the others’ screens, p95 of the slowest writer against that of all',
      value: slowest / quantile(all, 0.95),
      unit: '×',
      budget: { is: 'at most', value: 2 },
      note: 'nobody starves',
    },
    { what: 'writers with the same text in the end', value: isTogether ? crowd : 0, unit: '', budget: { is: 'at least', value: crowd } },
  ]
}

/** Everybody types at a place of their own for some time. */
async function writeAll(
  desks: readonly DeskWriter[],
  duration: number,
  pressed: (number: number, desk: DeskWriter) => void,
): Promise<void> {
  const end = performance.now() + duration * 1000
  await Promise.all(
    desks.map(async (desk, number) => {
      await wait((number / desks.length) * betweenKeys)
      while (performance.now() < end) {
        const due = performance.now() + betweenKeys
        press(desk, number)
        pressed(number, desk)
        await wait(Math.max(0, due - performance.now()))
      }
    }),
  )
}

async function inManyStories(url: string, staff: readonly { id: string }[]): Promise<Figure[]> {
  const load = loadavg()[0] ?? 0
  const { saved, keys } = await writeInPairs(url, staff, { stories, seconds: seconds.apart })
  const note = `${stories} stories, two writers each, ${Math.round(keys / seconds.apart)} keys/s, ${machine(load)}`
  return [
    { what: 'last key → saved, p95', value: quantile(saved, 0.95), unit: 'ms', budget: { is: 'at most', value: 800 }, note },
    { what: 'last key → saved, p50', value: quantile(saved, 0.5), unit: 'ms' },
  ]
}

const machine = (load: number): string => `load ${load.toFixed(1)} before`
