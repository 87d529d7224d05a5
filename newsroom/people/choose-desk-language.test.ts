import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { chooseDeskLanguage } from './choose-desk-language.ts'
import { deskLanguageChoice } from './input.ts'
import { personOfSession } from './session.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const languageOf = async ({ sessionId }: { sessionId: string }) => (await personOfSession(sessionId))?.deskLanguage

test('a person chooses the language of the desk for themselves alone, and leaves it to the browser again', async () => {
  expect(await languageOf(cast.olena)).toBeNull()
  expect(await chooseDeskLanguage(cast.olena, { language: 'uk' })).toEqual({ ok: true, value: null })
  expect(await languageOf(cast.olena)).toBe('uk')
  expect(await languageOf(cast.danylo)).toBeNull()
  await chooseDeskLanguage(cast.olena, { language: null })
  expect(await languageOf(cast.olena)).toBeNull()
})

test('only a language that the desk speaks can be chosen, and one that it no longer speaks is none', async () => {
  expect(deskLanguageChoice.safeParse({ language: 'en-XA' }).success).toBe(false)
  expect(deskLanguageChoice.safeParse({ language: null }).success).toBe(true)
  await database().update(people).set({ deskLanguage: 'tlh' }).where(eq(people.id, cast.olena.id))
  expect(await languageOf(cast.olena)).toBeNull()
})
