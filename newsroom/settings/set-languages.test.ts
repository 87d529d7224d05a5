import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { firstLanguage, localize, publishedLanguages, setPublishedLanguages } from '#lib/publication.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { resolveFormerAddress } from '#newsroom/paper/resolve-address.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { languagesInput } from './input.ts'
import { setLanguages } from './set-languages.ts'

let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
})
afterEach(async () => {
  await setLanguages(cast.ihor, { languages: ['en', 'uk'] })
})

test('neither a journalist nor an editor may choose the languages', async () => {
  for (const person of [cast.olena, cast.marta]) await expect(setLanguages(person, { languages: ['uk', 'en'] })).rejects.toThrow(NotAllowed)
  await readPublication()
  expect(publishedLanguages()).toEqual(['en', 'uk'])
})

test('an admin puts another language first: every process reads it, the edges are told of all pages, the audit knows', async () => {
  expect(await setLanguages(cast.ihor, { languages: ['uk', 'en'] })).toMatchObject({ ok: true })
  setPublishedLanguages(['en', 'uk'])
  await readPublication()
  expect(firstLanguage()).toBe('uk')
  expect([newsPath('uk', 'a'), newsPath('en', 'a')]).toEqual(['/news/a', '/en/news/a'])
  const [event] = await database()
    .select({ event: outbox.event, tags: outbox.tags })
    .from(outbox)
    .where(eq(outbox.event, { kind: 'languages', languages: ['uk', 'en'] }))
  expect(event?.tags).toEqual(expect.arrayContaining(['newsroom', 'lists:en', 'lists:uk', 'feed:main:uk', 'corrections:en']))
  const [row] = await database().select({ detail: audit.detail }).from(audit).where(eq(audit.verb, 'set-languages'))
  expect(row?.detail).toEqual({ from: ['en', 'uk'], to: ['uk', 'en'] })
})

test('an address without a prefix leads to the story of the language that was first', async () => {
  await liveStory(cast, { slug: 'ukrainian', at: new Date(), language: 'uk' })
  expect(await resolveFormerAddress('the-published-story')).toBe('nowhere')
  await setLanguages(cast.ihor, { languages: ['uk', 'en'] })
  expect(await resolveFormerAddress('the-published-story')).toMatchObject({ movedTo: { language: 'en', slug: 'the-published-story' } })
  expect(await resolveFormerAddress('ukrainian')).toBe('nowhere')
  expect(await resolveFormerAddress('the-taken-down-story')).toBe('gone')
})

test('a language with live stories stays, and the answer counts them; one without any goes, and comes back with its feed', async () => {
  expect(await setLanguages(cast.ihor, { languages: ['uk'] })).toMatchObject({
    ok: false,
    problem: 'live-stories',
    detail: { languages: [{ language: 'en', stories: 1 }] },
  })
  await readPublication()
  expect(publishedLanguages()).toEqual(['en', 'uk'])
  await database().delete(feeds).where(eq(feeds.id, cast.feedUk.id))
  expect(await setLanguages(cast.ihor, { languages: ['uk', 'en'] })).toMatchObject({ ok: true })
  expect(await database().select({ language: feeds.language }).from(feeds).orderBy(asc(feeds.language))).toEqual([
    { language: 'en' },
    { language: 'uk' },
  ])
})

test('lists by name follow the first language, and a text that is missing falls back to it', async () => {
  const [made] = await database()
    .insert(authors)
    .values({ slug: 'a', name: { en: 'Anna', uk: 'Ганна' } })
    .returning({ id: authors.id })
  const sortName = async () =>
    (
      await database()
        .select({ name: authors.sortName })
        .from(authors)
        .where(eq(authors.id, made?.id ?? ''))
    )[0]?.name
  expect(await sortName()).toBe('anna')
  await setLanguages(cast.ihor, { languages: ['uk', 'en'] })
  expect(await sortName()).toBe('ганна')
  expect(localize({ uk: 'Так', en: 'Yes' })).toBe('Так')
  expect([localize({ en: 'Yes' }, 'uk'), localize({ uk: 'Так' }, 'en'), localize({})]).toEqual(['Yes', 'Так', ''])
})

test('what is sent names at least one known language, each once', () => {
  const isRead = (languages: string[]) => languagesInput.safeParse({ languages }).success
  expect([isRead(['uk', 'en']), isRead(['uk']), isRead([]), isRead(['uk', 'uk']), isRead(['xx'])]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a newsroom without a name yet keeps its former first language, too', async () => {
  await database().delete(newsroom)
  await setLanguages(cast.ihor, { languages: ['uk', 'en'] })
  expect(await resolveFormerAddress('the-published-story')).toMatchObject({ movedTo: { language: 'en', slug: 'the-published-story' } })
})
