import type postgres from 'postgres'
import { ask } from './ask.ts'

/** The address of the story that stands first on the front page. The demo's have pictures and length. */
export async function frontStory(origin: string): Promise<string> {
  const path = /href="(\/news\/[a-z0-9-]+)"/.exec((await ask(`${origin}/`)).body.toString())?.[1]
  if (!path) throw new Error('the front page has no story')
  return path
}

/** Addresses of published stories, the same ones each time. */
export async function someStories(client: postgres.Sql, count: number): Promise<string[]> {
  const rows = await client<{ slug: string }[]>`select slug from live_articles where language = 'en' order by slug limit ${count}`
  return rows.map(({ slug }) => `/news/${slug}`)
}
