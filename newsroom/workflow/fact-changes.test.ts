import { describe, expect, test } from 'vitest'
import type { Language } from '#lib/languages.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { factChanges } from './fact-changes.ts'
import { factsIn, namesWithin, saidIn } from './facts-in.ts'

/** "12 → 21", for each changed fact. */
function changes(language: Language, before: string, after: string): string[] {
  const names = new Set([before, after].flatMap((text) => [...namesWithin(sentencesOf(text, language), language)]))
  const later = sentencesOf(after, language).flatMap((sentence) => factsIn(sentence, language, names))
  const said = saidIn(later, language)
  return factChanges(before, after, language, { names, said }).map((fact) => `${fact.before} → ${fact.after}`)
}

describe('English', () => {
  test.each<[string, string, ...string[]]>([
    // Numbers
    ['The fire killed 12 people.', 'The fire killed 21 people.', '12 → 21'],
    ['The fire killed twelve people.', 'The fire killed 21 people.', 'twelve → 21'],
    ['Twelve people died in the fire.', 'Twenty-one people died in the fire.', 'Twelve → Twenty-one'],
    ['It cost $1,200.', 'It cost $12,000.', '$1,200 → $12,000'],
    ['It cost $12.', 'It cost €12.', '$12 → €12'],
    ['It cost $12m.', 'It cost $12bn.', '$12m → $12bn'],
    ['It cost 2 million dollars.', 'It cost 2.5 million dollars.', '2 million → 2.5 million'],
    ['A hundred and twelve people came.', 'A hundred and twenty people came.', 'hundred and twelve → hundred and twenty'],
    ['About 40% agreed.', 'About 45% agreed.', '40% → 45%'],
    ['They won 2-1.', 'They won 3-1.', '2-1 → 3-1'],
    ['It began at 10:30.', 'It began at 11:30.', '10:30 → 11:30'],
    ['The 12-year-old boy was found.', 'The 13-year-old boy was found.', '12-year-old → 13-year-old'],
    ['One person died.', 'Two people died.', 'One → Two'],
    ['He came third.', 'He came second.', 'third → second'],
    ['The tram has nine stops and 30 seats.', 'The tram has ten stops and 40 seats.', 'nine → ten', '30 → 40'],
    // The same number, written otherwise
    ['The fire killed twelve people.', 'The fire killed 12 people.'],
    ['It cost 1200 dollars.', 'It cost 1,200 dollars.'],
    ['It cost 2,000,000 dollars.', 'It cost $2 million.'],
    ['Two dozen people came.', 'In all, 24 people came.'],
    ['One of the largest fires of the year.', 'Among the largest fires of the year.'],
    ['At first the police said nothing.', 'The police said nothing.'],
    // Dates
    ['The bridge opens on Monday.', 'The bridge opens on Friday.', 'Monday → Friday'],
    ['The bridge opens on 12 May.', 'The bridge opens on 13 May.', '12 May → 13 May'],
    ['The bridge opens on May 12, 2026.', 'The bridge opens on May 12, 2027.', 'May 12, 2026 → May 12, 2027'],
    ['The bridge opened in May.', 'The bridge opened in June.', 'May → June'],
    ['The bridge opened in 2019.', 'The bridge opened in 2020.', '2019 → 2020'],
    ['The bridge opens tomorrow.', 'The bridge opens today.', 'tomorrow → today'],
    ['The bridge opens on Monday.', 'The bridge opens soon.', 'Monday → '],
    ['The bridge opens on 12 May.', 'The bridge opens on May 12.'],
    ['The bridge opens on 12 May 2026.', 'The bridge opens on 12 May.'],
    // Names
    ['The mayor, Ivan Petrenko, resigned.', 'The mayor, Petro Ivanenko, resigned.', 'Ivan Petrenko → Petro Ivanenko'],
    ['The mayor, Ivan Petrenko, resigned.', 'The mayor, Petro Petrenko, resigned.', 'Ivan Petrenko → Petro Petrenko'],
    ['Ivan Petrenko resigned.', 'Petro Ivanenko resigned.', 'Ivan Petrenko → Petro Ivanenko'],
    ['The talks were in Kyiv.', 'The talks were in Lviv.', 'Kyiv → Lviv'],
    ['The thief, Ivan Petrenko, was held.', 'The thief was held.', 'Ivan Petrenko → '],
    ['A word of Zelenskyy was heard.', 'A word of Zelensky was heard.', 'Zelenskyy → Zelensky'],
    ['The talks of NATO failed.', 'The talks of the EU failed.', 'NATO → EU'],
    ['The talks were led by Volodymyr Zelensky.', 'The talks were led by President Zelensky.'],
    ["It was Petrenko's idea.", 'It was an idea of Petrenko.'],
    ['The answer of Petrenko was no. We asked Petrenko again.', 'His answer was no. We asked Petrenko again.'],
    ['Meanwhile, it rained.', 'However, it rained.'],
    ['The Kyiv mayor resigned.', 'A Kyiv mayor resigned.'],
    ['He said no.', 'She said no.'],
    // More or less is said, not something else
    ['It rained.', 'It rained. The fire killed 12 people in Kyiv on Monday.'],
    ['It rained. The fire killed 12 people in Kyiv on Monday.', 'It rained.'],
    ['The police said nothing.', 'The police chief, Ivan Petrenko, said nothing on Monday.'],
    ['On Monday 12 people died. The mayor resigned.', 'There were 12 people who died. The mayor resigned on Monday.'],
    // Words
    ['The bridge is old and wide.', 'The bridge is wide and old.'],
    ['He said: “It is bad”.', 'He said: "It is bad".'],
    ['The bridge was closed.', 'The bridge was opened.'],
    ['It rained.', 'It rained.'],
  ])('%s / %s', (before, after, ...expected) => {
    expect(changes('en', before, after)).toEqual(expected)
  })

  test('in a headline where every word has a capital letter, names are known from the text', () => {
    expect(
      changes('en', 'Mayor Resigns After Fire\nThe mayor of Kyiv resigned.', 'Mayor Leaves After Fire\nThe mayor of Kyiv resigned.'),
    ).toEqual([])
    expect(
      changes(
        'en',
        'Mayor Of Kyiv Resigns\nThe mayor of Kyiv left. Lviv is in the west, and Lviv is calm.',
        'Mayor Of Lviv Resigns\nThe mayor of Kyiv left. Lviv is in the west, and Lviv is calm.',
      ),
    ).toEqual(['Kyiv → Lviv'])
  })
})

