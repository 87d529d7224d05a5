import { and, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import type { Person } from '#newsroom/people/person.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { ask } from './ask.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import { type Galley, startGalley } from './galley.ts'
import { underLoad } from './load.ts'
import type { Setup } from './setup.ts'
import { frontStory } from './stories.ts'

const publishes = 200
const herdPublishes = 20
const readers = 32
/** Pages that were not requested for this many milliseconds are not re-rendered after a change (services/edge/pages.ts). */
const coolingDown = 12_000

/**
 * The time from publishing until the front page and the story show the new text, under load; and how many renders a publish costs when many
 * readers request one page.
 */
export const publishing: Measure<Setup> = {
  name: 'publish',
  async run({ client, editor, filled }): Promise<Figure[]> {
    await filled()
    const galley = await startGalley(client)
    try {
      const path = await frontStory(galley.url)
      const story = await storyAt(path)
      const times = await underLoad(`${galley.url}/`, readers / 2, () => measureVisible(galley, editor, story, path))
      const renders = await herd(galley, editor, story, path)
      return [
        {
          what: 'Publish → visible on feed and page, p99',
          value: quantile(times, 0.99),
          unit: 'ms',
          budget: { is: 'at most', value: 300 },
          note: `${publishes} publishes, ${readers / 2} connections reading`,
        },
        { what: '… p50', value: quantile(times, 0.5), unit: 'ms' },
        {
          what: 'Renders a publish, of a page that a herd reads',
          value: renders,
          unit: '',
          budget: { is: 'at most', value: 1 },
          note: `${readers} connections at once, ${herdPublishes} publishes`,
        },
      ]
    } finally {
      await galley.stop()
    }
  },
}

export async function storyAt(path: string): Promise<string> {
  const [found] = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.slug, path.replace('/news/', '')), eq(articles.language, 'en')))
  if (!found) throw new Error(`there is no story at ${path}`)
  return found.id
}

/** Publishes the story with a new headline. Returns the time at which publishing began. */
export async function republish(editor: Person, articleId: string, headline: string): Promise<number> {
  const [draft] = await database()
    .select({ version: drafts.version, dek: drafts.dek, body: drafts.body })
    .from(drafts)
    .where(eq(drafts.articleId, articleId))
  if (!draft) throw new Error(`story ${articleId} has no draft`)
  const { version, dek, body } = draft
  const saved = await replaceText(editor, { articleId, seenVersion: version, headline, dek, body })
  const [article] = await database().select({ version: articles.version }).from(articles).where(eq(articles.id, articleId))
  if (!saved.ok || !article) throw new Error('the draft was not saved')
  const began = performance.now()
  const published = await publish(editor, { articleId, seen: { article: article.version, draft: saved.value.version } })
  if (!published.ok) throw new Error(`not published: ${published.problem} ${JSON.stringify(published.detail)}`)
  return began
}

async function measureVisible(galley: Galley, editor: Person, articleId: string, path: string): Promise<number[]> {
  const times: number[] = []
  for (let number = 1; number <= publishes; number += 1) {
    const headline = `Bench says number ${number}.`
    const began = await republish(editor, articleId, headline)
    await Promise.all(['/', path].map((page) => shows(`${galley.url}${page}`, headline)))
    times.push(performance.now() - began)
  }
  return times
}

async function shows(url: string, text: string): Promise<void> {
  const from = performance.now()
  while (!(await ask(url)).body.includes(text)) {
    if (performance.now() - from > 30_000) throw new Error(`${url} does not show "${text}"`)
    await new Promise((wake) => setTimeout(wake, 2))
  }
}

async function herd(galley: Galley, editor: Person, articleId: string, path: string): Promise<number> {
  await new Promise((wake) => setTimeout(wake, coolingDown))
  return underLoad(`${galley.url}${path}`, readers, async () => {
    await new Promise((wake) => setTimeout(wake, 1_000))
    const before = await galley.metric('renders')
    for (let number = 1; number <= herdPublishes; number += 1) {
      const headline = `Herd says number ${number}.`
      await republish(editor, articleId, headline)
      await shows(`${galley.url}${path}`, headline)
    }
    return ((await galley.metric('renders')) - before) / herdPublishes
  })
}
