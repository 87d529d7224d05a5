import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { seedCast } from '#testing/cast.ts'
import { openFixtures } from './fixtures.ts'

const all = 'pgboss.job'

test('what is written to a table is seen and restored, also to the jobs past the table of all of them', async () => {
  const { articles, olena } = await seedCast()
  await transaction((tx) => enqueue(tx, 'mail-notices', { personId: olena.id }, olena.id))
  const fixtures = await openFixtures()
  await fixtures.keep()
  const findAfter = async (statement: string) => {
    await database().execute(sql.raw(statement))
    const changed = await fixtures.findChanged()
    await fixtures.restore(changed)
    await fixtures.findChanged()
    return changed
  }
  expect(await findAfter('select 1')).toEqual([])
  expect(await findAfter(`update drafts set headline = 'Other' where article_id = '${articles.draft}'`)).toEqual(['public.drafts'])
  // Nothing was changed by it.
  expect(await findAfter('update drafts set headline = headline')).toEqual([])

  const [part] = await database().execute<{ name: string }>(sql`select tableoid::regclass::text as name from ${sql.raw(all)}`)
  expect(part?.name).not.toBe(all)
  for (const statement of ['delete from', 'truncate']) expect(await findAfter(`${statement} ${part?.name}`), statement).toEqual([all])
  expect(await findAfter(`update ${all} set priority = priority + 1`)).toEqual([all])
  expect(await findAfter(`insert into ${all} (name) values ('sweep')`)).toEqual([all])
  await fixtures.close()
})
