import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { database } from '#db/client.ts'
import { articles, drafts, suggestions } from '#db/schema/articles.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { findChromium } from '#e2e/chromium.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { storyOf, storySchema, textOf } from '#newsroom/articles/story-schema.ts'
import { ask } from './ask.ts'
import { type Figure, median } from './figure.ts'
import { againstBare, barePaints, openInTheMiddle, paints } from './typing.ts'

const size = { words: 10_000, suggestions: 500, comments: 200 }
const opens = 7
const keys = 200

/** A story of 10,000 words with 500 suggestions and 200 comments, in Chromium: how soon one can write in it, and how fast it is written in. */
export async function bigStory(url: string, cookie: string, staff: readonly { id: string }[]): Promise<Figure[]> {
  const id = await makeBigStory(staff)
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({ executablePath, args: [...args, '--disable-frame-rate-limit', '--disable-gpu-vsync'] })
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
    const load = loadavg()[0] ?? 0
    const path = `/desk/articles/${id}`
    const answered: number[] = []
    let bytes = 0
    for (let time = 0; time < opens; time += 1) {
      const { body, milliseconds } = await ask(`${url}${path}`, { cookie })
      bytes = body.length
      answered.push(milliseconds)
    }
    const opened = await openings(context, path)
    const page = await context.newPage()
    const own = await ownPaints(page, id)
    const bare = await barePaints(page)
    const note = `${size.words} words, ${size.suggestions} suggestions, ${size.comments} comments, load ${load.toFixed(1)} before`
    return [
      {
        what: 'big story, open until one can write, median',
        value: median(opened),
        unit: 'ms',
        budget: { is: 'at most', value: 1_000 },
        note,
      },
      { what: 'big story, the page from the edge, median', value: median(answered), unit: 'ms', note: `${Math.round(bytes / 1024)} KB` },
      ...againstBare(' in the big story', own, bare),
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds from the address to a text in which one can write, with the desk's files in the browser's cache. */
async function openings(context: BrowserContext, path: string): Promise<number[]> {
  const found: number[] = []
  for (let time = 0; time <= opens; time += 1) {
    const page = await context.newPage()
    await page.goto(path, { waitUntil: 'commit' })
    await page.locator('.ProseMirror[contenteditable=true]').waitFor()
    const milliseconds = await page.evaluate(
      () => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))),
    )
    if (time > 0) found.push(milliseconds)
    await page.close()
  }
  return found
}

async function ownPaints(page: Page, id: string): Promise<number[]> {
  await openInTheMiddle(page, id)
  await paints(page, 40) // warms up the JIT
  return paints(page, keys)
}

async function makeBigStory(staff: readonly { id: string }[]): Promise<string> {
  const sentence = 'The harbour reopened on Thursday after nine months of repairs, and the first ship carried grain.'
  const text = Array.from({ length: 5 }, () => sentence).join(' ')
  const each = countWords({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }, 'en')
  const content = Array.from({ length: Math.ceil(size.words / each) }, () => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  const plain = storyOf({ headline: 'A big story', dek: 'For figures.', body: { type: 'doc', content } })
  const { doc, ids } = withSuggestions(plain)
  const [story] = await database().insert(articles).values({ language: 'en', stage: 'draft' }).returning({ id: articles.id })
  if (!story) throw new Error('the inserted story was not returned')
  const articleId = story.id
  const person = (number: number) => staff[number % staff.length]?.id ?? ''
  const written = textOf(doc)
  await database()
    .insert(drafts)
    .values({ articleId, ...written, words: countWords(written.body, 'en') })
  await database()
    .insert(suggestions)
    .values(ids.map((id, number) => ({ articleId, id, personId: person(number) })))
  const threads = ranges(doc, size.comments).map(({ from, to }, number) => ({
    ...{ id: randomUUID(), articleId, fromPosition: from, toPosition: to },
    ...{ words: doc.textBetween(from, to), personId: person(number) },
  }))
  await database().insert(commentThreads).values(threads)
  const first = threads.map(({ id, personId }) => ({
    id: randomUUID(),
    articleId,
    threadId: id,
    personId,
    text: 'Who says this?',
    mentions: [],
  }))
  await database().insert(comments).values(first)
  return articleId
}

/** Words that are far from each other, all over the text. */
function ranges(doc: Node, count: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  const step = Math.floor((doc.content.size - 200) / count)
  for (let number = 0; number < count; number += 1) {
    const place = doc.resolve(100 + number * step)
    const from = Math.max(place.start(), Math.min(place.pos, place.end() - 12))
    found.push({ from, to: from + 10 })
  }
  return found
}

/** Words that are inserted, deleted and made bold, in turn, by an id each. */
function withSuggestions(plain: Node): { doc: Node; ids: string[] } {
  const tr = new Transform(plain)
  const ids = Array.from({ length: size.suggestions }, () => randomUUID())
  for (const [number, { from, to }] of ranges(plain, size.suggestions).entries()) {
    const id = ids[number] ?? ''
    if (number % 3 === 0) tr.addMark(from, to, storySchema.mark('insertion', { id }))
    else if (number % 3 === 1) tr.addMark(from, to, storySchema.mark('deletion', { id }))
    else tr.addMark(from, to, storySchema.mark('bold')).addMark(from, to, storySchema.mark('modification', { id, before: { marks: [] } }))
  }
  return { doc: tr.doc, ids }
}
