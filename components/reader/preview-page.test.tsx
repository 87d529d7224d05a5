import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { textSheet } from '#app/(reader)/text-sheets.ts'
import { demoSections, paper } from '#demo/sections.ts'
import { readStyle } from '#reader/assets.ts'
import { buildReader } from '#reader/build.ts'
import { inLanguage, shownPicture } from '#testing/published-demo.ts'
import { ClosedPreview } from './closed-preview.tsx'
import { editionIn } from './edition.ts'
import { PreviewPage } from './preview-page.tsx'

beforeAll(() => buildReader())

const masthead = {
  ...paper,
  sections: Object.entries(demoSections).map(([slug, section]) => ({ id: slug, slug, ...section })),
  breaking: [],
}
const through = `/preview/${'a'.repeat(43)}`

function renderPreview(): string {
  const [story] = inLanguage('en')
  if (!story) throw new Error('the demo has no story')
  return renderToStaticMarkup(
    <PreviewPage
      edition={editionIn('en')}
      masthead={masthead}
      article={{ ...story, hero: { ...shownPicture('a'), through } }}
      until={new Date('2026-12-16T06:00:00Z')}
      embargo={{ until: new Date('2026-12-14T06:00:00Z'), wall: '2026-12-14T06:00', zone: 'UTC', reason: '' }}
      sheet={readStyle('previewStyle')}
      textSheet={textSheet(story.body)}
    />,
  )
}

test('a preview says what it is and until when, and tells no search engine and no other page of it', () => {
  const html = renderPreview()
  expect(html).toContain('Preview: not published')
  expect(html).toContain('Under embargo until 14 December 2026, 06:00.')
  expect(html).toContain('This link works until 16 December 2026, 06:00.')
  expect(html).toContain('<meta name="robots" content="noindex, nofollow, noarchive"/>')
  expect(html).not.toMatch(/rel="canonical"|og:|ld\+json|galley-live|galley-share|galley:tags/)
})

test('the pictures of its draft are loaded through the link alone', () => {
  const html = renderPreview()
  const addresses = [...html.matchAll(/(?:src|srcSet)="([^"]+)"/gi)].flatMap(([, set = '']) => set.split(', '))
  const hero = addresses.filter((address) => address.includes(shownPicture('a').hash))
  expect(hero.length).toBeGreaterThan(3)
  expect(hero.filter((address) => !address.startsWith(`${through}/media/`))).toEqual([])
})

test('a closed link looks the same whatever it was', () => {
  const html = renderToStaticMarkup(<ClosedPreview edition={editionIn('en')} masthead={masthead} sheet={readStyle('listStyle')} />)
  expect(html).toContain('This preview is closed')
  expect(html).toContain('noindex')
})
