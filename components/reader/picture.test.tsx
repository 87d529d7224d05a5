import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { cutForLinks } from './link-picture.ts'
import { type Cropped, Picture } from './picture.tsx'

const hash = 'a'.repeat(64)
const picture = (...drawn: ('16x9' | '4x3' | '3x2')[]): PaperPicture => ({
  ...{ mediaId: 'm', hash, width: 1600, height: 1200, focalX: 0.1, focalY: 0.5, thumbhash: null },
  files: (['avif', 'webp', 'jpg'] as const).flatMap((format) => [
    { shape: 'full' as const, mark: '', width: 800, height: 600, format },
    { shape: 'full' as const, mark: '', width: 1600, height: 1200, format },
    { shape: '4x3' as const, mark: drawn.includes('4x3') ? '1a2b3c4d' : '', width: 320, height: 240, format },
    ...drawn.map((shape) => ({ shape, mark: '1a2b3c4d', width: 1200, height: 800, format })),
  ]),
})

const draw = (of: PaperPicture, cropped: readonly Cropped[], more: { enlarge?: string; widest?: number } = {}) => {
  const { document } = parseHTML(
    `<!DOCTYPE html><html><body>${renderToStaticMarkup(<Picture picture={of} alt="Cranes" sizes="100vw" cropped={cropped} {...more} />)}</body></html>`,
  )
  return {
    image: document.querySelector('img'),
    link: document.querySelector('a'),
    sources: [...document.querySelectorAll('source')].map((source) => [
      source.getAttribute('media'),
      source.getAttribute('type'),
      source.getAttribute('srcSet'),
    ]),
  }
}
const wide = [{ shape: '16x9' }] as const
const rows = [{ shape: '3x2', from: '(min-width: 46rem)' }, { shape: '4x3' }] as const

test('where the style sheet crops, the whole picture stands at its focal point until somebody drew that shape', () => {
  for (const of of [picture(), picture('4x3')]) {
    const { image, sources } = draw(of, wide)
    expect(image?.getAttribute('src')).toBe(`/media/${hash}/1600.jpg`)
    expect(image?.getAttribute('class')).toContain('left')
    expect(sources.map(([media]) => media)).toEqual([null, null])
  }
  const { image, sources } = draw(picture('16x9'), wide)
  expect(image?.getAttribute('src')).toBe(`/media/${hash}/16x9-1a2b3c4d-1200.jpg`)
  expect(image?.getAttribute('class') ?? '').not.toContain('left')
  expect(sources.map(([, , set]) => set)).toEqual(['avif', 'webp'].map((format) => `/media/${hash}/16x9-1a2b3c4d-1200.${format} 1200w`))
})

test('a crop for wide windows stands before what narrower ones have', () => {
  const { image, sources } = draw(picture('3x2'), rows)
  expect(sources.map(([media, type]) => [media, type])).toEqual([
    ['(min-width: 46rem)', 'image/avif'],
    ['(min-width: 46rem)', 'image/webp'],
    ['(min-width: 46rem)', 'image/jpeg'],
    [null, 'image/avif'],
    [null, 'image/webp'],
  ])
  expect(image?.getAttribute('src')).toBe(`/media/${hash}/1600.jpg`)
  expect(draw(picture('3x2', '4x3'), rows).image?.getAttribute('src')).toBe(`/media/${hash}/4x3-1a2b3c4d-1200.jpg`)
  // None of its files is as narrow as the place: the whole picture stays.
  expect(draw(picture('3x2'), rows, { widest: 800 }).sources).toHaveLength(2)
})

test('a link to the largest file leads to the whole picture, and link previews have the crop', () => {
  expect(draw(picture('16x9'), wide, { enlarge: 'Enlarge' }).link?.getAttribute('href')).toBe(`/media/${hash}/1600.jpg`)
  expect(cutForLinks(picture('16x9'))?.path).toBe(`/media/${hash}/16x9-1a2b3c4d-1200.jpg`)
  expect(cutForLinks(picture())).toBeNull()
})
