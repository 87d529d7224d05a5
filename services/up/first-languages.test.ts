import { afterEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { firstLanguage, setPublishedLanguages, usualLanguages } from '#lib/publication.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { chooseFirstLanguages } from './first-languages.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  setPublishedLanguages(usualLanguages)
})

const readLanguages = async () => (await database().select({ languages: newsroom.languages }).from(newsroom))[0]?.languages

test('a new newsroom begins with the languages of GALLEY_LANGUAGES, without a name; later starts leave its own choice alone', async () => {
  await readPublication(database())
  await chooseFirstLanguages()
  expect(await readLanguages()).toBeUndefined()
  vi.stubEnv('GALLEY_LANGUAGES', 'uk,en')
  await chooseFirstLanguages()
  expect(await readLanguages()).toEqual(['uk', 'en'])
  expect(firstLanguage()).toBe('uk')
  expect((await masthead()).name).toEqual({ en: 'Galley' })
  vi.stubEnv('GALLEY_LANGUAGES', 'en')
  await chooseFirstLanguages()
  expect(await readLanguages()).toEqual(['uk', 'en'])
})
