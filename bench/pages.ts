import type postgres from 'postgres'
import { type Answer, ask } from './ask.ts'

export type Page = { name: string; path: string; desk?: true }

/** One page of each kind, including the longest lists. */
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
    { name: 'Corrections', path: '/corrections' },
    { name: 'RSS', path: '/rss.xml' },
    { name: 'Atom', path: '/atom.xml' },
    { name: 'JSON Feed', path: '/feed.json' },
    { name: 'RSS of a section', path: `/section/${section?.slug}/rss.xml` },
    { name: 'Atom of a topic', path: `/topic/${topic?.slug}/atom.xml` },
    { name: 'JSON Feed of an author', path: `/author/${author?.slug}/feed.json` },
    { name: 'Sitemap, index', path: '/sitemap.xml' },
    { name: 'Sitemap, stories', path: '/sitemap-1.xml' },
    { name: 'News sitemap', path: '/news-sitemap.xml' },
    { name: 'Search, a common word', path: '/search?q=company' },
    { name: 'Search, several words', path: '/search?q=oil+prices+opec' },
    { name: 'Search, misspelt', path: '/search?q=petrolium' },
    { name: 'Desk', path: '/desk', desk: true },
    { name: 'Desk, published', path: '/desk?stage=published', desk: true },
    { name: 'Desk, words', path: '/desk?words=oil', desk: true },
    { name: 'Desk, all', path: '/desk?scope=all', desk: true },
    { name: 'Feed desk', path: '/desk/feed', desk: true },
    { name: 'Feed desk, a section', path: `/desk/feed?section=${section?.slug}`, desk: true },
    { name: 'Feed, preview', path: '/desk/feed/preview', desk: true },
    { name: 'Calendar, week', path: '/desk/calendar', desk: true },
    { name: 'Calendar, day', path: '/desk/calendar?view=day', desk: true },
    { name: 'Calendar, list', path: '/desk/calendar?view=list', desk: true },
    { name: 'Audit', path: '/desk/audit', desk: true },
    { name: 'Audit, a verb', path: '/desk/audit?verb=unpublish', desk: true },
    { name: 'Audit, a verb that nobody used', path: '/desk/audit?verb=enable', desk: true },
    { name: 'Health', path: '/desk/health', desk: true },
    { name: 'Notices', path: '/desk/notices', desk: true },
    { name: 'Library', path: '/desk/media', desk: true },
    { name: 'Topics of the desk', path: '/desk/taxonomy/topics', desk: true },
    { name: 'Authors of the desk', path: '/desk/taxonomy/authors', desk: true },
    { name: 'Sections of the desk', path: '/desk/taxonomy/sections', desk: true },
  ]
}

/** Milliseconds that web took for a page, until the last byte, on one connection. */
export async function timeOf(origin: string, { path, desk }: Page, cookie: string): Promise<number> {
  return (await answerOf(origin, { path, desk }, cookie)).milliseconds
}

/** Web's response; throws unless its status is 200. */
export async function answerOf(origin: string, { path, desk }: Pick<Page, 'path' | 'desk'>, cookie: string): Promise<Answer> {
  const answer = await ask(`${origin}${path}`, desk ? { cookie } : {})
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer
}
