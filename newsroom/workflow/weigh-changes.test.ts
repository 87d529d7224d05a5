import { describe, expect, test } from 'vitest'
import type { ReaderVersion } from '#db/schema/versions.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { draftNote } from './draft-note.ts'
import { joinNote } from './join-note.ts'
import { isOnlyRespelled, weighChanges } from './weigh-changes.ts'

const p = (text: string, marks?: DocumentNode['marks']): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks && { marks }) }],
})
const story = (headline: string, ...content: DocumentNode[]): ReaderVersion => ({
  headline,
  dek: '',
  body: { type: 'doc', content },
  language: 'en',
  slug: 'a',
  sectionId: 's',
  bylines: [],
  topics: [],
  hero: null,
  breaking: false,
  seoTitle: '',
  seoDescription: '',
})
const old = story('Rain in Kyiv', p('The fire killed 12 people.'), p('The goverment resigned.'), p('It rained all day long.'))

test('each change is weighed under its place in the list: its facts, and whether it is only spelling', () => {
  const rain = p('It rained all day long.')
  const now = story('Rain in Lviv', p('The fire killed 21 people.'), p('The government resigned.'), p('More.'), rain)
  expect(weighChanges(old, now)).toMatchObject([
    { part: 'headline', block: null, facts: [{ kind: 'name', before: 'Kyiv', after: 'Lviv' }], isRespelled: false },
    { part: 'body', block: 0, facts: [{ kind: 'number', before: '12', after: '21', noun: 'people' }], isRespelled: false },
    { part: 'body', block: 1, facts: [], isRespelled: true },
    { part: 'body', block: 2, facts: [], isRespelled: false },
  ])
})

test('an update is only spelling if all of it is', () => {
  const text = (...content: DocumentNode[]) => story(old.headline, ...content)
  const [fire, government, rain] = old.body.content as [DocumentNode, DocumentNode, DocumentNode] // three
  const spelled = p('The government resigned.')
  expect(isOnlyRespelled(old, text(fire, spelled, rain))).toBe(true)
  expect(isOnlyRespelled(old, { ...text(fire, spelled, rain), seoTitle: 'Rain' })).toBe(true)
  expect(isOnlyRespelled(old, text(fire, p('The goverment resigned.', [{ type: 'bold' }]), rain))).toBe(true)
  expect(
    isOnlyRespelled(old, text(fire, p('The goverment resigned.', [{ type: 'link', attrs: { href: 'https://a.example/' } }]), rain)),
  ).toBe(false)
  expect(isOnlyRespelled(old, { ...text(fire, spelled, rain), breaking: true })).toBe(false)
  expect(isOnlyRespelled(old, text(p('The fire killed 21 people.'), spelled, rain))).toBe(false)
  expect(isOnlyRespelled(old, text(fire, rain, government))).toBe(false)
  expect(isOnlyRespelled(old, text(fire, government))).toBe(false)
  expect(isOnlyRespelled(old, old)).toBe(false)
})

test('a change behind what the list shows of a long paragraph weighs as much', () => {
  const long = 'word '.repeat(2000)
  const [was, is] = ['12', '21'].map((number) => story('Rain', p(`${long} The fire killed ${number} people.`))) as [
    ReaderVersion,
    ReaderVersion,
  ] // two
  expect(weighChanges(was, is)).toMatchObject([{ facts: [{ before: '12', after: '21' }], isRespelled: false }])
})

test('a picture’s caption has facts; another picture weighs by itself', () => {
  const picture = (caption: string, mediaId = 'm', alt = 'A'): ReaderVersion => ({ ...old, hero: { mediaId, alt, caption, credit: 'C' } })
  expect(weighChanges(picture('Kyiv on Monday'), picture('Kyiv on Friday'))).toMatchObject([
    { part: 'hero', facts: [{ before: 'Monday', after: 'Friday' }] },
  ])
  expect(isOnlyRespelled(picture('Kyiv on Monday'), picture('Kyiv on Monday', 'm', 'B'))).toBe(true)
  expect(isOnlyRespelled(picture('Kyiv on Monday'), picture('Kyiv on Monday', 'n'))).toBe(false)
})

const noteOf = (was: ReaderVersion, is: ReaderVersion) =>
  joinNote(
    weighChanges(was, is).flatMap((change) => draftNote(change, is.language)),
    600,
  )

