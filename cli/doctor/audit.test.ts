import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { noteHead } from '#newsroom/audit/noted-heads.ts'
import { ownHome } from '#testing/pictures.ts'
import { auditIsWhole } from './audit.ts'

ownHome()
beforeAll(async () => {
  for (const name of ['one', 'two', 'three']) await transaction((tx) => record(tx, { id: null }, 'publish', { kind: 'article' }, { name }))
})

test('the doctor says that the audit is whole, and when its head was noted outside the database', async () => {
  expect(await auditIsWhole()).toBe('3 rows as they were written; no head of it is noted in GALLEY_HOME on this machine')
  await noteHead()
  expect(await auditIsWhole()).toMatch(/^3 rows as they were written; its head was noted in GALLEY_HOME at 2\d{3}-/)
})

test('the doctor names the first wrong row', async () => {
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`)
    await tx.execute(sql`update audit set detail = '{}' where detail ->> 'name' = 'two'`)
  })
  await expect(auditIsWhole()).rejects.toThrow(/^row \d+ \(position 2\) is not as it was written/)
})
