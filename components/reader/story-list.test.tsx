import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type FeedShape, feedShapes, type LookSize } from '#db/schema/feed.ts'
import type { StoryCard } from '#newsroom/paper/story-card.ts'
import { editionIn } from './edition.ts'
import { cutForLinks, linkPictureOf } from './link-picture.ts'
import { StoryList } from './story-list.tsx'

const hero = (letter: string): NonNullable<StoryCard['hero']> => ({
  mediaId: letter,
  hash: letter.repeat(64),
  width: 1600,
  height: 1200,
  focalX: 0.5,
  focalY: 0.5,
  thumbhash: null,
  alt: `Picture ${letter}`,
  caption: '',
  credit: '',
  files: [
    { shape: 'full', width: 1600, height: 1200, format: 'jpg' },
    { shape: '4x3', width: 320, height: 240, format: 'jpg' },
    { shape: '16x9', width: 1200, height: 675, format: 'jpg' },
  ],
})

type Story = StoryCard & { pinned?: boolean; size?: LookSize }

const story = (slug: string, at: string, more: Partial<Story> = {}): Story => ({
  articleId: slug,
  language: 'en',
  slug,
  headline: `Story ${slug}`,
  dek: '',
  breaking: false,
  firstPublishedAt: new Date(at),
  updatedAt: null,
  correctedAt: null,
  section: { id: 's', slug: 'war', name: { en: 'War' } },
  hero: null,
  ...more,
})

const drawList = (stories: Story[], shape?: FeedShape) =>
  parseHTML(
    `<!DOCTYPE html><html><body>${renderToStaticMarkup(<StoryList edition={editionIn('en')} stories={stories} next={null} shape={shape} />)}</body></html>`,
  ).document

function draw(stories: Story[], shape: FeedShape = 'wire') {
  const document = drawList(stories, shape)
  const line = (slug: string) => document.querySelector(`[data-story="${slug}"]`)
  return {
    document,
    line,
    timeOf: (slug: string) => line(slug)?.querySelector('time')?.textContent,
    marksOf: (slug: string) => line(slug)?.querySelector('.marks')?.textContent,
  }
}

const feed = [
  story('lead', '2026-11-24T18:30:00Z', { pinned: true, hero: hero('a'), updatedAt: new Date('2026-11-25T06:50:00Z') }),
  story('older-pin', '2026-11-25T12:48:00Z', { pinned: true, hero: hero('b'), updatedAt: new Date('2026-11-25T16:03:00Z') }),
  story('pin-of-today', '2026-11-26T08:10:00Z', { pinned: true }),
  story('newest', '2026-11-26T09:00:00Z', { breaking: true, updatedAt: new Date('2026-11-26T09:30:00Z') }),
  story('moved-up', '2026-11-24T07:00:00Z', { updatedAt: new Date('2026-11-24T16:03:00Z') }),
  story('second', '2026-11-26T07:00:00Z', { updatedAt: new Date('2026-11-27T01:00:00Z') }),
]

test('the first pinned story leads with a large picture that loads at once; the other pinned ones follow', () => {
  const { document, line } = draw(feed)
  expect(document.querySelectorAll('.lead li')).toHaveLength(1)
  expect(line('lead')?.querySelector('.wide')?.innerHTML).toMatch(/fetchpriority="high"/i)
  expect([...document.querySelectorAll('.pinned li')].map((found) => found.getAttribute('data-story'))).toEqual([
    'older-pin',
    'pin-of-today',
  ])
  expect(document.querySelectorAll('.wide')).toHaveLength(1)
})

test('without a pinned story, or on another list, there is no lead', () => {
  expect(draw(feed.slice(3)).document.querySelector('.lead')).toBeNull()
  const list = drawList(feed)
  expect(list.querySelector('.lead')).toBeNull()
  expect(list.querySelectorAll('.pinned li')).toHaveLength(3)
})

test('a shape fills its places in order: the lead is large, a row stands below it, the rest is the wire', () => {
  const idsIn = (shape: FeedShape, selector: string) =>
    [...drawList(feed, shape).querySelectorAll(`${selector} li`)].map((found) => found.getAttribute('data-story'))
  expect(idsIn('lead-three', '.lead')).toEqual(['lead'])
  expect(idsIn('lead-three', '.row.of3')).toEqual(['older-pin', 'pin-of-today', 'newest'])
  expect(idsIn('lead-three', '.pinned')).toEqual([])
  expect(idsIn('lead-two', '.row.of2')).toEqual(['older-pin', 'pin-of-today'])
  expect(idsIn('three', '.lead')).toEqual([])
  expect(idsIn('three', '.row')).toEqual(['lead', 'older-pin', 'pin-of-today'])
  for (const shape of feedShapes) {
    const every = [...drawList(feed, shape).querySelectorAll('li')].map((found) => found.getAttribute('data-story'))
    expect(every).toEqual(feed.map(({ slug }) => slug))
  }
  expect(drawList(feed.slice(3), 'lead').querySelector('.lead li')?.getAttribute('data-story'), 'an unpinned story leads too').toBe(
    'newest',
  )
})

test('a small story has neither dek nor picture, and a large one offers larger files', () => {
  const more = { dek: 'A dek.', hero: hero('d') }
  const at = '2026-11-26T09:00:00Z'
  const list = drawList([
    story('usual', at, more),
    story('small', at, { ...more, size: 'small' }),
    story('large', at, { ...more, size: 'large' }),
  ])
  const line = (slug: string) => list.querySelector(`[data-story="${slug}"]`)
  expect(line('usual')?.className).toBe('')
  expect(line('small')?.querySelector('.thumb, hgroup > p:not(.marks)')).toBeNull()
  expect(line('small')?.className).toBe('small')
  expect(line('large')?.className).toBe('large')
})

test('a time is shown without its day only below the heading of that day', () => {
  const { timeOf, marksOf } = draw(feed)
  expect(marksOf('lead')).toBe('War24 Nov 18:30Updated 25 Nov 06:50')
  // A pinned story of an earlier day shows the day instead of the time.
  expect(timeOf('older-pin')).toBe('25 Nov')
  expect(marksOf('older-pin')).toBe('WarUpdated 25 Nov 16:03')
  expect(timeOf('pin-of-today')).toBe('08:10')
  expect(marksOf('newest')).toBe('WarUpdated 09:30')
  // Published and updated on one day, but below the heading of another.
  expect(timeOf('moved-up')).toBe('24 Nov 07:00')
  expect(marksOf('moved-up')).toBe('WarUpdated 24 Nov 16:03')
  expect(marksOf('second')).toBe('WarUpdated 27 Nov 01:00')
})

test('link previews of a list show its first picture, or the paper’s icon', () => {
  expect(linkPictureOf(feed)).toMatchObject({ path: `/media/${'a'.repeat(64)}/16x9-1200.jpg`, width: 1200, height: 675, alt: 'Picture a' })
  expect(linkPictureOf(feed.slice(1))).toMatchObject({ alt: 'Picture b' })
  expect(linkPictureOf(feed.slice(2)).path).toBe('/icon-512.png')
  expect(linkPictureOf([]).path).toBe('/icon-512.png')
  expect(cutForLinks({ ...hero('c'), files: [] })).toBeNull()
})
