import { beforeAll, expect, test } from 'vitest'
import type { Language } from '#lib/languages.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { searchStories } from './search-stories.ts'

let cast: Cast

async function live(text: string, language: Language = 'en'): Promise<string> {
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
  return liveStory(cast, { slug: `story-${Math.random().toString(36).slice(2)}`, at: new Date(), language, body })
}

const find = async (text: string, language: Language = 'en') =>
  (await searchStories({ text, language }, 'UTC', null)).stories.map(({ articleId }) => articleId)

/** Each query finds only its own story. */
const stories: readonly (readonly [text: string, ...questions: string[]])[] = [
  [
    'Pressure on the Polish/Ukrainian border. Drivers said him/her forms were missing.',
    'Polish/Ukrainian',
    'Ukrainian',
    'Ukrainian border',
    'him/her',
  ],
  ['The file budget.xlsx leaked to desk@harbour.example.', 'budget.xlsx', 'budget', 'xlsx', 'desk@harbour.example', 'harbour.example'],
  [
    'See quay-news.example/tickets?day=3 or https://www.quay-news.example/.',
    'quay-news.example/tickets',
    'https://www.quay-news.example',
    'tickets',
  ],
  ['The U.S. and the U.N. disagreed.', 'U.S.', 'u.s', 'U.N.', '"the U.S."'],
  ['J.P. Morgan and J. P. Stevens met.', 'J.P. Morgan', 'j.p. morgan', '"J. P. Stevens"', 'Stevens'],
  ['Its rate is 3.5%, up from 2.25 pct.', '3.5%', '3.5', '2.25 pct', '"from 2.25"'],
  ['The year 1987/88 brought 1.5 billion dlrs, or 1,500 mln.', '1987/88', '1.5 billion', '1,500', '"1.5 billion dlrs"'],
  ['Metrum rose <MTRM.O> on Monday.', 'MTRM.O', 'MTRM'],
  ['AT&T bought it from R&D people.', 'AT&T', 'R&D'],
  ['An F-16 landed; COVID-19 rules ended in 2024-25.', 'F-16', 'COVID-19', '2024-25', 'covid'],
  ["Moscow's mayor wouldn’t meet O'Brien.", "Moscow's", 'Moscow’s', 'moscow', "wouldn't", 'O’Brien', 'brien'],
  ['The com\u00admu\u00adni\u00adqué was signed; zero\u200bwidth words.', 'communiqué', 'communique', 'zerowidth', 'com\u00admuniqué'],
  ['Łódź, Zürich, façade, and the ﬁnal ½ mile.', 'Lodz', 'Łódź', 'zurich', 'facade', 'final', '½'],
]

let ids: string[]

beforeAll(async () => {
  cast = await seedCast()
  ids = []
  for (const [text] of stories) ids.push(await live(text))
  await live('Some other story: S. in the U. and P. in the J., F of 16, 5 of 3, R or D, at 88 in 1987.')
})

test('a story is found only by the words it contains', async () => {
  for (const [index, [, ...questions]] of stories.entries())
    for (const question of questions) expect([question, await find(question)]).toEqual([question, [ids[index]]])
})

test('a phrase in quotation marks is matched exactly, in order and form', async () => {
  const old = await live('They walked over the old bridge at dawn.')
  const other = await live('The bridge, old and narrow; older bridges burnt.')
  for (const quoted of ['"old bridge"', '“old bridge”', '„old bridge“', '«old bridge»', '"OLD   bridge"'])
    expect(await find(quoted)).toEqual([old])
  expect(await find('"bridge old"')).toEqual([other])
  expect(await find('"bridges"')).toEqual([other])
  expect((await find('old bridge')).sort()).toEqual([old, other].sort())
  expect(await find('"over the old bridge" dawn')).toEqual([old])
  expect(await find('"old bridge at noon"')).toEqual([])
  expect(await find('"old bridge')).toHaveLength(2)
})

