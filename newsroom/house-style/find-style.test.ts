import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { findStyle, prepareStyle, type StyleRule, styleIn } from './find-style.ts'
import { keyOfTerm, styleWordsOf } from './style-words.ts'

const rule = (term: string, better = 'better', why = ''): StyleRule => ({ id: term, term, better, why })
const rules = (...pairs: [string, string][]) => prepareStyle(pairs.map(([term, better]) => rule(term, better)))
/** A text with each place replaced. */
function correct(text: string, ...pairs: [string, string][]): string {
  return findStyle(text, rules(...pairs)).reduceRight((now, { from, to, becomes }) => now.slice(0, from) + becomes + now.slice(to), text)
}

test.each<[string, [string, string][], string]>([
  ['none', [], 'none'],
  ['The ship sank; another ship came.', [['ship', 'vessel']], 'The vessel sank; another vessel came.'],
  [
    'Shipping is shipshape, ship2 too, and so is battleship.',
    [['ship', 'vessel']],
    'Shipping is shipshape, ship2 too, and so is battleship.',
  ],
  ['Ship, SHIP and ship', [['ship', 'vessel']], 'Vessel, VESSEL and vessel'],
  ['In Kiev and in KIEV, not kiev', [['Kiev', 'Kyiv']], 'In Kyiv and in KYIV, not kiev'],
  ['He told us of the US.', [['US', 'U.S.']], 'He told us of the U.S..'],
  ["Kiev’s mayor, Kiev's mayor", [['Kiev', 'Kyiv']], "Kyiv’s mayor, Kyiv's mayor"],
  ['in  order\u00a0to win', [['in order to', 'to']], 'to win'],
  [
    'a New York Times story',
    [
      ['New York', 'NY'],
      ['New York Times', 'the Times'],
    ],
    'a the Times story',
  ],
  ['New, York', [['New York', 'NY']], 'New, York'],
  ['an e-mail, an E-mail, an e - mail', [['e-mail', 'email']], 'an email, an Email, an e - mail'],
  ['онлайн-зустріч', [['онлайн', 'мережева']], 'мережева-зустріч'],
  ["П'ять, п’ять і пʼять", [['п’ять', 'шість']], 'Шість, шість і шість'],
  ["об'єкт, б'єкт", [['б’єкт', 'х']], "об'єкт, х"],
  ['10 % of it', [['%', 'percent']], '10 percent of it'],
  [
    'The Internet. Internet is old. “Internet” and internet',
    [['Internet', 'internet']],
    'The internet. Internet is old. “Internet” and internet',
  ],
  ['An iphone, Iphone, IPHONE', [['iphone', 'iPhone']], 'An iPhone, iPhone, IPHONE'],
  ['Dnipro and Dnipro city and the city of Dnipro', [['Dnipro', 'Dnipro city']], 'Dnipro city and Dnipro city and the city of Dnipro city'],
  ['cafe\u0301 and café', [['café', 'coffee house']], 'coffee house and coffee house'],
  ['🚢ship🚢', [['ship', 'vessel']], '🚢vessel🚢'],
])('%s', (text, pairs, becomes) => {
  expect(correct(text, ...pairs)).toBe(becomes)
})

test('a term without a better one is found, and becomes nothing', () => {
  expect(findStyle('Allegedly so', prepareStyle([rule('allegedly', '')]))).toEqual([
    { from: 0, to: 9, rule: rule('allegedly', ''), becomes: '' },
  ])
})

test('what is written as it would become stays, and a rule without words counts for nothing', () => {
  expect(findStyle('The Internet', rules(['internet', 'Internet']))).toEqual([])
  expect(findStyle('An internet', rules(['internet', 'Internet']))).toMatchObject([{ becomes: 'Internet' }])
  expect(findStyle('Kyiv city', rules([' ', 'Kyiv city'], ['Kyiv', 'Kiev']))).toHaveLength(1)
})

test('an English possessive ends a Latin word alone', () => {
  expect(styleWordsOf('Kiev’s').map(({ exact }) => exact)).toEqual(['Kiev', '’s'])
  expect(styleWordsOf('Київ’s').map(({ exact }) => exact)).toEqual(['Київ’s'])
})

test('a term is the same in any case and with any apostrophe, and with capitals another one', () => {
  expect(keyOfTerm("  в'їзд  до ")).toBe(keyOfTerm('в’їзд до'))
  expect(keyOfTerm('us')).not.toBe(keyOfTerm('US'))
})

const p = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const cell = (text: string) => ({ type: 'tableCell', content: [p(text)] })
const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: '', caption: 'A ship and a ship', credit: 'x' }

test('headline, dek, text, captions and cells are looked through; code, embeds and what is suggested to go are not', () => {
  const gone = { type: 'text', text: 'A ship. ', marks: [{ type: 'deletion', attrs: { id: '01890000-0000-4000-8000-000000000001' } }] }
  const doc = storyOf({
    headline: 'A ship',
    dek: 'The ship',
    body: {
      type: 'doc',
      content: [
        p('My ship'),
        { type: 'picture', attrs },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('One ship')] }] },
        { type: 'preformatted', content: [{ type: 'text', text: 'ship' }] },
        {
          type: 'embed',
          attrs: { embedId: 'youtube:dQw4w9WgXcQ' },
          content: [{ type: 'title', content: [{ type: 'text', text: 'Their ship' }] }],
        },
        { type: 'paragraph', content: [gone, { type: 'text', text: 'No more.' }] },
      ],
    },
  })
  const found = styleIn(doc, rules(['ship', 'vessel']))
  expect(found.map(({ from, to, attribute }) => attribute ?? doc.textBetween(from, to))).toEqual([
    ...['ship', 'ship', 'ship', 'caption', 'caption', 'ship'],
  ])
})

test('every place found is the term, whatever stands around it', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.constantFrom('a', 'the', '.', 'ї'), (body, term) => {
      const doc = storyOf({ headline: `x ${term} y`, dek: '', body })
      const found = styleIn(doc, rules([term, 'better']))
      expect(found.length).toBeGreaterThan(0)
      for (const { from, to, attribute } of found) if (attribute === null) expect(doc.textBetween(from, to).toLowerCase()).toBe(term)
    }),
    { numRuns: 50 },
  )
})

test('1,000 rules over 10,000 words, and over a text made to be slow, take no time that grows with either', () => {
  const many = Array.from({ length: 1000 }, (_, at) => rule(`word${at} and more`, `other${at}`))
  const prepared = prepareStyle([...many, rule('a a a a a a a a a a a b')])
  const text = Array.from({ length: 10_000 }, (_, at) => `word${at % 2000} and so on`).join(' ')
  const spent = cpuTime(() => {
    findStyle(text, prepared)
    findStyle('a '.repeat(20_000), prepared)
    findStyle(`${'’'.repeat(50_000)}a${'a’'.repeat(50_000)}`, prepared)
  })
  expect(spent).toBeLessThan(1500)
})
