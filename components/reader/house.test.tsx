import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { House, Masthead } from '#newsroom/paper/masthead.ts'
import { editionIn } from './edition.ts'
import { HousePageView } from './house-page.tsx'
import { linkPictureOf, pictureInstead } from './link-picture.ts'
import { logoFile, logoWidth } from './logo.tsx'
import { Paper } from './paper.tsx'

const picture = (width: number, height: number) => ({
  ...{ mediaId: 'm', hash: 'a'.repeat(64), width, height, focalX: 0.5, focalY: 0.5, thumbhash: null },
  files: [
    ...([320, width] as const).map((each) => ({
      ...{ shape: 'full' as const, format: 'jpg' as const },
      ...{ width: each, height: Math.round((each * height) / width) },
    })),
    { shape: '16x9' as const, format: 'jpg' as const, width: 1200, height: 675 },
  ],
})
const nothing: House = {
  ...{ footer: {}, socialLinks: [], logo: null, sharePicture: null, accentLight: null, accentDark: null, faces: 'serif-and-sans' },
  indexed: true,
  pages: [],
}
const masthead: Masthead = { name: { en: 'The Paper' }, tagline: {}, sections: [], breaking: [] }
const draw = (house?: House) =>
  renderToStaticMarkup(
    <Paper edition={editionIn('en')} masthead={{ ...masthead, house }}>
      Text
    </Paper>,
  )

test('a paper that chose nothing has not one byte of it', () => {
  expect(draw(nothing)).toBe(draw())
})

test('the accent stands after the usual one, for both themes', () => {
  expect(draw({ ...nothing, accentLight: '#0b5fff' })).toContain('html:root{--urgent:#0b5fff}</style>')
  const both = draw({ ...nothing, accentLight: '#0b5fff', accentDark: '#9ec1ff' })
  expect(both).toContain('html:root:not([data-theme=light]){--urgent:#9ec1ff}')
  expect(both).toContain('html:root[data-theme=dark]{--urgent:#9ec1ff}')
})

test('a paper set in one face gives both names to it', () => {
  expect(draw({ ...nothing, faces: 'serif' })).toContain('{--sans:var(--serif)}</style>')
  expect(draw({ ...nothing, faces: 'sans' })).toContain('{--serif:var(--sans)}</style>')
})

test('a logo has the name as its alt, and its width before it loads', () => {
  const logo = picture(1000, 250)
  const page = draw({ ...nothing, logo })
  expect(page).toContain('alt="The Paper"')
  expect(page).toContain('width:min(100%,16rem)')
  expect(page).not.toContain('loading="lazy"')
  expect([logoWidth(picture(500, 500)), logoWidth(picture(2000, 100))]).toEqual([4, 24])
  expect(logoFile({ ...masthead, house: { ...nothing, logo } })).toMatchObject({ width: 1000, height: 250 })
  expect(logoFile(masthead).path).toBe('/icon-512.png')
})

test('links to services are named after them, the text keeps its lines', () => {
  const page = draw({ ...nothing, footer: { en: 'One\nTwo' }, socialLinks: ['https://t.me/paper'] })
  expect(page).toContain('<a href="https://t.me/paper" rel="me noopener">Telegram</a>')
  expect(page).toContain('<p class="own">One\nTwo</p>')
})

test('a paper that is not to be listed says so on each page', () => {
  expect(draw({ ...nothing, indexed: false })).toContain('<meta name="robots" content="noindex"/>')
})

test('the picture of link previews stands in for those that pages do not have', () => {
  const house = { ...nothing, sharePicture: picture(2000, 1200) }
  const story = { articleId: '1', headline: 'One', language: 'en' as const }
  expect(linkPictureOf([], house)).toMatchObject({ width: 1200, height: 675, alt: '' })
  expect(pictureInstead(story, house).path).toContain('/16x9-1200.jpg')
  expect(pictureInstead(story, nothing).path).toBe('/card/1.png')
  expect(pictureInstead({ ...story, language: 'ar' }, house).path).toContain('/16x9-1200.jpg')
})

test('a page of the staff depends on who works here and on their portraits, another page does not', () => {
  const page = {
    ...{ pageId: 'p', slug: 'staff', headline: 'Who we are', dek: '', body: { type: 'doc' as const, content: [] } },
    ...{ publishedAt: new Date(0), languages: [], pictures: [], attachments: [], related: [] },
    staff: [{ slug: 'olena', name: { en: 'Olena' }, title: null, portrait: picture(320, 320) }],
  }
  const tagsOf = (kind: 'text' | 'staff') => {
    const shown = { ...page, kind, staff: kind === 'staff' ? page.staff : [] }
    const html = renderToStaticMarkup(<HousePageView edition={editionIn('en')} masthead={masthead} page={shown} textSheet="" />)
    return /name="galley:tags" content="([^"]+)"/.exec(html)?.[1]?.split(' ')
  }
  expect(tagsOf('staff')).toEqual(['page:p', 'newsroom', 'breaking:en', 'staff', 'media:m'])
  expect(tagsOf('text')).toEqual(['page:p', 'newsroom', 'breaking:en'])
})
