import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { Newsroom } from '#components/editor/draft/autosave.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { chances } from '#demo/pictures/ink.ts'
import type { ArticleDocument, StepBatch } from '#lib/document-types.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { type DeskWriter, openStory, settle } from '#testing/desk-writer.ts'
import { bigStory } from './big-story.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import { startGalley } from './galley.ts'
import type { Setup } from './setup.ts'

/** Milliseconds between two keys of one who writes fluently: 200 is about 60 words a minute. */
const betweenKeys = 200
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
      const staff = await seedStaff()
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

async function seedStaff(): Promise<{ id: string }[]> {
  const rows = Array.from({ length: crowd }, (_, number) => ({
    name: `Editor ${number}`,
    email: `editor-${number}@bench.test`,
    role: 'editor' as const,
  }))
  return database().insert(people).values(rows).returning({ id: people.id })
}

/** A story of about 1,000 words. */
async function makeStory(headline: string): Promise<string> {
  const text = 'The harbour reopened on Thursday after nine months of repairs, and the first ship carried grain. '.repeat(4).trim()
  const body: ArticleDocument = {
    type: 'doc',
    content: Array.from({ length: 16 }, () => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  }
  const [story] = await database().insert(articles).values({ language: 'en', stage: 'draft' }).returning({ id: articles.id })
  if (!story) throw new Error('the inserted story was not returned')
  await database()
    .insert(drafts)
    .values({ articleId: story.id, headline, dek: '', body, words: countWords(body, 'en') })
  return story.id
}

type Seen = { from: number; milliseconds: number }

/** When each key was pressed, by the batch that carries it, and when it stood on the others' screens. */
class Keys {
  readonly #pressed = new Map<string, { writer: number; at: number[] }>()
  readonly #batches = new Map<number, string>()
  readonly seen: Seen[] = []

  pressed(writer: number, desk: DeskWriter): void {
    const batch = logOf(desk.page.state()).unconfirmed.at(-1)?.batch ?? ''
    const known = this.#pressed.get(batch)
    if (known) known.at.push(performance.now())
    else this.#pressed.set(batch, { writer, at: [performance.now()] })
  }

  learnNews = (batches: readonly StepBatch[]): void => {
    for (const { id, version } of batches) this.#batches.set(version, id)
  }

  learn = (log: Newsroom): Newsroom => {
    const learn = <Answer extends Awaited<ReturnType<Newsroom['add' | 'since']>>>(answer: Answer): Answer => {
      if (answer.ok) this.learnNews(answer.value.batches)
      return answer
    }
    return { add: async (batch) => learn(await log.add(batch)), since: async (version) => learn(await log.since(version)) }
  }

  /** A screen goes from one version to another: what is between stands on it now. */
  arrived(reader: number, from: number, to: number): void {
    const now = performance.now()
    for (let version = from + 1; version <= to; version += 1) {
      const batch = this.#pressed.get(this.#batches.get(version) ?? '')
      if (!batch || batch.writer === reader) continue
      for (const at of batch.at) this.seen.push({ from: batch.writer, milliseconds: now - at })
    }
  }
}

async function inOneStory(url: string, staff: readonly { id: string }[]): Promise<Figure[]> {
  const articleId = await makeStory('Twenty in one story')
  const keys = new Keys()
  const desks: DeskWriter[] = []
  for (const [number, person] of staff.entries()) {
    let shown = 1
    const onTransaction = () => {
      const version = desks[number]?.version() ?? shown
      if (version > shown) keys.arrived(number, shown, version)
      shown = Math.max(shown, version)
    }
    desks.push(await openStory(url, person, articleId, { wrap: keys.learn, onNews: keys.learnNews, onTransaction }))
  }
  await writeAll(desks, seconds.warmUp, () => {})
  await settle(desks)
  keys.seen.length = 0
  const load = loadavg()[0] ?? 0
  await writeAll(desks, seconds.together, (number, desk) => keys.pressed(number, desk))
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

/** A letter at the end of the paragraph that belongs to this writer. */
function press(desk: DeskWriter, number: number): void {
  const { tr, doc } = desk.page.state()
  const block = 2 + (number % (doc.childCount - 2))
  let end = 0
  for (let place = 0; place <= block; place += 1) end += doc.child(place).nodeSize
  desk.write(tr.insertText('abcdefgh '.charAt(number % 9), end - 1))
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

/** Milliseconds until the newsroom has every letter of a screen. */
function untilSaved({ autosave }: DeskWriter): Promise<number> {
  const from = performance.now()
  return new Promise((resolve) => {
    const look = () => {
      if (!autosave.state().saved) return
      stop()
      resolve(performance.now() - from)
    }
    const stop = autosave.subscribe(look)
    look()
  })
}

const machine = (load: number): string => `load ${load.toFixed(1)} before`
