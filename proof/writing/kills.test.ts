import { globSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Autosave, type Newsroom, type Page } from '#components/editor/draft/autosave.ts'
import { headlessPage, headlessState } from '#components/editor/draft/headless-page.ts'
import { logOf } from '#components/editor/draft/step-log.ts'
import { database } from '#db/client.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { cleanRun } from '#lib/clean-text.ts'
import { draftAt } from '#newsroom/articles/draft-at.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { isLong, type Part, startWeb } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownInputs, sharedInputs } from '#testing/inputs.ts'

/**
 * Writers whose web is killed (`kill -9`) again and again while they type: the autosave of the editor, the real endpoint, a real Postgres.
 * No character that the screen called saved is missing, none is doubled, and all screens end with the newsroom's text.
 */
const kills = isLong ? 100 : 2
let cast: Cast
let web: Part
beforeAll(async () => {
  cast = await seedCast()
  web = await startWeb()
}, 300_000)
afterAll(() => web.stop())

type Writer = {
  page: Page
  autosave: Autosave
  type: (at: number, removed: number, text: string) => void
  stop: () => void
  lost: string[]
}

async function writer(person: { id: string }, articleId: string): Promise<Writer> {
  const { name, value } = await sealSession(person.id, 'Test/1')
  const headers = { cookie: `${name}=${value}`, origin: web.origin, 'content-type': 'application/json' }
  const address = `${web.origin}/desk/articles/${articleId}/draft`
  const ask = async (url: string, init: RequestInit) => (await fetch(url, { ...init, headers, signal: AbortSignal.timeout(5_000) })).json()
  const newsroom: Newsroom = {
    add: async (batch) => ask(address, { method: 'POST', body: JSON.stringify({ ...batch, writer: person.id }) }),
    since: async (version) => ask(`${address}?since=${version}`, {}),
  }
  const start = await newestText(database(), articleId)
  const page = headlessPage(headlessState(storyOf(start), start.version))
  const lost: string[] = []
  const localCopy = { keep: async () => {}, clear: async () => {} }
  const autosave = new Autosave({ page, savedAt: null, newsroom, localCopy, onNotPlaced: (text) => lost.push(text) })
  const asking = setInterval(() => autosave.catchUp(), 300)
  return {
    page,
    autosave,
    lost,
    type(at, removed, text) {
      page.dispatch(edit(page, at, removed, text))
      autosave.changed()
    },
    stop: () => clearInterval(asking),
  }
}

/** A change of the text as one string, whose line breaks are the ends of paragraphs. */
function edit({ state }: Page, at: number, removed: number, text: string) {
  const tr = state().tr
  const [from, to] = [placeOf(tr.doc, at), placeOf(tr.doc, at + removed)]
  if (to > from) tr.delete(from, to)
  let place = from
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) {
      tr.split(place)
      place += 2
    }
    if (line) tr.insertText(line, place)
    place += line.length
  }
  return tr
}

function placeOf(doc: Parameters<typeof logOf>[0]['doc'], offset: number): number {
  let position = doc.child(0).nodeSize + doc.child(1).nodeSize
  let left = offset
  for (let block = 2; block < doc.childCount; block += 1) {
    const { size } = doc.child(block).content
    if (left <= size) return position + 1 + left
    left -= size + 1
    position += size + 2
  }
  return doc.content.size - 1
}

const bodyOf = ({ state }: Page): string => {
  const lines: string[] = []
  state().doc.forEach((block, _, place) => {
    if (place > 1) lines.push(block.textContent)
  })
  return lines.join('\n')
}

/** Kills web and starts it on its port again, until `isDone`. Answers how often. */
async function killAgainAndAgain(isDone: () => boolean): Promise<number> {
  let killed = 0
  while (killed < kills && !isDone()) {
    await wait(200 + Math.random() * 600)
    await web.kill()
    web = await startWeb(web.port)
    killed += 1
  }
  return killed
}