test('the draft of a note says what was and what is, in the language of the story', () => {
  expect(noteOf(old, story(old.headline, p('The fire killed 21 people.'), ...old.body.content.slice(1)))).toBe(
    'An earlier version of this article gave the number of people as 12. It is 21.',
  )
  expect(noteOf(old, story('Rain in Lviv', p('The fire killed 21 people.'), ...old.body.content.slice(1)))).toBe(
    'An earlier version of this article gave a name as Kyiv. It is Lviv. It also said “12” instead of “21”.',
  )
  expect(noteOf(story('Rain', p('It opens on Monday.')), story('Rain', p('It opens on 12 May.')))).toBe(
    'An earlier version of this article gave a date as Monday. It is 12 May.',
  )
  expect(noteOf(story('Rain', p('The thief, Ivan Petrenko, was held.')), story('Rain', p('The thief was held.')))).toBe(
    'An earlier version of this article said “Ivan Petrenko”. That was wrong.',
  )
  expect(noteOf(story('Rain', p('The mayor resigned.')), story('Rain', p('The mayor was dismissed.')))).toBe(
    'An earlier version of this article said “The mayor resigned”. It should have said “The mayor was dismissed”.',
  )
  const ukrainian = (text: string): ReaderVersion => ({ ...story('Дощ', p(text)), language: 'uk' })
  expect(noteOf(ukrainian('У пожежі загинули 12 людей.'), ukrainian('У пожежі загинули 25 людей.'))).toBe(
    'У попередній версії цього матеріалу було вказано: 12 людей. Правильно: 25 людей.',
  )
  expect(noteOf(ukrainian('У пожежі в будинку загинули 12 людей.'), ukrainian('У пожежі в будинку загинула 21 людина.'))).toBe(
    'У попередній версії цього матеріалу було сказано: «12». Правильно: «21».',
  )
})

test('the same fact in headline and text is told once, and a note is not longer than it may be', () => {
  const told = noteOf(story('Fire kills 12', p('The fire killed 12.')), story('Fire kills 21', p('The fire killed 21.')))
  expect(told).toBe('An earlier version of this article said “12”. It should have said “21”.')
  const many = (add: number) =>
    story('Rain', ...Array.from({ length: 60 }, (_, at) => p(`Line of some words that has number ${at * 100 + add} in it.`)))
  expect(noteOf(many(1), many(2)).length).toBeLessThanOrEqual(600)
  expect(noteOf(old, story(old.headline, ...old.body.content, p('The fire killed 40 more.')))).toBe('')
})

test('a marker at another place and other coordinates are more than spelling, a mended letter in the name is not', () => {
  const map = (x: number, name: string, coordinates: string): DocumentNode => ({
    type: 'map',
    attrs: { marker: { x, y: 10 }, coordinates },
    content: [{ type: 'title', content: [{ type: 'text', text: name }] }],
  })
  const before = story('Rain', map(10, 'The goverment quarter', '49, 36'))
  expect(isOnlyRespelled(before, story('Rain', map(10, 'The government quarter', '49, 36')))).toBe(true)
  // A program may have left out what is as usual.
  const { attrs: _, ...plain } = map(0, 'The goverment quarter', '')
  const edited = { ...map(0, 'The government quarter', ''), attrs: { marker: { x: 50, y: 50 }, coordinates: '' } }
  expect(isOnlyRespelled(story('Rain', plain), story('Rain', edited))).toBe(true)
  expect(isOnlyRespelled(before, story('Rain', map(11, 'The government quarter', '49, 36')))).toBe(false)
  expect(isOnlyRespelled(before, story('Rain', map(10, 'The government quarter', '49, 37')))).toBe(false)
})

describe('beside a mended letter', () => {
  const title = (text: string): DocumentNode => ({ type: 'title', content: [{ type: 'text', text }] })
  const words = { mediaId: 'm', alt: '', caption: '', credit: 'C' }
  const picture = (given: object): DocumentNode => ({ type: 'picture', attrs: { ...words, ...given } })
  const isSpelling = (make: (name: string, given: object) => DocumentNode, was: object, is: object) =>
    isOnlyRespelled(story('Rain', make('The goverment', was)), story('Rain', make('The government', is)))
  const map = (name: string, given: object): DocumentNode => ({ type: 'map', content: [picture(given), title(name)] })
  const embed = (name: string, given: object): DocumentNode => ({
    type: 'embed',
    attrs: { embedId: 'youtube:dQw4w9WgXcQ', ...given },
    content: [title(name)],
  })

  test.each([
    ['another picture', { mediaId: 'a' }, { mediaId: 'b' }, false],
    ['whose it is', { credit: 'A' }, { credit: 'B' }, false],
    ['a fact below it', { caption: 'Ferries since 1908' }, { caption: 'Ferries since 1909' }, false],
    ['a letter below it', { caption: 'The goverment quarter' }, { caption: 'The government quarter' }, true],
    ['its description', { alt: 'A' }, { alt: 'B' }, true],
    ['nothing', {}, {}, true],
  ])('of the name of a map: %s', (_, was, is, expected) => expect(isSpelling(map, was, is)).toBe(expected))

  test('another embed is more than spelling', () => {
    expect(isSpelling(embed, {}, {})).toBe(true)
    expect(isSpelling(embed, {}, { embedId: 'youtube:aaaaaaaaaaa' })).toBe(false)
  })

  test('the figures of a chart in another column are another statement', () => {
    const chart = (name: string, ...figures: string[]): DocumentNode => {
      const cells = figures.map((figure) => ({ type: 'tableCell', content: [figure ? p(figure) : { type: 'paragraph' }] }))
      return { type: 'tableFigure', content: [title(name), { type: 'table', content: [{ type: 'tableRow', content: cells }] }] }
    }
    expect(isOnlyRespelled(story('Rain', chart('Of the goverment', '12', '')), story('Rain', chart('Of the government', '', '12')))).toBe(
      false,
    )
  })
})
