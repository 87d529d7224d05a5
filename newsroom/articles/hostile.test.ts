import { describe, expect, test } from 'vitest'
import { isSlug } from '#lib/is-slug.ts'
import { slugOf } from '#lib/slug.ts'
import { hostileStrings } from '#testing/inputs/hostile.ts'
import { sharedText } from '#testing/inputs.ts'
import { documentProblem } from './document.ts'
import { isSafeHref } from './nodes.ts'

const naughty = sharedText('hostile/blns.json')
const vectors = sharedText('hostile/html5sec-vectors.txt')
const long: string[] = [...JSON.parse(naughty ?? '[]'), ...(vectors ?? '').split('\n')].filter(Boolean)
const lists = [
  { whose: 'ours', strings: hostileStrings, least: 100 },
  ...(naughty ? [{ whose: 'others’', strings: long, least: 500 }] : []),
]

const dangerous = /^[\s\u0000-\u0020]*(javascript|data|vbscript|file|blob|livescript|mocha|feed|view-source|jar):/i
const linkTo = (href: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }],
})

describe.each(lists)('hostile strings, $whose', ({ strings, least }) => {
  test('none of them is accepted as an executable link, whatever surrounds its scheme', () => {
    expect(strings.length).toBeGreaterThan(least)
    const hrefs = strings.flatMap((line) => [
      line,
      ...[...line.matchAll(/(?:href|src|action|xlink:href)\s*=\s*["']?([^"'>\s]+)/gi)].map(([, href]) => href ?? ''),
    ])
    for (const href of hrefs) {
      if (!isSafeHref(href)) {
        expect(documentProblem(linkTo(href)), href).not.toBeNull()
        continue
      }
      expect(href).not.toMatch(dangerous)
      expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(href, 'https://paper.example').protocol)
    }
  })

  test('each of them can be text of a story if Postgres can store it', () => {
    for (const text of strings) {
      const problem = documentProblem({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
      if (text.isWellFormed() && !text.includes('\0')) expect(problem, text).toBeNull()
      else expect(problem).not.toBeNull()
    }
  })

  test('none of them makes a slug that the database refuses', () => {
    for (const text of strings) expect(isSlug(slugOf(text, 'en')), text).toBe(true)
  })
})
