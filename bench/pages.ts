import type postgres from 'postgres'
import { ask } from './ask.ts'

export type Page = { name: string; path: string; desk?: true }

/** One page of each kind, the largest lists among them. */
export async function pagesOf(client: postgres.Sql, origin: string): Promise<Page[]> {
  const [story] = await client<{ slug: string }[]>`
    select slug from live_articles where twin_group is null order by first_published_at offset 600 limit 1`
  const [section] = await client<{ slug: string }[]>`
    select section.slug from sections section join live_articles live on live.section_id = section.id group by section.slug order by count(*) desc limit 1`
  const [topic] = await client<{ slug: string }[]>`
    select topic.slug from topics topic join live_topics live on live.topic_id = topic.id group by topic.slug order by count(*) desc limit 1`
  const [author] = await client<{ slug: string }[]>`
    select author.slug from authors author join live_bylines live on live.author_id = author.id group by author.slug order by count(*) desc limit 1`
  const front = (await ask(`${origin}/`)).body.toString()
  const more = /href="([^"]*\?after=[^"]+)"/.exec(front)?.[1]?.replaceAll('&amp;', '&')
  if (!more) throw new Error('the feed has no Show More')
  return [
    { name: 'Feed', path: '/' },
    { name: 'Feed, Show More', path: more },
    { name: 'Article', path: `/news/${story?.slug}` },
    { name: 'Section', path: `/section/${section?.slug}` },
    { name: 'Topic', path: `/topic/${topic?.slug}` },
    { name: 'Author', path: `/author/${author?.slug}` },
    { name: 'Search, a common word', path: '/search?q=company' },
    { name: 'Search, several words', path: '/search?q=oil+prices+opec' },
    { name: 'Search, misspelt', path: '/search?q=petrolium' },
    { name: 'Desk', path: '/desk', desk: true },
    { name: 'Feed desk', path: '/desk/feed', desk: true },
  ]
}

/** Milliseconds that web took for a page, from asking to the last byte, on one connection. */
export async function timeOf(origin: string, { path, desk }: Page, cookie: string): Promise<number> {
  const { status, milliseconds } = await ask(`${origin}${path}`, desk ? { cookie } : {})
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return milliseconds
}
