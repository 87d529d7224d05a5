import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { chances } from '#demo/pictures/ink.ts'
import { type DeskWriter, openStory, settle } from '#testing/desk-writer.ts'
import { bigStory } from './big-story.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import { startGalley } from './galley.ts'
import type { Setup } from './setup.ts'
import { betweenKeys, Keys, makeStory, press, seedStaff, untilSaved } from './writers.ts'

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
  const desks: DeskWriter[] = []
  for (let story = 0; story < stories; story += 1) {
    const articleId = await makeStory(`Two in story ${story}`)
    for (const writer of [0, 1]) desks.push(await openStory(url, staff[(2 * story + writer) % crowd] ?? { id: '' }, articleId))
  }
  const saved: number[] = []
  let pressed = 0
  const chance = chances(9)
  const load = loadavg()[0] ?? 0
  const end = performance.now() + seconds.apart * 1000
  // A sentence, then a pause to think of the next one.
  const write = async (desk: DeskWriter, number: number) => {
    await wait(chance() * 6_000)
    while (performance.now() < end) {
      for (let key = 0; key < 15; key += 1) {
        if (key > 0) await wait(betweenKeys)
        press(desk, number % 2)
        pressed += 1
      }
      saved.push(await untilSaved(desk))
      await wait(3_000 + chance() * 6_000)
    }
  }
  await Promise.all(desks.map(write))
  for (const desk of desks) desk.stop()
  const note = `${stories} stories, two writers each, ${Math.round(pressed / seconds.apart)} keys/s, ${machine(load)}`
  return [
    { what: 'last key → saved, p95', value: quantile(saved, 0.95), unit: 'ms', budget: { is: 'at most', value: 800 }, note },
    { what: 'last key → saved, p50', value: quantile(saved, 0.5), unit: 'ms' },
  ]
}

const machine = (load: number): string => `load ${load.toFixed(1)} before`
