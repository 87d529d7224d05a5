import { topOfPage } from '#app/(reader)/top-of-page.ts'
import { editionIn } from '#components/reader/edition.ts'
import { SearchPage } from '#components/reader/search-page.tsx'
import { longestQuestion } from '#lib/addresses.ts'
import { searchStories } from '#newsroom/search/search-stories.ts'
import { readStyle } from '#reader/assets.ts'
import { firstOf, languageOf } from '../language.ts'

type Search = { params: Promise<{ language: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SearchRoute({ params, searchParams }: Search) {
  const language = languageOf((await params).language)
  const sent = await searchParams
  const text = (name: string, isSound: (value: string) => boolean) => [firstOf(sent[name]) ?? ''].find(isSound) ?? ''
  const query = {
    q: (firstOf(sent.q) ?? '').slice(0, longestQuestion).trim(),
    section: text('section', (slug) => /^[a-z0-9-]{1,120}$/.test(slug)),
    from: text('from', isDay),
    to: text('to', isDay),
    sort: firstOf(sent.sort) === 'newest' ? ('newest' as const) : ('' as const),
  }
  const noSuchDays = new Set(
    [sent.from, sent.to].map((day) => (firstOf(day) ?? '').slice(0, 40)).filter((day) => day !== '' && !isDay(day)),
  )
  const edition = editionIn(language)
  const { q, sort, ...narrowed } = query
  const [top, answers] = await Promise.all([
    topOfPage(),
    searchStories({ text: q, language, ...dropEmpty(narrowed), ...(sort && { sort }) }, edition.zone, firstOf(sent.after) ?? null),
  ])
  return (
    <SearchPage
      edition={edition}
      masthead={top}
      asked={query}
      noSuchDays={[...noSuchDays]}
      answers={answers}
      sheet={readStyle('searchStyle')}
    />
  )
}

/** Whether this is an existing day (ISO 8601) of the years 1800 to 2099. */
const isDay = (text: string) =>
  /^(?:1[89]|20)\d{2}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
const dropEmpty = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
