import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { audit } from '#db/schema/record.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { describeMany } from './describe-many.ts'
import { describeManyInput } from './input.ts'

let cast: Cast
let olenas: string[]
let danylos: string
let made = 0
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  const file = { name: 'a.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1, state: 'ready' as const, terms: 'As agreed' }
  const rows = await database()
    .insert(media)
    .values([cast.olena, cast.olena, cast.danylo].map(({ id }) => ({ ...file, hash: `many ${++made}`, createdBy: id })))
    .returning({ id: media.id })
  const [one = '', two = '', three = ''] = rows.map(({ id }) => id)
  olenas = [one, two]
  danylos = three
})

const rows = (ids: string[]) => database().select().from(media).where(inArray(media.id, ids))
const facts = { credit: 'Harbour Wire', rightsEnd: '2030-01-31', askFirst: true, place: 'Odesa' }

test('an editor says the same of many pictures at once; what is left out stays, and the audit has each', async () => {
  const ids = [...olenas, danylos]
  const answer = await describeMany(cast.marta, { ids, facts })
  expect(answer).toMatchObject({ ok: true, value: { left: [] } })
  expect(answer.ok && answer.value.pictures).toHaveLength(3)
  for (const row of await rows(ids)) expect(row).toMatchObject({ ...facts, terms: 'As agreed' })
  const told = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(inArray(audit.subjectId, ids), eq(audit.verb, 'describe-picture')))
  expect(told).toEqual([{ detail: facts }, { detail: facts }, { detail: facts }])
})

test('those that one may not describe, and those that are gone, stay as they were and are named', async () => {
  const gone = cast.articles.draft
  const answer = await describeMany(cast.olena, { ids: [...olenas, danylos, gone, danylos], facts })
  expect(answer).toMatchObject({
    value: {
      left: [
        { id: danylos, problem: 'not-allowed' },
        { id: gone, problem: 'not-found' },
      ],
    },
  })
  expect(answer.ok && answer.value.pictures.map(({ id }) => id).sort()).toEqual([...olenas].sort())
  expect(await rows([danylos])).toMatchObject([{ credit: '', askFirst: false, rightsEnd: null }])
})

test('an input that says nothing, of nothing or of too many is refused', () => {
  const read = (input: unknown) => describeManyInput.safeParse(input).success
  expect(read({ ids: olenas, facts })).toBe(true)
  expect(read({ ids: olenas, facts: {} })).toBe(false)
  expect(read({ ids: [], facts })).toBe(false)
  expect(read({ ids: Array.from({ length: 201 }, () => danylos), facts })).toBe(false)
  expect(read({ ids: olenas, facts: { credit: 'x'.repeat(301) } })).toBe(false)
  expect(read({ ids: olenas, facts: { rightsEnd: 'soon' } })).toBe(false)
})