test('a phrase does not match across two paragraphs', async () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const body = { type: 'doc' as const, content: [paragraph('It ends with a quagga'), paragraph('Zorilla begins it')] }
  const id = await liveStory(cast, { slug: 'two-paragraphs', at: new Date(), body })
  expect(await find('quagga zorilla')).toEqual([id])
  expect((await searchStories({ text: '"quagga zorilla"', language: 'en' }, 'UTC', null)).stories).toEqual([])
})

test('a picture is found by its caption', async () => {
  const attrs = { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: 'The lighthouse keeper’s axolotl', credit: '' }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Nothing of it here.' }] }
  const id = await liveStory(cast, {
    slug: 'captioned',
    at: new Date(),
    body: { type: 'doc', content: [paragraph, { type: 'picture', attrs }] },
  })
  for (const question of ['axolotl', '"lighthouse keeper’s axolotl"', 'nothing']) expect(await find(question)).toEqual([id])
})

test('words and phrases with a minus are excluded', async () => {
  const wheat = await live('Ostrovia sells wheat.')
  const both = await live('Ostrovia sells wheat and corn of the old kind.')
  expect((await find('ostrovia wheat')).sort()).toEqual([both, wheat].sort())
  expect(await find('ostrovia wheat -corn')).toEqual([wheat])
  expect(await find('-corn ostrovia')).toEqual([wheat])
  expect(await find('ostrovia -"old kind"')).toEqual([wheat])
  expect(await find('ostrovia -"kind old"')).toHaveLength(2)
  expect((await find('-ostrovia')).sort()).toEqual([both, wheat].sort())
})

test('common words do not narrow a query, and alone they find every story', async () => {
  const id = await live('Kestrels nest here')
  expect(await find('what is a kestrel')).toEqual([id])
  expect((await find('the')).length).toBeGreaterThan(10)
})

test('Ukrainian text is found in decomposed form, with any apostrophe or none, and by inflected compounds', async () => {
  const district = await live('Київський район: за́мок і об’єднання.'.normalize('NFD'), 'uk')
  for (const question of [
    'район',
    'Київський',
    'київського'.normalize('NFD'),
    'замок',
    "об'єднання",
    'обʼєднанню',
    'обєднання',
    '"за́мок і об’єднання"',
  ])
    expect([question, await find(question, 'uk')]).toEqual([question, [district]])
  const city = await live('В Івано-Франківську відкрили «Новий міст» із 5G.', 'uk')
  for (const question of ['Івано-Франківськ', 'Івано-Франківська', 'франківськ', '"новий міст"', '5G'])
    expect([question, await find(question, 'uk')]).toEqual([question, [city]])
})

test('the longest story is found by its last words, and an overlong word by its first sixty letters', async () => {
  const words = Array.from({ length: 25_000 }, (_, place) => `w${place.toString(36)}x`).join(' ')
  const id = await live(`${'a'.repeat(3000)} ${words} ${'the same '.repeat(300)} zanzibari dhow`)
  for (const question of ['zanzibari', '"zanzibari dhow"', '"the same zanzibari"', '"same zanzibari dhow"', 'a'.repeat(190)])
    expect([question.slice(0, 40), await find(question)]).toEqual([question.slice(0, 40), [id]])
  expect(await find('"dhow zanzibari"')).toEqual([])
})

test('a story is found by what an abbreviation in it stands for, and by its words as they stand', async () => {
  const abbreviation = { type: 'abbreviation', attrs: { title: 'Okapi Observation Office' } }
  const words = [
    { type: 'text', text: 'Members of the ' },
    { type: 'text', text: 'OOO', marks: [{ type: 'bold' }, abbreviation] },
    { type: 'text', text: ' met at dawn.' },
  ]
  const id = await liveStory(cast, {
    slug: 'abbreviated',
    at: new Date(),
    body: { type: 'doc', content: [{ type: 'paragraph', content: words }] },
  })
  for (const question of ['okapi', '"Okapi Observation Office"', '"of the OOO met at"'])
    expect([question, await find(question)]).toEqual([question, [id]])
  expect(await find('"dawn Okapi"')).toEqual([])
})
