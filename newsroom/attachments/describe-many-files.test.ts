import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { attachments } from '#db/schema/attachments.ts'
import { audit } from '#db/schema/record.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { describeManyFiles } from './describe-many-files.ts'
import { describeManyFilesInput } from './input.ts'

let cast: Cast
let olenas: string[]
let danylos: string
let made = 0
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  const file = { kind: 'audio', format: 'mp3', seconds: 60, name: 'a.mp3', bytes: 1, title: 'At night' } as const
  const rows = await database()
    .insert(attachments)
    .values(
      [cast.olena, cast.olena, cast.danylo].map(({ id }) => {
        const hash = (++made).toString(16).padStart(64, 'd')
        return { ...file, hash, sourceHash: hash, createdBy: id }
      }),
    )
    .returning({ id: attachments.id })
  const [one = '', two = '', three = ''] = rows.map(({ id }) => id)
  olenas = [one, two]
  danylos = three
})

const rows = (ids: string[]) => database().select().from(attachments).where(inArray(attachments.id, ids))
const facts = { credit: 'Harbour Radio' }

test('an editor says the same of many files at once; what is left out stays, and the audit has each', async () => {
  const ids = [...olenas, danylos]
  expect(await describeManyFiles(cast.marta, { ids, facts })).toEqual({ ok: true, value: { changed: ids, left: [] } })
  for (const row of await rows(ids)) expect(row).toMatchObject({ ...facts, title: 'At night' })
  const told = await database()
    .select({ detail: audit.detail })
    .from(audit)
    .where(and(inArray(audit.subjectId, ids), eq(audit.verb, 'describe-attachment')))
  expect(told).toEqual([{ detail: facts }, { detail: facts }, { detail: facts }])
})

test('those that one may not describe, and those that are gone, stay as they were and are named', async () => {
  const gone = cast.articles.draft
  expect(await describeManyFiles(cast.olena, { ids: [...olenas, danylos, gone, danylos], facts })).toEqual({
    ok: true,
    value: {
      changed: olenas,
      left: [
        { id: danylos, problem: 'not-allowed' },
        { id: gone, problem: 'not-found' },
      ],
    },
  })
  expect(await rows([danylos])).toMatchObject([{ credit: '' }])
})

test('an input of nothing or of too many is refused, as is what files have not in common', () => {
  const read = (input: unknown) => describeManyFilesInput.safeParse(input)
  expect(read({ ids: olenas, facts }).success).toBe(true)
  expect(read({ ids: olenas, facts: {} }).success).toBe(false)
  expect(read({ ids: [], facts }).success).toBe(false)
  expect(read({ ids: Array.from({ length: 201 }, () => danylos), facts }).success).toBe(false)
  expect(read({ ids: olenas, facts: { credit: 'x'.repeat(301) } }).success).toBe(false)
  expect(read({ ids: olenas, facts: { ...facts, title: 'The same' } }).data).toEqual({ ids: olenas, facts })
})
