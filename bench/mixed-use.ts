import { randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type postgres from 'postgres'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { stepBetween } from '#newsroom/articles/step-between.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { ask } from './ask.ts'
import type { Setup } from './setup.ts'

type MixedUseOptions = Pick<Setup, 'client' | 'cookie' | 'editor'> & { url: string; seconds: number }

/** The number of actions per kind, and each failure with its kind. */
export type Used = { done: Record<string, number>; failed: string[] }

/**
 * A newsroom at work: four readers of all kinds of pages (including invented addresses) with 20 ms between requests, an editor who looks at
 * the desk, a writer whose draft is saved twice a second, a story updated every five seconds, and a large photograph added every twenty
 * seconds.
 */
export async function mixedUse({ client, cookie, editor, url, seconds }: MixedUseOptions): Promise<Used> {
  const until = performance.now() + seconds * 1000
  const used: Used = { done: {}, failed: [] }
  const paths = await readersPaths(client)
  const [article] = await client<
    { id: string }[]
  >`select article_id as id from live_articles where language = 'en' order by article_id limit 1`
  if (!article) throw new Error('nothing is published')
  const headers = { cookie, origin: url }
  const changing = inTurn()

  const again = async (kind: string, milliseconds: number, act: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      try {
        await act(turn)
        used.done[kind] = (used.done[kind] ?? 0) + 1
      } catch (error) {
        used.failed.push(`${kind}: ${error instanceof Error ? error.message : error}`)
      }
      await rest(milliseconds)
    }
  }
  const reader = (lane: number) =>
    again('pages read', 20, async (turn) => {
      const made = turn % 5 === 0 ? `/news/made-up-${lane}-${turn}` : paths[(turn * 7 + lane * 13) % paths.length]
      const { status } = await ask(`${url}${made}`)
      if (status >= 500) throw new Error(`${status} of ${made}`)
    })
  const desk = ['/desk', '/desk/feed', '/desk/media', `/desk/articles/${article.id}`, '/desk/waiting', '/desk/account', '/desk/discarded']
  await Promise.all([
    ...[0, 1, 2, 3].map(reader),
    again('desk pages', 400, async (turn) => {
      const path = desk[turn % desk.length] ?? '/desk'
      const { status } = await ask(`${url}${path}`, { cookie })
      if (status !== 200) throw new Error(`${status} of ${path}`)
    }),
    again('drafts saved', 500, (turn) => changing(() => addSteps(url, headers, article.id, editor.id, turn))),
    again('updates published', 5_000, () =>
      changing(async () => {
        const published = await publish(editor, { articleId: article.id, seen: await versionsOf(article.id) })
        if (!published.ok) throw new Error(published.problem)
      }),
    ),
    again('photographs added', 20_000, async (turn) => {
      const body = await photograph(turn)
      const answer = await fetch(`${url}/api/media`, { method: 'POST', headers: { ...headers, 'x-file-name': `p${turn}.jpg` }, body })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    }),
  ])
  return used
}

async function readersPaths(client: postgres.Sql): Promise<string[]> {
  const rows = await client<{ path: string }[]>`
    (select '/news/' || slug as path from live_articles where language = 'en' order by slug limit 1000)
    union all (select '/topic/' || slug from topics limit 100) union all (select '/section/' || slug from sections limit 50)
    union all (select '/author/' || slug from authors limit 100)`
  const lists = ['/', '/uk', '/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/news-sitemap.xml', '/corrections']
  const words = ['grain', 'harbour', 'school', 'a', 'Kyiv', 'the price of bread']
  return [...lists, ...words.map((word) => `/search?q=${encodeURIComponent(word)}`), ...rows.map(({ path }) => path)]
}

async function versionsOf(articleId: string): Promise<{ article: number; draft: number }> {
  const [row] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!row) throw new Error(`no article ${articleId}`)
  return row
}

/** Writes into the headline like the editor's autosave. */
async function addSteps(url: string, headers: Record<string, string>, articleId: string, writer: string, turn: number): Promise<void> {
  const draft = await newestText(database(), articleId)
  const step = stepBetween(storyOf(draft), storyOf({ ...draft, headline: `Saved ${turn} times.` }))
  const answer = await fetch(`${url}/desk/articles/${articleId}/draft`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ seenVersion: draft.version, batchId: randomUUID(), steps: stepsToJson(step ? [step] : []), writer }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

/** 12 megapixels, different each time. */
const photograph = (turn: number) =>
  sharp({
    create: { width: 4_000 + turn, height: 3_000, channels: 3, background: '#3a6', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .jpeg({ quality: 80 })
    .toBuffer()

/** Runs work one after the other: a concurrent save and update would conflict, which is not measured here. */
function inTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
