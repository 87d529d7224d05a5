import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isSlug, slugOf } from '#lib/slug.ts'
import { documentProblem, isSafeHref } from './document.ts'

const folder = new URL('../../../shared/data/hostile/', import.meta.url)
const isThere = existsSync(folder)

const dangerous = /^[\s\u0000-\u0020]*(javascript|data|vbscript|file|blob|livescript|mocha|feed|view-source|jar):/i
const linked = (href: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }],
})

describe.skipIf(!isThere)(`hostile strings${isThere ? '' : ' (skipped: ../shared/data/hostile is not here)'}`, () => {
  const strings: string[] = isThere
    ? [
        ...JSON.parse(readFileSync(new URL('blns.json', folder), 'utf8')),
        ...readFileSync(new URL('html5sec-vectors.txt', folder), 'utf8').split('\n'),
      ].filter(Boolean)
    : []

  test('none of them is a link that runs something, whatever stands around its scheme', () => {
    expect(strings.length).toBeGreaterThan(500)
    const hrefs = strings.flatMap((line) => [
      line,
      ...[...line.matchAll(/(?:href|src|action|xlink:href)\s*=\s*["']?([^"'>\s]+)/gi)].map(([, href]) => href ?? ''),
    ])
    for (const href of hrefs) {
      if (!isSafeHref(href)) {
        expect(documentProblem(linked(href)), href).not.toBeNull()
        continue
      }
      expect(href).not.toMatch(dangerous)
      expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(new URL(href, 'https://paper.example').protocol)
    }
  })

  test('each of them can stand in a text as words, if Postgres can keep it', () => {
    for (const text of strings) {
      const problem = documentProblem({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
      if (text.isWellFormed() && !text.includes('\0')) expect(problem, text).toBeNull()
      else expect(problem).not.toBeNull()
    }
  })

  test('none of them makes a slug that the database would refuse', () => {
    for (const text of strings) expect(isSlug(slugOf(text)), text).toBe(true)
  })
})
