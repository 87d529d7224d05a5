import type postgres from 'postgres'
import { ask } from './ask.ts'

/** The path of the first story on the front page: a demo story, with pictures and a long text. */
export async function frontStory(origin: string): Promise<string> {
  const path = /href="(\/news\/[a-z0-9-]+)"/.exec((await ask(`${origin}/`)).body.toString())?.[1]
  if (!path) throw new Error('the front page has no story')
  return path
}

/** Paths of published stories, the same ones each time. */
export async function someStories(client: postgres.Sql, count: number): Promise<string[]> {
  const rows = await client<{ slug: string }[]>`select slug from live_articles where language = 'en' order by slug limit ${count}`
  return rows.map(({ slug }) => `/news/${slug}`)
}
