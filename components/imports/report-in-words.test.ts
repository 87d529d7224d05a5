import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsIn } from '#components/ui/words/words.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { reportInWords } from './report-in-words.ts'

const { say } = wordsIn('uk', deskMessages.uk)
const inUkrainian = (sentence: string) => reportInWords('uk', say, sentence)

test.each([
  ['it is of type “video”, not a story', 'це тип «video», а не матеріал'],
  ['picture https://a.example/b.jpg: its site answered 404', 'зображення https://a.example/b.jpg: сайт відповів 404'],
  ['featured picture …: its file is not at hand', 'головне зображення …: його файлу немає'],
  ['wire.ndjson, item 3: it is nested too deep', 'wire.ndjson, item 3: вкладено надто глибоко'],
  ['a card that only mail showed “Hello: all” was left out (2 times)', 'не взято: картка, яку показували лише листи «Hello: all» (×2)'],
  ['kept as a draft: a picture has no credit', 'лишилося чернеткою: зображення не має джерела'],
  ['styles and classes of elements', 'стилі й класи елементів'],
])('a report in Ukrainian says %s', (english, ukrainian) => {
  expect(inUkrainian(english)).toEqual([{ words: ukrainian, isEnglish: false }])
})

test('a sentence that nobody knows stays as it is, and is marked as English', () => {
  expect(inUkrainian('the moon is missing')).toEqual([{ words: 'the moon is missing', isEnglish: true }])
  expect(inUkrainian('')).toEqual([{ words: '', isEnglish: true }])
  const { say } = wordsIn('en', deskMessages.en)
  expect(reportInWords('en', say, 'it was in the bin')).toEqual([{ words: 'it was in the bin', isEnglish: true }])
})

test('what another program said inside a sentence is a part of its own, in English', () => {
  expect(inUkrainian('picture https://a.example/b.jpg: the server closed the door')).toEqual([
    { words: 'зображення https://a.example/b.jpg: ', isEnglish: false },
    { words: 'the server closed the door', isEnglish: true },
  ])
  expect(inUkrainian('picture \uE000a\uE001: its file is not at hand')).toEqual([
    { words: 'зображення a: його файлу немає', isEnglish: false },
  ])
})

test('a name that is all colons is read at once', () => {
  const begun = performance.now()
  for (const colons of [20, 660]) expect(inUkrainian(`${'a: '.repeat(colons)}x`)[0]?.isEnglish).toBe(true)
  expect(performance.now() - begun).toBeLessThan(2_000)
})

test('every sentence that an import can say of an item has its words', () => {
  const unknown = sentencesOfImports().filter((sentence) => inUkrainian(sentence)[0]?.isEnglish)
  expect(unknown).toEqual([])
})

/** The files that a writer opens in a story; their losses are said elsewhere. */
const ofWriters = /^(check-xml|docx|odt|markdown-file|rtf-tokens|zip-parts)/

/** What stands in the sources after `losses.add(`, `losses.push(`, `skip(`, `fail(` and `reason:`, with a value for each expression. */
function sentencesOfImports(): string[] {
  const files = ['newsroom/formats', 'newsroom/import', 'newsroom/import-runs'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !ofWriters.test(name))
      .map((name) => join(folder, name)),
  )
  const said =
    /(?:losses?\.(?:add|push)\(|\bskip\((?:[\w.]+, )?|\bfail\(|\breason: |\breason = |BrokenItem\()\s*(?:'([^'\n]+)'|`((?:[^`\\]|\\.)+)`)/g
  const texts = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(said)].map(([, plain, template = '']) => plain ?? fill(template)),
  )
  // A sentence that is only a value says nothing of its own.
  return [...new Set(texts)].filter((text) => /[a-z]{2,} [a-z]|comment/.test(text.replaceAll('X1', '')))
}

/** Expressions have a value; of a choice of two texts the first one. */
function fill(template: string): string {
  let text = template.replaceAll(/\$\{[^{}?]*\?\s*'([^']+)'[^{}]*\}/g, '$1')
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/\$\{[^{}]*\}/, 'X1').replace(/\{[^{}$]*\}(?=[^`]*\})/, '')
  }
  return text
}
