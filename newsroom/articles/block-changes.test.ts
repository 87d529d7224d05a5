import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { blockChanges } from './block-changes.ts'

const words = (text: string, marks?: DocumentNode['marks']): DocumentNode => ({ type: 'text', text, ...(marks && { marks }) })
const paragraph = (text: string, marks?: DocumentNode['marks']): DocumentNode => ({
  type: 'paragraph',
  ...(text && { content: [words(text, marks)] }),
})
const doc = (...content: DocumentNode[]): ArticleDocument => ({ type: 'doc', content })

test('changed, added and removed blocks are distinguished, in reading order', () => {
  const before = doc(paragraph('The bridge opens on Monday.'), paragraph('It was closed in May.'), paragraph('Nobody was hurt.'))
  const after = doc(paragraph('The bridge opens on Friday.'), paragraph('Nobody was hurt.'), paragraph('Trams run again.'))
  expect(blockChanges(before, after)).toEqual([
    {
      is: 'changed',
      block: 'paragraph',
      before: { words: 'The bridge opens on Monday.' },
      after: { words: 'The bridge opens on Friday.' },
    },
    { is: 'removed', block: 'paragraph', before: { words: 'It was closed in May.' }, after: null },
    { is: 'added', block: 'paragraph', before: null, after: { words: 'Trams run again.' } },
  ])
})

test('a picture’s words, a link that leads elsewhere and a new kind of block are changes', () => {
  const picture = (caption: string): DocumentNode => ({
    type: 'picture',
    attrs: { mediaId: '00000000-0000-7000-8000-000000000001', alt: 'A', caption, credit: 'C' },
  })
  const link = (href: string) => paragraph('the report', [{ type: 'link', attrs: { href } }])
  expect(blockChanges(doc(picture('One')), doc(picture('Two')))).toMatchObject([
    {
      is: 'changed',
      block: 'picture',
      before: { picture: { alt: 'A', caption: 'One', credit: 'C' } },
      after: { picture: { alt: 'A', caption: 'Two', credit: 'C' } },
    },
  ])
  expect(blockChanges(doc(link('https://a.example/')), doc(link('https://b.example/')))).toMatchObject([
    {
      is: 'formatting',
      before: { words: 'the report', marks: [{ mark: 'link', text: 'the report', href: 'https://a.example/' }] },
      after: { words: 'the report', marks: [{ mark: 'link', text: 'the report', href: 'https://b.example/' }] },
    },
  ])
  const related = (articleId: string): DocumentNode => ({ type: 'relatedStory', attrs: { articleId } })
  const [one, other] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
  expect(blockChanges(doc(related(one)), doc(related(other)))).toMatchObject([
    { is: 'changed', before: { relatedStory: one }, after: { relatedStory: other } },
  ])
  const heading: DocumentNode = { type: 'heading', attrs: { level: 2 }, content: [words('Nobody was hurt')] }
  expect(blockChanges(doc(paragraph('Nobody was hurt')), doc(heading))).toMatchObject([
    { is: 'formatting', block: 'heading', after: { level: 2 } },
  ])
  const newHeading: DocumentNode = { ...heading, content: [words('It rained')] }
  expect(blockChanges(doc(paragraph('Nobody was hurt')), doc(newHeading)).map(({ is }) => is)).toEqual(['added', 'removed'])
})

test('defaults left out, the order of keys and empty paragraphs at the end are not changes', () => {
  const list = (attrs: object): DocumentNode => ({
    type: 'orderedList',
    ...attrs,
    content: [{ type: 'listItem', content: [paragraph('one')] }],
  })
  expect(blockChanges(doc(list({})), doc(list({ attrs: { start: 1 } }), paragraph('')))).toEqual([])
  expect(blockChanges(doc(paragraph('')), doc(paragraph(''), paragraph('')))).toEqual([])
})

test('an identical document has no changes, and a removed block is reported in any context', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      expect(blockChanges(document, structuredClone(document))).toEqual([])
    }),
  )
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const unlike = paragraph('Zyxw vuts rqpo')
      const changes = blockChanges(doc(unlike, ...document.content), document)
      expect(changes).toContainEqual({ is: 'removed', block: 'paragraph', before: { words: 'Zyxw vuts rqpo' }, after: null })
    }),
  )
})

test('a change of formatting lists the level and the marks, and not more text than a screen can show', () => {
  const heading = (level: number): DocumentNode => ({ type: 'heading', attrs: { level }, content: [words('Nobody was hurt')] })
  expect(blockChanges(doc(heading(2)), doc(heading(3)))).toMatchObject([{ is: 'formatting', before: { level: 2 }, after: { level: 3 } }])
  const text = Array.from({ length: 2000 }, (_, index) => `word${index} `)
  const bold: DocumentNode = {
    type: 'paragraph',
    content: text.map((word) => words(word, [{ type: 'bold' }, ...(word === 'word1 ' ? [{ type: 'italic' }] : [])])),
  }
  const [change] = blockChanges(doc(paragraph(text.join(''))), doc(bold))
  expect(change?.is).toBe('formatting')
  expect(JSON.stringify(change).length).toBeLessThan(60_000)
})

test('two texts of thousands of different blocks are compared quickly, and the list ends', () => {
  const many = (name: string) => doc(...Array.from({ length: 8000 }, (_, index) => paragraph(`${name}${index}`)))
  const spent = cpuTime(() => expect(blockChanges(many('old'), many('new'))).toHaveLength(500))
  expect(spent).toBeLessThan(3000)
})

test('a marker that was moved, a place that got another name or coordinates, and another picture change the map', () => {
  const map = (x: number, name: string, coordinates = '', end = '1'): DocumentNode => ({
    type: 'map',
    attrs: { marker: { x, y: 30 }, coordinates },
    content: [
      { type: 'picture', attrs: { mediaId: `00000000-0000-7000-8000-00000000000${end}`, alt: 'A river', caption: '', credit: 'C' } },
      { type: 'title', content: [words(name)] },
    ],
  })
  const change = (to: DocumentNode) => {
    const [only, ...more] = blockChanges(doc(map(10, 'The ferry')), doc(to))
    expect(more).toEqual([])
    expect(only).toMatchObject({ is: 'changed', block: 'map', before: { words: 'The ferry', marker: { x: 10, y: 30 } } })
    return only?.after
  }
  expect(change(map(60.5, 'The ferry'))).toMatchObject({ words: 'The ferry', marker: { x: 60.5, y: 30 }, pictures: [{ alt: 'A river' }] })
  expect(change(map(10, 'The quay'))).toMatchObject({ words: 'The quay', marker: { x: 10, y: 30 } })
  expect(change(map(10, 'The ferry', '49, 36'))?.words).toBe('The ferry\n49, 36')
  expect(blockChanges(doc(map(10, 'The ferry')), doc(map(10, 'The ferry')))).toEqual([])
})
