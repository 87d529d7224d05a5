import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { chances } from '#demo/pictures/ink.ts'
import { cleanRun } from '#lib/clean-text.ts'
import { draftAt } from '#newsroom/articles/draft-at.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { isLong } from '#proof/edge/processes.ts'
import { type DeskWriter, openStory, settle } from '#testing/desk-writer.ts'
import { ownInputs, sharedInputs } from '#testing/inputs.ts'
import { inventRecording } from './invent-recording.ts'
import { KillableNewsroom, parts } from './newsroom.ts'
import { writingOptions } from './options.ts'
import { bodyOf, cut, putIn } from './plain-edit.ts'
import { Recording, type Trace } from './recording.ts'
import { Replay } from './replay.ts'

/**
 * Writers whose newsroom is killed (`kill -9`) again and again while they type: web, the channel and Postgres, in an order that the seed
 * gives, each at the moment when a share of the text is typed. The writers are the editor's own autosave and channel over the site's
 * endpoints. No character that a screen called saved is missing, none is doubled, and all screens end with the newsroom's text.
 */
/** In the long form more than a hundred in all: of the recordings, and of what is typed here. */
const kills = { long: writingOptions.kills ?? 50, short: writingOptions.kills ?? (isLong ? 10 : 3) }
const seed = writingOptions.seed ?? 9
const longest = isLong ? 5_400_000 : 600_000
let newsroom: KillableNewsroom
beforeAll(async () => {
  newsroom = await KillableNewsroom.start()
}, 300_000)
afterAll(() => newsroom?.stop(), 60_000)

/** Kills a part at a random moment of each equal share of the work, and starts it again. */
class Killing {
  #killed = 0
  readonly #chance = chances(seed)
  readonly #waiting: (typeof parts)[number][] = []
  readonly #kills: number
  readonly #progress: () => number
  readonly #writers: readonly DeskWriter[]
  constructor(count: number, progress: () => number, writers: readonly DeskWriter[]) {
    this.#kills = count
    this.#progress = progress
    this.#writers = writers
  }

  /** Each part once, in any order, then each again. */
  #next(): (typeof parts)[number] {
    if (this.#waiting.length === 0) this.#waiting.push(...parts)
    const [part] = this.#waiting.splice(Math.floor(this.#chance() * this.#waiting.length), 1)
    return part ?? 'web'
  }

  /** The work waits for the kill that belongs to it, but goes on while a part is away. */
  mayGoOn = (): boolean => this.#progress() <= (this.#killed + 1.5) / this.#kills

