import { expect, test } from 'vitest'
import type { Language } from '#lib/languages.ts'
import { numbersThatDiffer } from './numbers-that-differ.ts'

const differ = (headline: string, text: string | string[], language: Language = 'en', dek = '') =>
  numbersThatDiffer({ headline, dek, texts: [text].flat() }, language).map(({ line, number, other }) => `${line}: ${number} / ${other}`)

test.each<[string, string, Language?]>([
  ['Seven bridges close', 'The city closes 7 bridges.'],
  ['7 bridges close', 'Seven of the bridges close.'],
  ['12,000 people flee', 'In all 12 thousand people fled.'],
  ['1.2 million people flee', 'The UN counts 1,234,567 people.'],
  ['About 50 people hurt', 'The hospital treated 48 people.'],
  ['Seven people died', 'There were five people in one car and two people in the other.'],
  ['$5m for schools', 'The council gives $5 million to schools.'],
  // Only not in the text, or something else is counted there.
  ['Seven bridges close', 'The city closes them.'],
  ['Seven bridges close', 'Forty schools stay open.'],
  ['2030 goals are out of reach', 'Three goals were set.'],
  ['The 2nd round begins', 'Two rounds were played.'],
  ['A 12-year-old wins', 'She has played for five years.'],
  ['Home is nine hundred kilometres away', 'They go four hundred kilometres.'],
  ['Seven bridges', 'The ferry, and six other bridges. Three bridges are new.'],
  ['', 'Seven people.'],
  ['Закрито 7 мостів', 'Місто закриває сім мостів.', 'uk'],
  ['12,5 % більше', 'Стало на 12,5 відсотка більше.', 'uk'],
  ['Закрито сім мостів', 'Відкрито сорок лікарень.', 'uk'],
  ['12.000 Menschen fliehen', 'Es waren 12000 Menschen.', 'de'],
])('no difference: %s / %s', (headline, text, language) => {
  expect(differ(headline, text, language)).toEqual([])
})

test.each<[string, string, string, Language?]>([
  ['12 bridges close', 'The city closes eleven bridges.', 'headline: 12 bridges / eleven bridges'],
  ['Seven killed in strike', 'Nine people were killed.', 'headline: Seven killed / Nine people were killed'],
  ['20 people hurt', 'The hospital treated 21 people.', 'headline: 20 people hurt / 21 people'],
  ['$5m for schools', 'The council gives $6 million to schools.', 'headline: $5m / $6 million'],
  ['Rents rise 5%', 'Rents rose by 7 percent.', 'headline: 5% / 7 percent'],
  ['Закрито 12 мостів', 'Місто закриває 11 старих мостів.', 'headline: 12 мостів / 11 старих мостів', 'uk'],
  ['Ціни зросли на 12,5%', 'Ціни зросли на 125%.', 'headline: 12,5% / 125%', 'uk'],
])('a difference: %s / %s', (headline, text, expected, language) => {
  expect(differ(headline, text, language)).toEqual([expected])
})

test('two in one headline, and one in the dek', () => {
  expect(
    differ('12 bridges and 5 schools close', ['Nine bridges close.', 'Six schools close.'], 'en', '9 bridges, 4 schools'),
  ).toHaveLength(3)
})

test('a text of many numbers is looked through', () => {
  const texts = Array.from({ length: 3_000 }, (_, at) => `The ${at + 20} schools.`)
  expect(differ('12 schools', texts)).toHaveLength(1)
})
