import { parseHTML } from 'linkedom'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PageHead } from './page-head.tsx'

const metaOf = (element: React.ReactNode) => {
  const { document } = parseHTML(`<!DOCTYPE html><html><head>${renderToStaticMarkup(element)}</head><body></body></html>`)
  const all = [...document.querySelectorAll('meta[property], meta[name]')]
  return {
    title: document.querySelector('title')?.textContent,
    of: (name: string) =>
      all
        .filter((meta) => (meta.getAttribute('property') ?? meta.getAttribute('name')) === name)
        .map((meta) => meta.getAttribute('content')),
  }
}

test('a link to a story shows its headline without the paper’s name, which has its own property', () => {
  const { title, of } = metaOf(
    <PageHead
      title="Quay closed"
      site="The Crossing"
      tabTitle="Quay in Kherson closed — The Crossing"
      description="Until Monday"
      path="/news/quay-closed"
      language="uk"
      tags={['article:1']}
      image={{ path: '/media/a.jpg', width: 1200, height: 675, alt: 'A quay' }}
      story={{
        publishedAt: new Date('2026-11-24T10:00:00Z'),
        updatedAt: new Date('2026-11-25T11:30:00Z'),
        section: 'Country',
        authors: ['/author/nora-lind', '/author/ivo-renn'],
        topics: ['Ports', 'Safety'],
      }}
    />,
  )
  expect(title).toBe('Quay in Kherson closed — The Crossing')
  expect(of('og:title')).toEqual(['Quay closed'])
  expect(of('og:site_name')).toEqual(['The Crossing'])
  expect(of('og:type')).toEqual(['article'])
  expect(of('og:locale')).toEqual(['uk_UA'])
  expect(of('article:published_time')).toEqual(['2026-11-24T10:00:00.000Z'])
  expect(of('article:modified_time')).toEqual(['2026-11-25T11:30:00.000Z'])
  expect(of('article:section')).toEqual(['Country'])
  expect(of('article:author').map((url) => new URL(url ?? '').pathname)).toEqual(['/author/nora-lind', '/author/ivo-renn'])
  expect(of('article:tag')).toEqual(['Ports', 'Safety'])
  expect(of('twitter:card')).toEqual(['summary_large_image'])
})

test('a list is not an article, and a square picture is shown small', () => {
  const image = { path: '/icon-512.png', width: 512, height: 512, alt: '' }
  const { title, of } = metaOf(
    <PageHead title="War" site="The Crossing" description="" path="/section/war" language="en" tags={[]} image={image} />,
  )
  expect(title).toBe('War — The Crossing')
  expect(of('og:title')).toEqual(['War'])
  expect(of('og:type')).toEqual(['website'])
  expect(of('article:published_time')).toEqual([])
  expect(of('twitter:card')).toEqual(['summary'])
  expect(new URL(of('og:image')[0] ?? '').pathname).toBe('/icon-512.png')
})
