import fc from 'fast-check'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { redirects } from '#db/schema/articles.ts'
import { isSlug, slugOf } from '#lib/slug.ts'
import { seedCast } from '#testing/cast.ts'
import { freeSlug, isTaken } from './slug.ts'

test.each([
  ['Алушта', 'alushta'],
  ['Згурський', 'zghurskyi'],
  ['Розгон', 'rozghon'],
  ['Єнакієве', 'yenakiieve'],
  ['Їжакевич', 'yizhakevych'],
  ['Кадиївка', 'kadyivka'],
  ['Йосипівка', 'yosypivka'],
  ['Стрий', 'stryi'],
  ['Юрій', 'yurii'],
  ['Яготин', 'yahotyn'],
  ['Костянтин', 'kostiantyn'],
  ["Знам'янка", 'znamianka'],
  ['Знам’янка', 'znamianka'],
  ['Феодосія', 'feodosiia'],
  ['Ґалаґан', 'galagan'],
  ['Гоща', 'hoshcha'],
  ['Русь', 'rus'],
  ['Київ і Львів: що змінилося', 'kyiv-i-lviv-shcho-zminylosia'],
  ['Zażółć gęślą jaźń', 'zazolc-gesla-jazn'],
  ['  “Quoted” — and 3,000 more!  ', 'quoted-and-3-000-more'],
  ['日本', 'story'],
  ['', 'story'],
])('%s becomes %s', (headline, slug) => {
  expect(slugOf(headline)).toBe(slug)
})

test('the slug of any headline has the shape that the database requires', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })), (headline) =>
      isSlug(slugOf(headline)),
    ),
  )
})

test('a long headline is cut between words', () => {
  const slug = slugOf('parliament '.repeat(30))
  expect(slug.length).toBeLessThanOrEqual(120)
  expect(slug.endsWith('parliament')).toBe(true)
})

test('a slug that another story has, or had, gets a number; one’s own does not', async () => {
  const cast = await seedCast()
  expect(await freeSlug(database(), 'en', 'the-draft-story')).toBe('the-draft-story-2')
  expect(await freeSlug(database(), 'en', 'the-draft-story', cast.articles.draft)).toBe('the-draft-story')
  expect(await freeSlug(database(), 'uk', 'the-draft-story')).toBe('the-draft-story')
  await database().insert(redirects).values({ language: 'en', slug: 'the-draft-story-2', articleId: cast.articles.published })
  expect(await freeSlug(database(), 'en', 'the-draft-story')).toBe('the-draft-story-3')
  expect(await isTaken(database(), 'en', 'the-draft-story-2', cast.articles.draft)).toBe(true)
  expect(await isTaken(database(), 'en', 'the-draft-story-2', cast.articles.published)).toBe(false)
})
