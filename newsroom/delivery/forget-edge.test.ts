import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { knownEdges } from './edges.ts'
import { forgetEdge } from './forget-edge.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  await database().execute(
    sql`insert into edges (name, applied_id, seen_at) values ('alive', 0, now()), ('dead', 0, now() - interval '3 minutes')`,
  )
})

test('a journalist does not see the edges; neither they nor an editor forget one', async () => {
  await expect(knownEdges(cast.olena)).rejects.toThrow(NotAllowed)
  for (const person of [cast.olena, cast.marta]) await expect(forgetEdge(person, { name: 'dead' })).rejects.toThrow(NotAllowed)
  expect((await knownEdges(cast.marta)).map(({ name }) => name)).toEqual(['alive', 'dead'])
})

test('an admin forgets a dead edge, with an audit row; a living one stays', async () => {
  expect(await forgetEdge(cast.ihor, { name: 'alive' })).toMatchObject({ ok: false, problem: 'alive' })
  expect(await forgetEdge(cast.ihor, { name: 'dead' })).toMatchObject({ ok: true })
  expect(await forgetEdge(cast.ihor, { name: 'dead' })).toMatchObject({ ok: false, problem: 'gone' })
  expect((await knownEdges(cast.ihor)).map(({ name }) => name)).toEqual(['alive'])
  expect(await database().select({ verb: audit.verb, detail: audit.detail }).from(audit)).toEqual([
    { verb: 'forget-edge', detail: { name: 'dead' } },
  ])
})
