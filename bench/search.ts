import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { paperDatabase } from '#db/client.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { partsOf } from '#newsroom/search/question.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { condition, termsOf } from '#newsroom/search/terms.ts'
import { type Drawn, drawQuestions, type Text } from '#testing/grep.ts'
import { type Figure, type Measure, median, quantile } from './figure.ts'
import { processorTimeOf } from './resident.ts'
import type { Setup } from './setup.ts'
import { ukrainianStories } from './ukrainian-stories.ts'

const stories = 19_000
const questions = { en: 200, uk: 100 } satisfies { [language in Language]?: number }
/** Result lists up to this length are read page by page; longer ones are queried as a whole, and only the first page is checked. */
const walked = 100
/** Queries used to measure CPU time, which does not depend on other programs like elapsed time does. */
const askedAgain = 100

/** Compares search with grep on the same texts, query by query, and measures the time to the first page. */
export const search: Measure<Setup> = {
  name: 'search',
  async run({ client, filled }): Promise<Figure[]> {
    await filled()
    const [before] = await client<{ all: number }[]>`select count(*)::int as all from live_articles`
    await ukrainianStories(client, stories - (before?.all ?? 0))
    await client`vacuum analyze`
    const different: string[] = []
    let read = 0
    const times: { milliseconds: number; question: string; language: Language }[] = []
    for (const language of ['en', 'uk'] as const) {
      const texts = await textsOf(client, language)
      read += texts.length
      const asked = drawQuestions(texts, questions[language])
      console.error(`search: ${asked.length} questions drawn from ${texts.length} stories (${language})`)
      for (const { question } of asked.slice(0, 20)) await timeSearch(question, language)
      for (const one of asked) {
        const { milliseconds, value } = await timeSearch(one.question, language)
        times.push({ milliseconds, question: one.question, language })
        const problem = await differenceOf(one, value, language)
        if (!problem) continue
        different.push(`${one.question}: ${problem}`)
        console.error(`search: ${different.at(-1)}`)
      }
    }
    const again = times.filter((_, place) => place % Math.ceil(times.length / askedAgain) === 0)
    const from = await processorTime(client)
    for (const { question, language } of again) await searchStories({ text: question, language }, 'UTC', null)
    const each = ((await processorTime(client)) - from) / again.length
    const slowest = times.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 5)
    const milliseconds = times.map((time) => time.milliseconds)
    const note = `slowest: ${slowest.map(({ question, milliseconds: ms }) => `${question} ${ms.toFixed(0)} ms`).join(', ')}`
    return [
      {
        what: 'Questions that search and grep answer otherwise',
        value: different.length,
        unit: '',
        budget: { is: 'at most', value: 0 },
        note: `of ${times.length}, drawn from ${read} stories; ${different.slice(0, 3).join(' | ')}`,
      },
      { what: 'Search, a drawn question, median', value: median(milliseconds), unit: 'ms', budget: { is: 'at most', value: 50 } },
      { what: '… p95', value: quantile(milliseconds, 0.95), unit: 'ms', budget: { is: 'at most', value: 50 }, note },
      { what: '… of the processors, a question', value: each, unit: 'ms', note: `web and Postgres together, mean of ${again.length}` },
    ]
  },
}

async function textsOf(client: postgres.Sql, language: Language): Promise<Text[]> {
  const rows = await client<{ id: string; headline: string; dek: string; body: ArticleDocument }[]>`
    select live.article_id as id, live.headline, live.dek, revision.body
    from live_articles live join revisions revision on revision.id = live.revision_id where live.language = ${language} order by live.slug`
  return rows.map(({ id, headline, dek, body }) => ({ id, lines: [headline, dek, ...plainText(body).split('\n'), ...captionsOf(body)] }))
}

const captionsOf = ({ content = [] }: ArticleDocument): string[] =>
  content.flatMap(({ attrs }) => (typeof attrs?.caption === 'string' && attrs.caption !== '' ? attrs.caption.split('\n') : []))

async function timeSearch(text: string, language: Language) {
  const began = performance.now()
  const value = await searchStories({ text, language }, 'UTC', null)
  return { milliseconds: performance.now() - began, value }
}

/** CPU time in milliseconds of this process and of the readers' connections in Postgres; 0 for Postgres without /proc. */
async function processorTime(client: postgres.Sql): Promise<number> {
  const rows = await client<
    { pid: number }[]
  >`select pid from pg_stat_activity where usename = 'galley_reader' and datname = current_database()`
  const { user, system } = process.cpuUsage()
  return sum(rows.map(({ pid }) => processorTimeOf(pid))) + (user + system) / 1000
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The difference between search and grep, as text; null when the results are equal (for an inflected word: when nothing is missing). */
async function differenceOf({ question, stands, isExact }: Drawn, first: Awaited<ReturnType<typeof searchStories>>, language: Language) {
  if (first.instead !== null || first.isAny) return 'it was not answered as it was asked'
  const found = new Set(first.stories.map(({ articleId }) => articleId))
  if (stands.size <= walked) {
    for (let { next } = first; next; ) {
      const page = await searchStories({ text: question, language }, 'UTC', next)
      for (const { articleId } of page.stories) {
        if (found.has(articleId)) return 'a story stands on two pages'
        found.add(articleId)
      }
      next = page.next
    }
  }
  const whole = stands.size <= walked ? found : await allOf(question, language)
  const missing = [...stands].filter((id) => !whole.has(id))
  const over = [...found, ...whole].filter((id) => !stands.has(id))
  if (missing.length > 0) return `${missing.length} of ${stands.size} stories are missing, such as ${missing[0]}`
  return isExact && over.length > 0 ? `${over.length} stories too many, such as ${over[0]}` : null
}

async function allOf(question: string, language: Language): Promise<Set<string>> {
  const terms = await termsOf(partsOf(question), language)
  if (terms.length === 0) return new Set()
  const rows = await paperDatabase().execute<{ id: string }>(
    sql`select article_id as id from paper.search where language = ${language} and ${condition(terms, 'all')}`,
  )
  return new Set(rows.map(({ id }) => id))
}