describe('Ukrainian', () => {
  test.each<[string, string, ...string[]]>([
    ['У пожежі загинули 12 людей.', 'У пожежі загинула 21 людина.', '12 → 21'],
    ['У пожежі загинули дванадцять людей.', 'У пожежі загинули двадцять одна людина.', 'дванадцять → двадцять одна'],
    ['Ремонт коштує 1,5 млн гривень.', 'Ремонт коштує 15 млн гривень.', '1,5 млн → 15 млн'],
    ['Ремонт коштує 12 тис. гривень.', 'Ремонт коштує 12 млн гривень.', '12 тис → 12 млн'],
    ['Зібрали 12 000 гривень.', 'Зібрали 21 000 гривень.', '12 000 → 21 000'],
    ['Загинула одна людина.', 'Загинули дві людини.', 'одна → дві'],
    ['Про це сказали п’ятеро свідків.', 'Про це сказали шестеро свідків.', 'п’ятеро → шестеро'],
    ['У пожежі загинули дванадцять людей.', 'Пожежа забрала життя 12 людей.'],
    ['Немає дванадцяти людей.', 'Бракує дванадцятьох людей.'],
    ['Зібрали 12 000 гривень.', 'Зібрали 12 тисяч гривень.'],
    ['Це одна з найбільших пожеж.', 'Це чи не найбільша пожежа.'],
    ['Міст відкриють у середу.', 'Міст відкриють у п’ятницю.', 'середу → п’ятницю'],
    ['Міст відкриють 12 травня.', 'Міст відкриють 13 травня.', '12 травня → 13 травня'],
    ['Міст відкрили 12 травня 2025 року.', 'Міст відкрили 12 травня 2026 року.', '12 травня 2025 → 12 травня 2026'],
    ['Міст відкрили вчора.', 'Міст відкрили сьогодні.', 'вчора → сьогодні'],
    ['Міст відкриють до середи.', 'Міст відкриють у середу.'],
    ['Міст відкрили у травні.', 'Міст відкрили наприкінці травня.'],
    ['Про це сказав мер Іван Петренко.', 'Про це сказав мер Петро Іваненко.', 'Іван Петренко → Петро Іваненко'],
    ['Про це розповіла Марта.', 'Про це розповіла Марія.', 'Марта → Марія'],
    ['Переговори були у Києві.', 'Переговори були у Львові.', 'Києві → Львові'],
    ['Нападника, Івана Петренка, затримано.', 'Нападника затримано.', 'Івана Петренка → '],
    // The same name in another case
    ['Про це заявив Володимир Зеленський.', 'Про це відомо від Володимира Зеленського.'],
    ['Переговори були у Києві.', 'Переговори відбулися біля Києва.'],
    ['Слово дали мерові Львова.', 'Слово дали мерові міста Львів.'],
    ['Розмову вела Ольга.', 'Розмову доручили Ользі.'],
    ['Про це написала Олена.', 'Про це ми дізналися від Олени.'],
    ['Рішення ухвалила Рада.', 'Рішення є у Раді.'],
    // More or less is said
    ['Йшов дощ.', 'Йшов дощ. У Києві загинули 12 людей.'],
    ['Йшов дощ. У Києві загинули 12 людей.', 'Йшов дощ.'],
    ['Мер сказав «ні».', 'Мер сказав "ні".'],
    ['Міст закрили.', 'Міст відкрили.'],
  ])('%s / %s', (before, after, ...expected) => {
    expect(changes('uk', before, after)).toEqual(expected)
  })
})

test('a language without lists has its figures and its names', () => {
  expect(changes('pl', 'Zginęło 12 osób w Krakowie.', 'Zginęło 21 osób w Gdańsku.')).toEqual(['12 → 21', 'Krakowie → Gdańsku'])
  expect(changes('de', 'Das Haus brennt seit Montag.', 'Das Feuer brennt seit Montag.')).toEqual([])
  expect(changes('de', 'Es kostet 1.200,50 Euro.', 'Es kostet 1200,50 Euro.')).toEqual([])
  expect(changes('ar', 'قتل 12 شخصا.', 'قتل 21 شخصا.')).toEqual(['12 → 21'])
})

test('every sentence of a long text is compared', () => {
  const text = (word: string) => Array.from({ length: 1000 }, (_, at) => `Sentence ${at} of ${word} is here.`).join(' ')
  expect(changes('en', text('Kyiv'), text('Kyiv'))).toEqual([])
  expect(changes('en', text('Kyiv'), text('Lviv'))).toHaveLength(1000)
})

test('one sentence of thousands of names and figures holds nobody up', () => {
  const sentence = (word: string) => `${word} `.repeat(20_000)
  expect(changes('en', sentence('Kyiv 12'), sentence('Lviv 21')).length).toBeLessThanOrEqual(300)
  expect(changes('en', sentence('Kyiv'), sentence('Lviv')).length).toBeLessThanOrEqual(300)
})
