import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageScript } from '#lib/page-script.ts'
import { pagePolicy } from './security-headers.ts'
import { stripFramework, writeSince } from './strip-framework.ts'

const page = (head: string, body: string) => `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`

test('framework scripts, preloads, comments and flight data are removed; the text is unchanged', () => {
  const light = stripFramework(
    page(
      '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/b.js" async=""></script><meta name="next-size-adjust" content=""/>',
      '<div hidden=""><!--$--><!--/$--></div><p>1 &lt; 2 &amp; “so”</p><script>self.__next_f.push([1,"</p><p>not text"])</script><template id="P:1"></template>',
    ),
  )
  expect(light.html).toBe(page('<link rel="stylesheet" href="/_next/static/chunks/a.css">', '<p>1 &lt; 2 &amp; “so”</p>'))
})

test('JSON-LD stays; a script with an address does not', () => {
  const kept = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
  expect(stripFramework(page(`${kept}<script type="module" src="/built/reader-abc.js"></script>`, '')).html).toBe(page(kept, ''))
})

test('the page’s own script stays, allowed by its hash; any other inline script is removed', () => {
  const kept = `<script>${pageScript}</script>`
  const light = stripFramework(
    page(`${kept}<script>${pageScript};x()</script><script id="x">${pageScript}</script><script>x()</script>`, ''),
  )
  const hash = `'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`
  expect(light).toMatchObject({ html: page(kept, ''), scriptHashes: [hash] })
  expect(stripFramework(page('', '')).scriptHashes).toEqual([])
})

test('the tags are read and removed from the page', () => {
  const light = stripFramework(page('<meta name="galley:tags" content="article:1 feed:main:en"/>', ''))
  expect(light).toMatchObject({ tags: ['article:1', 'feed:main:en'], html: page('', '') })
})

test('a hidden element with content stays', () => {
  expect(stripFramework(page('', '<div hidden=""><b>note</b></div><div hidden="">text</div>')).html).toBe(
    page('', '<div hidden=""><b>note</b></div><div hidden="">text</div>'),
  )
})

test('inline styles are allowed only by their hash', () => {
  const light = stripFramework(page('<style>p{color:red}</style>', '<p style="color:blue">x</p>'))
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(light).toMatchObject({ styleHashes: [hash('p{color:red}')], styleAttributeHashes: [hash('color:blue')] })
})

test('text that looks like markup inside attributes and text is not treated as markup', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '').replaceAll('\0', '')
      const source = page('', `<p title="${safe}">${safe}</p>`)
      expect(stripFramework(source).html).toBe(source)
    }),
  )
})

test('the change that a page was rendered at is written only into the element that listens for the next ones', () => {
  const light = stripFramework(
    page('', '<p>&lt;galley-live</p><galley-live feed="uk" forms="{}"><p role="status"></p></galley-live><galley-live>'),
  )
  expect(writeSince(light, 41)).toBe(
    page('', '<p>&lt;galley-live</p><galley-live since="41" feed="uk" forms="{}"><p role="status"></p></galley-live><galley-live>'),
  )
  const plain = stripFramework(page('', '<p>text</p>'))
  expect(writeSince(plain, 41)).toBe(plain.html)
})

test('a page may frame the players of its embeds, and nothing else that calls itself one', () => {
  const embed = (player: string) => `<galley-embed player="${player}" shape="wide" label="x"></galley-embed>`
  const players = [
    'https://www.youtube-nocookie.com/embed/a?autoplay=1',
    'https://www.youtube-nocookie.com/embed/b',
    'https://flo.uri.sh/story/1/embed',
  ]
  const others = ['https://www.youtube-nocookie.com.evil.test/', 'https://evil.test/', 'javascript:x', '', '/desk']
  const { frameOrigins, ...needs } = stripFramework(page('', [...players, ...others].map(embed).join('')))
  expect(frameOrigins).toEqual(['https://www.youtube-nocookie.com', 'https://flo.uri.sh'])
  expect(pagePolicy({ frameOrigins, ...needs }, true)).toContain('; frame-src https://www.youtube-nocookie.com https://flo.uri.sh;')
  expect(pagePolicy(stripFramework(page('', others.map(embed).join(''))), true)).not.toContain('frame-src')
})
