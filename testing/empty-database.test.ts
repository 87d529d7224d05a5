import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { databaseUrl } from '#lib/env.ts'
import { seedCast } from './cast.ts'
import { emptier } from './empty-database.ts'
import { askDatabase, everyRow } from './other-database.ts'

test('what one story leaves the next one does not find, what migrations made is there again, and who still writes is waited for', async () => {
  await askDatabase(databaseUrl(), async (client) => {
    await client`insert into sections (id, slug, name) values (gen_random_uuid(), 'made', '{"en": "As if by a migration"}')`
    const before = await everyRow(databaseUrl())
    const empty = await emptier(client)
    await seedCast()
    await database().insert(audit).values({ verb: 'publish', subject: 'article' }) // never deleted otherwise
    await client`delete from sections where slug = 'made'`
    // A process of the story before, in the middle of a transaction.
    const late = askDatabase(databaseUrl(), (other) =>
      other.begin(async (tx) => {
        await tx`insert into people (id, name, role, email) values (gen_random_uuid(), 'Late', 'editor', 'late@paper.test')`
        await wait(700)
      }),
    )
    await wait(200)
    await empty()
    await late
    expect(await everyRow(databaseUrl())).toEqual(before)
  })
})