async function settle(writers: Writer[]): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const versions = new Set(writers.map(({ page }) => logOf(page.state()).version))
    if (versions.size === 1 && writers.every(({ autosave }) => autosave.state().saved)) break
    for (const { autosave } of writers) autosave.goOn()
    await wait(100)
  }
  for (const { stop } of writers) stop()
}

async function newStory(): Promise<string> {
  const started = await startArticle(cast.ihor, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  return started.value.articleId
}

test(`three writers in one story, with ${kills} kills of web: every character is there once`, async () => {
  const articleId = await newStory()
  const writers = await Promise.all([cast.marta, cast.ihor, cast.marta].map((person) => writer(person, articleId)))
  let isKilled = false
  const killing = killAgainAndAgain(() => false).finally(() => {
    isKilled = true
  })
  let typed = ''
  const letters = 'абвгґдеєжзиabcdefghijklmn0123456789'
  while (!isKilled)
    for (const { page, type } of writers) {
      const length = bodyOf(page).length
      const char = letters[Math.floor(Math.random() * letters.length)] ?? 'x'
      const isBreak = Math.random() < 0.03
      type(Math.floor(Math.random() * (length + 1)), 0, isBreak ? '\n' : char)
      if (!isBreak) typed += char
      await wait(15)
    }
  const killed = await killing
  await settle(writers)

  const text = bodyOf(writers[0]?.page as Page)
  const sortCharacters = (words: string) => [...words.replaceAll('\n', '')].toSorted().join('')
  expect(sortCharacters(text)).toBe(sortCharacters(typed))
  const { version, body } = await newestText(database(), articleId)
  for (const { page, lost } of writers) {
    expect(bodyOf(page)).toBe(text)
    expect(logOf(page.state())).toMatchObject({ version, unconfirmed: [] })
    expect(lost).toEqual([])
  }
  expect(body.content.map(({ content = [] }) => content.map((each) => each.text ?? '').join('')).join('\n')).toBe(text)
  expect((await draftAt(database(), articleId, 1))?.body.content, 'the log leads back to the beginning').toEqual([{ type: 'paragraph' }])
  console.log(`${typed.length} characters of three writers, ${killed} kills of web, version ${version}`)
}, 3_600_000)

type Trace = { startContent?: string; endContent: string; txns: { patches: [at: number, removed: number, text: string][] }[] }

/** A recorded writer (josephg/editing-traces): the own one is short, the shared one has 137,154 changes. */
const [traceFile] = isLong ? globSync(`${sharedInputs}/typing/seph-blog1.json.gz`) : []
test(`a recorded writer, with kills of web: the end is the recorded one`, async () => {
  const file = traceFile ?? `${ownInputs}/typing/a-note.json`
  const bytes = readFileSync(file)
  const trace = JSON.parse(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as Trace // the format of editing-traces
  const articleId = await newStory()
  const one = await writer(cast.ihor, articleId)
  let isDone = false
  const killing = killAgainAndAgain(() => isDone)
  if (trace.startContent) one.type(0, 0, trace.startContent)
  for (const [turn, { patches }] of trace.txns.entries()) {
    for (const [at, removed, text] of patches) one.type(at, removed, text)
    // A browser would not hold more than this either: the newsroom keeps up.
    if (turn % 50 === 0) while (logOf(one.page.state()).unconfirmed.length > 3_000) await wait(20)
  }
  isDone = true
  const killed = await killing
  await settle([one])
  const clean = (text: string) => text.split('\n').map(cleanRun).join('\n')
  expect(clean(bodyOf(one.page))).toBe(clean(trace.endContent))
  const { body, version } = await newestText(database(), articleId)
  expect(body.content.map(({ content = [] }) => content.map((each) => each.text ?? '').join('')).join('\n')).toBe(bodyOf(one.page))
  console.log(`${trace.txns.length} changes of one writer, ${killed} kills of web, version ${version}`)
}, 1_800_000)
