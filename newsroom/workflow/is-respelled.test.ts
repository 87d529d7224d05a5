import { expect, test } from 'vitest'
import { isRespelled } from './is-respelled.ts'

test.each([
  ['The goverment resigned.', 'The government resigned.'],
  ['They recieved the letter.', 'They received the letter.'],
  ['Teh mayor left.', 'The mayor left.'],
  ['The the mayor left.', 'The mayor left.'],
  ['It was a honest answer.', 'It was an honest answer.'],
  ['Mayor of city left.', 'Mayor of the city left.'],
  ['the mayor left.', 'The mayor left'],
  ['He said "no".', 'He said “no”.'],
  ['He said "no.', 'He said "no."'],
  ['Its late - very late...', 'It’s late – very late…'],
  ['Any one may come.', 'Anyone may come.'],
  ['A well known name.', 'A well-known name.'],
  ['He left,she stayed.', 'He left, she stayed.'],
  ['He definately occured to us seperately.', 'He definitely occurred to us separately.'],
])('English, the same in better spelling: %s / %s', (before, after) => {
  expect(isRespelled(before, after, 'en')).toBe(true)
})

test.each([
  ['The fire killed 12 people.', 'The fire killed 21 people.'],
  ['It cost 1.5 million.', 'It cost 15 million.'],
  ['Exports increased.', 'Exports decreased.'],
  ['It is legal.', 'It is illegal.'],
  ['He could resign.', 'He would resign.'],
  ['He is guilty.', 'He is not guilty.'],
  ['He can come.', 'He can’t come.'],
  ['He hid it.', 'He hit it.'],
  ['The mayor resigned.', 'The mayor resigned on time.'],
  ['The mayor resigned on time.', 'The mayor resigned.'],
  ['Has the mayor resigned?', 'Has the mayor resigned.'],
  ['He said it was bad.', 'He said it was “bad”.'],
  ['It rained.', 'The mayor of the city resigned after a long fire.'],
  ['An employer sued.', 'An employee sued.'],
])('English, another text: %s / %s', (before, after) => {
  expect(isRespelled(before, after, 'en')).toBe(false)
})

test.each([
  ['Обьєкт закрито.', 'Об’єкт закрито.'],
  ['Мер приихав до міста.', 'Мер приїхав до міста.'],
  ['Переговори у Києві.', 'Переговори в Києві.'],
  ['Він сказав "ні".', 'Він сказав «ні».'],
  ['Мер пішов - йому 50.', 'Мер пішов – йому 50.'],
  ['не зважаючи на дощ', 'незважаючи на дощ'],
  ['П"ять сіл.', 'П"ять сіл'],
  ['Мiсто без світла.', 'Місто без світла.'], // a Latin letter
  ['Міністерсво відповіло.', 'Міністерство відповіло.'],
  ['на вулиці Шевченко', 'на вулиці Шевченка'],
])('Ukrainian, the same in better spelling: %s / %s', (before, after) => {
  expect(isRespelled(before, after, 'uk')).toBe(true)
})

test.each([
  ['Загинули 12 людей.', 'Загинула 21 людина.'],
  ['Дані відомі.', 'Дані невідомі.'],
  ['Вона знала.', 'Вони знали.'],
  ['Мер їде до міста.', 'Мер їде з міста.'],
  ['Міст закрили.', 'Міст відкрили.'],
  ['Мер пішов.', 'Мер не пішов.'],
  ['Мер пішов?', 'Мер пішов.'],
  ['Йшов дощ.', 'Йшов дощ. У Києві тихо.'],
])('Ukrainian, another text: %s / %s', (before, after) => {
  expect(isRespelled(before, after, 'uk')).toBe(false)
})

test.each([
  ['It was −12 °C at night.', 'It was 12 °C at night.'],
  ['Up to 10⁶ of them.', 'Up to 10⁴ of them.'],
  ['A room of 12 m².', 'A room of 12 m³.'],
  ['It took 2½ hours.', 'It took 2¼ hours.'],
  ['Where n ≥ 5.', 'Where n ≤ 5.'],
  ['The code is 2 2 3.', 'The code is 2 3.'],
  ['He was hired on Monday.', 'He was fired on Monday.'],
  ['The minister was sacked.', 'The minister was backed.'],
])('a sign or a letter that changes what is said: %s / %s', (before, after) => {
  expect(isRespelled(before, after, 'en')).toBe(false)
})

test('a text that was written anew is another text', () => {
  const text = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(' ')
  expect(isRespelled(text('old'), text('new'), 'en')).toBe(false)
})
