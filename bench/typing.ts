import { type CDPSession, chromium, type Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { findChromium } from '#e2e/chromium.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import type { Setup } from './setup.ts'
import { watchPaints } from './watch-paints.ts'
import { startWeb } from './web.ts'

const words = 10_000
const rules = 1_000
const keys = 240
const bursts = 12

/**
 * A writer in the middle of a long story that breaks the house style in every sentence, in Chromium on the production build: from each key to its paint, and from the last key of a
 * sentence to "Saved". Chromium paints without waiting for the screen's 60 Hz, so that the figure is the work itself.
 */
export const typing: Measure<Setup> = {
  name: 'typing',
  run: async ({ cookie }) => {
    const id = await longStory()
    await writeStyle()
    const web = await startWeb()
    const { executablePath, args } = await findChromium()
    const browser = await chromium.launch({ executablePath, args: [...args, '--disable-frame-rate-limit', '--disable-gpu-vsync'] })
    try {
      const context = await browser.newContext({ baseURL: web.url, viewport: { width: 1280, height: 900 } })
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: web.url, httpOnly: true, sameSite: 'Lax' }])
      const page = await context.newPage()
      await openInTheMiddle(page, id)
      await page.locator('.ProseMirror .off-style').first().waitFor()
      const machine = await context.newCDPSession(page)
      await paints(page, 40) // warms up the JIT
      const quick = await paints(page, keys)
      const saved = await saves(page)
      const slow = await slowDown(machine, () => paints(page, keys))
      const bare = await barePaints(page)
      const slowBare = await slowDown(machine, () => paints(page, keys))
      return figures({ quick, slow, bare, slowBare, saved })
    } finally {
      await browser.close()
      await web.stop()
      await database().delete(styleRules)
    }
  },
}

type Times = Record<'quick' | 'slow' | 'bare' | 'slowBare' | 'saved', number[]>

const figures = ({ quick, slow, bare, slowBare, saved }: Times): Figure[] => [
  ...againstBare('', quick, bare, `${words} words, ${rules} rules of the house style`),
  ...againstBare(' at a quarter of the speed', slow, slowBare),
  {
    what: 'last key → “Saved”, p95',
    value: quantile(saved, 0.95),
    unit: 'ms',
    budget: { is: 'at most', value: 800 },
    note: `${bursts} sentences`,
  },
]

/** Chromium without a screen paints without a GPU: what a bare contenteditable needs in it is what the editor is measured by. */
export const againstBare = (how: string, own: number[], bare: number[], note?: string): Figure[] => [
  { what: `key → paint${how}, p95`, value: quantile(own, 0.95), unit: 'ms', note },
  { what: `key → paint${how}, p50`, value: quantile(own, 0.5), unit: 'ms' },
  { what: `key → paint in a bare contenteditable${how}, p95`, value: quantile(bare, 0.95), unit: 'ms' },
  {
    what: `key → paint${how}, against the bare one, p95`,
    value: quantile(own, 0.95) / quantile(bare, 0.95),
    unit: '×',
    budget: { is: 'at most', value: 1.3 },
  },
]

async function longStory(): Promise<string> {
  const sentence = 'The harbour reopened on Thursday after nine months of repairs, and the first ship carried grain. '
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: sentence.repeat(5).trim() }] }
  const each = countWords({ type: 'doc', content: [paragraph] }, 'en')
  const body: ArticleDocument = { type: 'doc', content: Array.from({ length: Math.ceil(words / each) }, () => paragraph) }
  const [story] = await database().insert(articles).values({ language: 'en', stage: 'draft' }).returning({ id: articles.id })
  if (!story) throw new Error('the inserted story was not returned')
  await database()
    .insert(drafts)
    .values({ articleId: story.id, headline: 'A long story', dek: 'For figures.', body, words: countWords(body, 'en') })
  return story.id
}

/** Two of the rules are broken in every sentence of the long story; of the others, half begin with a word of it. */
async function writeStyle(): Promise<void> {
  const terms = ['grain', 'first ship', ...Array.from({ length: rules - 2 }, (_, at) => (at % 2 ? `the ${at} words` : `word${at}`))]
  await database()
    .insert(styleRules)
    .values(terms.map((term) => ({ language: 'en' as const, term, key: term, better: 'better' })))
}

export async function openInTheMiddle(page: Page, id: string): Promise<void> {
  await page.goto(`/desk/articles/${id}`)
  await page.locator('.ProseMirror[contenteditable=true]').waitFor()
  const paragraphs = page.locator('.ProseMirror > p')
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click()
  await page.keyboard.press('End')
  await page.waitForTimeout(2000) // work that a page does once after loading
}

/** Milliseconds from each of `count` keys, typed at about 15 per second, until its frame is painted. */
export async function paints(page: Page, count: number): Promise<number[]> {
  const stop = await watchPaints(page)
  await page.keyboard.type('ships and grain '.repeat(Math.ceil(count / 16)).slice(0, count), { delay: 60 })
  return stop()
}

/** The same text in the same window without an editor: what the browser itself needs. */
export async function barePaints(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const text = document.querySelector('.ProseMirror')
    const blocks = [...(text?.querySelectorAll(':scope > p') ?? [])].map((block) => `<p>${block.innerHTML}</p>`)
    document.body.innerHTML = `<div contenteditable="true" id="bare" style="width:640px">${blocks.join('')}</div>`
  })
  const blocks = page.locator('#bare > p')
  await blocks.nth(Math.floor((await blocks.count()) / 2)).click()
  await page.keyboard.press('End')
  await page.waitForTimeout(1_000)
  await paints(page, 40)
  return paints(page, keys)
}

/** Milliseconds from the last key of a sentence until the page says "Saved". */
async function saves(page: Page): Promise<number[]> {
  const found: number[] = []
  for (let burst = 0; burst < bursts; burst += 1) {
    await page.keyboard.type('One more sentence. ', { delay: 60 })
    found.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const from = performance.now()
            const look = () => {
              if (document.querySelector('[data-saved=true]')) resolve(performance.now() - from)
              else setTimeout(look, 5)
            }
            look()
          }),
      ),
    )
    await page.waitForTimeout(300)
  }
  return found
}

async function slowDown<Value>(machine: CDPSession, work: () => Promise<Value>): Promise<Value> {
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  try {
    return await work()
  } finally {
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
}
