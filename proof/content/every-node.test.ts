import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { type MarkSpec, markSpecs, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { problemOf } from '#newsroom/outside/shows.ts'
import { wordsOnPage } from '#newsroom/outside/words-on-page.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { markSamples, nodeSamples } from '#testing/every-node.ts'
import { markRows, nodeRows } from './node-rows.ts'
import {
  addedIn,
  copy,
  drawPage,
  markdownOf,
  normal,
  pasteFromEditor,
  pasteThroughOthers,
  plainOf,
  readChange,
  readFeeds,
  readNinjs,
  readPrinted,
  readWithoutScript,
} from './node-surfaces.tsx'

/** What arbitrary documents are made of: once for all rows. */
const drawn = new Set(
  fc
    .sample(arbitraryDocument, { numRuns: 600, seed: 1 })
    .flatMap((document) => [...nodesOf(document)].flatMap(({ type, marks = [] }) => [type, ...marks.map((mark) => mark.type)])),
)

/** The table of the proof: `npm run proof -- content` prints a row for each, a column for each test. */
const rows = [
  ...(Object.keys(nodeSpecs) as (keyof typeof nodeSpecs)[]).map((name) => [name, nodeRows[name], nodeSamples[name]] as const),
  ...(Object.keys(markSpecs) as (keyof typeof markSpecs)[]).map((name) => [name, markRows[name], markSamples[name]] as const),
]

const pageWith = (text: string) => ({ status: 200, text: `<h1>A headline</h1>${text}` })
const expectedOf = (content: DocumentNode[]) => ({ kind: 'story' as const, headline: 'A headline', blocks: wordsOnPage({ content }) })

test('a page is found as it is by the look from outside, whatever the text has', () => {
  const look = ({ content }: ArticleDocument) => problemOf(pageWith(drawPage(...content)), expectedOf(content)) === null
  fc.assert(fc.property(arbitraryDocument, look), { numRuns: 100 })
})

describe.each(rows)('%s', (name, row, sample) => {
  const page = drawPage(sample)

  test('page', () => expect(page).toContain(row.page))

  test('no script', () => {
    for (const words of row.words) expect(readWithoutScript(page)).toContain(words)
  })

  test('print', () => {
    for (const words of row.words) {
      if ('isNotPrinted' in row) expect(readPrinted(page)).not.toContain(words)
      else expect(readPrinted(page)).toContain(words)
    }
  })

  // What is only suggested is in no text that readers have.
  test.skipIf(name === 'insertion')('looked at from outside', () => expect(problemOf(pageWith(page), expectedOf([sample]))).toBeNull())

  test('RSS', () => expect(readFeeds(sample).rss).toContain(row.feed))
  test('Atom', () => expect(readFeeds(sample).atom).toContain(row.feed))
  test('JSON', () => expect(readFeeds(sample).json).toContain(row.feed))

  test('ninjs', () => {
    const { bodies, associations = [] } = readNinjs(sample)
    expect(bodies[0]?.value).toContain(row.feed)
    const { attrs }: DocumentNode = sample
    expect(associations).toHaveLength(attrs?.attachmentId === undefined ? 0 : 1)
  })

  test('plain', () => {
    if (row.plain === null) expect(plainOf(sample)).toBe('')
    else expect(plainOf(sample)).toContain(row.plain)
  })

  test('Markdown', () => expect(markdownOf(sample)).toContain(row.markdown))

  test('changes', () => {
    expect(readChange(sample)).toMatch(new RegExp(`^${row.change} (?:was )?added: .`, 'i'))
    for (const words of row.words.filter((each) => !/-alt$/.test(each) || !name.startsWith('embed')).filter((each) => each !== '212'))
      expect(readChange(sample)).toContain(words)
    expect(addedIn(sample)).toContain(JSON.stringify(normal(sample)[0]?.type))
  })

  test('copied', () => expect(pasteFromEditor(copy(sample))).toEqual(normal(sample)))

  test('pasted twice', () => {
    const once = pasteThroughOthers(copy(sample))
    expect(once).toEqual(normal(sample))
    expect(pasteThroughOthers(copy(...once))).toEqual(once)
  })

  test('arbitrary', () => {
    const isOfSuggestions = (markSpecs as Record<string, MarkSpec>)[name]?.isSuggestion === true
    expect(drawn.has(name)).toBe(!isOfSuggestions) // those are in testing/arbitrary-suggestions.ts
  })
})