  async run(): Promise<void> {
    while (this.#killed < this.#kills) {
      const moment = (this.#killed + this.#chance()) / this.#kills
      while (this.#progress() < moment) await wait(5)
      await wait(this.#chance() * 100)
      await newsroom.kill(this.#next())
      this.#killed += 1
      // As the page is told by its browser that the network is back.
      for (const writer of this.#writers) writer.goOn()
    }
  }
}

async function newStory(): Promise<string> {
  const started = await startArticle(newsroom.cast.ihor, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

function open(person: { id: string }, articleId: string, replay?: { replay: Replay; writer: number }): Promise<DeskWriter> {
  return openStory(newsroom.origin, person, articleId, {
    wrap: (log) => {
      const heard = newsroom.listen(articleId, log)
      return replay ? replay.replay.listen(replay.writer, heard) : heard
    },
    ...(replay && { onNews: replay.replay.hear }),
  })
}

/** All screens and the newsroom have this text, and the log leads back to the empty story. */
async function expectEverywhere(articleId: string, writers: readonly DeskWriter[], text: string): Promise<number> {
  expect(await settle(writers, 120_000), 'everybody has the newsroom’s text').toBe(true)
  const newest = await newestText(database(), articleId)
  for (const writer of writers) {
    writer.stop()
    expect(bodyOf(writer.page.state().doc)).toBe(text)
    expect([writer.version(), writer.unsaved(), writer.lost]).toEqual([newest.version, 0, []])
  }
  expect(bodyOf(storyOf(newest))).toBe(text)
  const first = await draftAt(database(), articleId, 1) // null: more steps than are read at once
  if (first) expect(first.body.content, 'the log leads back to the beginning').toEqual([{ type: 'paragraph' }])
  return newest.version
}

const countsOf = () => {
  const { web, channel, postgres } = newsroom.killed
  const all = `${web + channel + postgres} kills so far: web ${web}, channel ${channel}, Postgres ${postgres}`
  return `${all}; seed ${seed}`
}

/** With --trace only that recording is replayed. */
const own = test.skipIf(writingOptions.trace !== null)

own(
  `three who type wherever they like, with ${kills.short} kills: every character is there once`,
  async () => {
    const articleId = await newStory()
    const { marta, ihor } = newsroom.cast
    const writers = await Promise.all([marta, ihor, marta].map((person) => open(person, articleId)))
    const chance = chances(seed)
    const most = 30 * kills.short
    let typed = ''
    const killing = new Killing(kills.short, () => typed.length / most, writers)
    const killed = killing.run()
    const letters = 'абвгґдеєжзиabcdefghijklmn0123456789'
    while (typed.length < most)
      for (const writer of writers) {
        await wait(15)
        if (!killing.mayGoOn()) continue
        const { tr, doc } = writer.page.state()
        const char = letters[Math.floor(chance() * letters.length)] ?? 'x'
        const isBreak = chance() < 0.03
        putIn(tr, Math.floor(chance() * (bodyOf(doc).length + 1)), isBreak ? '\n' : char)
        writer.write(tr)
        if (!isBreak) typed += char
      }
    await killed
    expect(await settle(writers, 120_000)).toBe(true)
    const text = bodyOf(storyOf(await newestText(database(), articleId)))
    const sort = (words: string) => [...words.replaceAll('\n', '')].toSorted().join('')
    expect(sort(text)).toBe(sort(typed))
    const version = await expectEverywhere(articleId, writers, text)
    console.log(`${typed.length} characters of three writers, version ${version}, ${countsOf()}`)
  },
  longest,
)

const fileOf = (name: string): string | null =>
  writingOptions.trace ?? (isLong ? (globSync(`${sharedInputs}/typing/${name}.json.gz`)[0] ?? null) : null)

function read(file: string): Trace {
  const bytes = readFileSync(file)
  return JSON.parse(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as Trace // the format of editing-traces
}
const isConcurrent = ({ txns }: Trace) => txns.some(({ agent = 0 }) => agent > 0)

async function replayTogether(recording: Recording, text: string, count: number): Promise<void> {
  const articleId = await newStory()
  const replay = new Replay(recording)
  const { marta, ihor } = newsroom.cast
  const writers: DeskWriter[] = []
  for (const writer of recording.byWriter.keys()) writers.push(await open(writer % 2 === 0 ? ihor : marta, articleId, { replay, writer }))
  for (const writer of writers) replay.join(writer)
  const killing = new Killing(count, () => replay.done / recording.acts.length, writers)
  const killed = killing.run()
  await replay.play(killing.mayGoOn)
  await killed
  const version = await expectEverywhere(articleId, writers, text)
  const waiting = `${recording.waiting()} of them waited for one in the same place`
  console.log(`${recording.acts.length} acts of ${writers.length} writers (${waiting}), version ${version}, ${countsOf()}`)
}

own(
  `three writers at the same time, invented, with ${kills.short} kills: the end is the recorded one`,
  async () => {
    const recording = inventRecording(chances(seed), isLong ? 3_000 : 300)
    await replayTogether(recording, recording.textAt(recording.end()), kills.short)
  },
  longest,
)

/** A recording of one writer: its positions are those of the screen. */
async function replayAlone({ txns, startContent, endContent }: Trace, count: number): Promise<void> {
  const articleId = await newStory()
  const one = await open(newsroom.cast.ihor, articleId)
  const edit = (at: number, removed: number, text: string) => {
    const { tr } = one.page.state()
    cut(tr, at, removed)
    putIn(tr, at, text)
    one.write(tr)
  }
  let done = 0
  const killing = new Killing(count, () => done / txns.length, [one])
  const killed = killing.run()
  if (startContent) edit(0, 0, startContent)
  for (const { patches } of txns) {
    // A browser would not hold more than this either: the newsroom keeps up.
    while (!killing.mayGoOn() || one.unsaved() > 3_000) await wait(10)
    for (const patch of patches) edit(...patch)
    done += 1
    if (done % 20 === 0) await wait(0)
  }
  await killed
  const clean = (text: string) => text.split('\n').map(cleanRun).join('\n')
  expect(await settle([one], 120_000)).toBe(true)
  expect(clean(bodyOf(one.page.state().doc))).toBe(clean(endContent))
  const version = await expectEverywhere(articleId, [one], bodyOf(one.page.state().doc))
  console.log(`${txns.length} changes of one writer, version ${version}, ${countsOf()}`)
}

own(
  `one recorded writer, with ${kills.short} kills: the end is the recorded one`,
  () => replayAlone(read(`${ownInputs}/typing/a-note.json`), kills.short),
  longest,
)

for (const name of writingOptions.trace ? ['--trace'] : ['clownschool', 'seph-blog1']) {
  const file = fileOf(name)
  test.skipIf(!file)(
    `${file ? basename(file) : name}, with ${kills.long} kills: the end is the recorded one`,
    async () => {
      const trace = read(file ?? '')
      if (isConcurrent(trace)) await replayTogether(Recording.of(trace), trace.endContent, kills.long)
      else await replayAlone(trace, kills.long)
    },
    longest,
  )
}
