import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Language, languages } from '#lib/languages.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { tidyText } from './tidy-text.ts'
import { typesetTyped } from './typed-sign.ts'

const tidy = (text: string, language: Language) =>
  tidyText(text, language).reduceRight((all, { from, to, text }) => all.slice(0, from) + text + all.slice(to), text)

function typeIn(text: string, language: Language): string {
  let all = ''
  for (const sign of text) {
    const becomes = typesetTyped(sign, all, language)
    all = becomes ? all.slice(0, all.length - becomes.length + 1) + becomes.text : all + sign
  }
  return all
}

test.each<[Language, string, string]>([
  ['en', 'He said "yes".', 'He said “yes”.'],
  ['en', '"She said "no" to them," he wrote.', '“She said ‘no’ to them,” he wrote.'],
  ['en', "Don't ('never') use the boys' room.", 'Don’t (‘never’) use the boys’ room.'],
  ['en', '"Wait--" and "and--"', '“Wait—” and “and—”'],
  ['en', 'A man - old - came...', 'A man – old – came…'],
  ['en', "See https://example.org/a--b/it's and desk@example.org...", "See https://example.org/a--b/it's and desk@example.org..."],
  ['en', 'A 5" pipe', 'A 5" pipe'],
  ['uk', 'Він сказав: "Так".', 'Він сказав: «Так».'],
  ['uk', '"Газета "Час" пише"', '«Газета „Час“ пише»'],
  ['uk', "П'ять об'єктів", 'П’ять об’єктів'],
  ['uk', 'Київ - столиця', 'Київ\u00a0— столиця'],
  ['uk', '-- Привіт!', '— Привіт!'],
  ['de', '"Geht\'s?", "so "ja" sagte"', '„Geht’s?“, „so ‚ja‘ sagte“'],
  ['fr', '"Oui"', '«\u00a0Oui\u00a0»'],
])('in %s what is typed as “%s” is “%s”, and tidied it stays so', (language, text, becomes) => {
  expect(typeIn(text, language)).toBe(becomes)
  expect(tidy(becomes, language)).toBe(becomes)
})

test.each<[Language, string, string]>([
  ['en', "'Tis the '90s, the 1990's; rock 'n' roll", '’Tis the ’90s, the 1990’s; rock ’n’ roll'],
  ['en', 'Two  words , and a stop .', 'Two words, and a stop.'],
  ['en', 'One—two and “this” and ‘that’ :)', 'One—two and “this” and ‘that’ :)'],
  ['en', 'Wait.... So...', 'Wait.... So…'],
  ['en', '«Yes», „no”', '“Yes”, “no”'],
  ['en', 'http://example.org/a--b , "https://example.org/"', 'http://example.org/a--b, “https://example.org/”'],
  ['uk', '“Так” і "ні" – це п\'ять, об\u02bcєкт № 5 .', '«Так» і «ні»\u00a0— це п’ять, об’єкт №\u00a05.'],
  ['uk', 'від 5–7 до ІПН-12', 'від 5–7 до ІПН-12'],
  ['uk', '«Газета „Час“ пише»', '«Газета „Час“ пише»'],
  ['fr', 'Quoi ? Oui , « non » !', 'Quoi\u00a0? Oui, «\u00a0non\u00a0»\u00a0!'],
  ['en', 'a "', 'a "'],
  ['en', '', ''],
])('in %s “%s” becomes “%s”', (language, text, becomes) => {
  expect(tidy(text, language)).toBe(becomes)
  expect(tidyText(becomes, language)).toEqual([])
})

test('what is changed is as small as it can be', () => {
  expect(tidyText('Two  words - here', 'en')).toEqual([
    { from: 4, to: 5, text: '' },
    { from: 11, to: 12, text: '–' },
  ])
})

test('in any language a text that was tidied has nothing to tidy, and its letters are what they were', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aб1 \u00a0"\'“”„«»‘’‚-–—.,:?(\n№'), maxLength: 40 })
  const words = (each: string) => each.replace(/[^aб1(\n№]/g, '')
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (each, language) => {
      const once = tidy(each, language)
      expect(words(once)).toBe(words(each))
    }),
  )
})

test('a long text of one block takes no long time', () => {
  const texts = [
    ' '.repeat(200_000),
    '"a" '.repeat(1_000),
    `${'-'.repeat(100_000)} ${'.'.repeat(100_000)}`,
    'x'.repeat(200_000),
    "a' ".repeat(1_000),
  ]
  const spent = cpuTime(() => {
    for (const text of texts) tidyText(text, 'en')
  })
  expect(spent).toBeLessThan(20_000)
})
