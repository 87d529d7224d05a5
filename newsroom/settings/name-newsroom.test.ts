import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { newsroomNames } from './input.ts'
import { nameNewsroom, newsroomSettings } from './name-newsroom.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
const names = { name: { en: 'The Dnipro Paper', uk: 'Дніпровська газета' }, tagline: { en: 'News from the river' } }

test('neither a journalist nor an editor may name the newsroom, or look at its settings', async () => {
  for (const person of [cast.olena, cast.marta]) {
    await expect(nameNewsroom(person, names)).rejects.toThrow(NotAllowed)
    await expect(newsroomSettings(person)).rejects.toThrow(NotAllowed)
  }
  expect(await masthead()).toMatchObject({ name: { en: 'The Test Paper' }, tagline: { en: 'For tests' } })
  expect(await database().select().from(outbox)).toEqual([])
})

test('an admin changes the name; readers see it, every page is invalidated, and the audit has the old one', async () => {
  expect(await nameNewsroom(cast.ihor, names)).toMatchObject({ ok: true })
  expect(await newsroomSettings(cast.ihor)).toEqual(names)
  expect(await masthead()).toMatchObject(names)
  expect(await database().select({ tags: outbox.tags, event: outbox.event }).from(outbox)).toEqual([
    { tags: ['newsroom'], event: { kind: 'changed', what: 'newsroom', id: 'newsroom' } },
  ])
  expect(await database().select({ detail: audit.detail }).from(audit)).toMatchObject([
    { detail: { from: { name: { en: 'The Test Paper' } } } },
  ])
})

test('a form is parsed by language; empty fields fall back, but the first name is required', () => {
  const read = newsroomNames.safeParse({ 'name.en': ' A ', 'name.uk': '', 'tagline.uk': 'Щоденна' })
  expect(read.data).toEqual({ name: { en: 'A' }, tagline: { en: '', uk: 'Щоденна' } })
  expect(newsroomNames.safeParse({ 'name.en': ' ', 'name.uk': 'Газета' }).success).toBe(false)
  expect(newsroomNames.safeParse({ 'name.en': 'x'.repeat(61) }).success).toBe(false)
})
