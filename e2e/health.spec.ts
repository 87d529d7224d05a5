import { sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { edges } from '#db/schema/edges.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('an editor sees a failed job and a lost server in the rail, reads what to do, and skips the job', async ({ as }) => {
  const mediaId = '01890000-0000-7000-8000-000000000001'
  // Earlier stories leave work behind.
  await database().execute(sql`delete from pgboss.job where name = 'renditions' or state = 'failed'`)
  await transaction((tx) => enqueue(tx, 'renditions', { mediaId }, mediaId))
  // As after its last try. The worker must not take it before.
  await database().execute(sql`
    update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "the original is not in the storage"}' where name = 'renditions'`)
  await database().insert(edges).values({ name: 'edge-that-is-lost:3000', appliedId: 0, seenAt: sql`now() - interval '10 minutes'` })

  const editor = await as('editor')
  const health = editor.getByRole('link', { name: /Health.*2 things need you/ })
  await expect(async () => {
    await editor.goto('/desk') // a count serves all pages of two seconds
    await expect(health).toBeVisible({ timeout: 1000 })
  }).toPass()
  await health.click()
  await expect(editor.getByRole('region', { name: 'Background work' })).toContainText('the original is not in the storage')
  await expect(editor.getByRole('region', { name: 'Servers that readers reach' })).toContainText(
    'edge-that-is-lost:3000 has not answered for 10 min. Its readers may still get what was taken down.',
  )
  await expect(editor.getByRole('region', { name: 'Database' })).toContainText('Works')
  await isClean(editor, 'health')
  await editor.setViewportSize({ width: 390, height: 844 })
  expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(async () => {
    await editor.getByRole('button', { name: 'Skip: Prepare a picture for readers' }).click()
    await expect(editor.getByText('Skipped. The audit has it.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(editor.getByRole('region', { name: 'Background work' })).toContainText('nothing waits')

  await editor.getByRole('button', { name: /More/ }).click()
  await editor.getByRole('menuitem', { name: 'Audit' }).click()
  await expect(editor.getByRole('list', { name: 'Audit' }).getByRole('listitem').first()).toContainText('Skipped a job')
})

test('an editor sees how old the last backup is, and that it is red past a day', async ({ as }) => {
  const editor = await as('editor')
  const backup = editor.getByRole('region', { name: 'Backup', exact: true })
  /** The worker may make one itself meanwhile: then it is said again. */
  const whenMade = (ago: string, look: () => Promise<void>) =>
    expect(async () => {
      await database().execute(sql`delete from pgboss.job where name = 'backup'`)
      await transaction((tx) => enqueue(tx, 'backup', {}, 'backup'))
      await database().execute(
        sql`update pgboss.job set state = 'completed', completed_on = now() - ${ago}::interval where name = 'backup'`,
      )
      await editor.goto('/desk/health')
      await look()
    }).toPass()

  await whenMade('2 hours', async () => {
    await expect(backup).toContainText('The worker made the newest 2 h ago', { timeout: 2000 })
    await expect(backup).toContainText('Works', { timeout: 2000 })
  })
  await whenMade('30 hours', async () => {
    await expect(backup).toContainText('The worker made the newest 30 h ago', { timeout: 2000 })
    await expect(backup).toContainText('Tell the person who runs Galley: the hourly backup fails', { timeout: 2000 })
    await expect(editor.getByRole('link', { name: /Health.*need/ })).toBeVisible({ timeout: 2000 })
  })
  await isClean(editor, 'an old backup')
  await editor.setViewportSize({ width: 390, height: 844 })
  expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
