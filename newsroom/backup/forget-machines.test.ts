import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { edges } from '#db/schema/edges.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { notices } from '#db/schema/notices.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { codeApps, people, sessions } from '#db/schema/people.ts'
import { webhookDeliveries, webhooks } from '#db/schema/webhooks.ts'
import { databaseUrl } from '#lib/env.ts'
import { importStates, noCounts } from '#lib/import-runs.ts'
import { reportMessages } from '#lib/languages/report-messages.ts'
import { seal } from '#lib/seal.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { askDatabase, everyRow, otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { withoutMachines } from '#testing/without-machines.ts'
import { backupStore } from './backup-store.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'
import { verifyBackup } from './verify-backup.ts'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => vi.resetConfig())
const home = ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-forget-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = backupStore(join(folder, 'place'))
const aTime = new Date('2026-11-30T10:00:00Z')
let cast: Cast
let name = ''

/** A newsroom in whose backup everything is under way. */
beforeAll(async () => {
  cast = await seedCast()
  const { olena, marta, ihor, articles } = cast
  const db = database()
  await db.insert(edges).values({ name: 'old.example:3000', appliedId: 3 })
  await db.insert(people).values({ name: 'Vira', role: 'journalist', email: 'vira@paper.test' })
  await db.update(people).set({ joinedAt: aTime }).where(sql`email <> 'vira@paper.test'`)
  await db.insert(sessions).values({ personId: olena.id, expiresAt: sql`now() - interval '1 day'`, userAgent: 'ended' })
  await db.execute(sql`
    insert into one_time_links (id, person_id, token_hash, expires_at, used_at)
    select gen_random_uuid(), id, email || state, now() + interval '7 days', case state when 'used' then now() end
    from people, unnest(array['open', 'used']) state where email in ('vira@paper.test', ${olena.email})`)
  const tellMarta = (mail: 'waiting' | 'sending' | 'sent' | null, isListed: boolean) => ({
    ...{ personId: marta.id, kind: 'submitted' as const, key: `${mail} ${isListed}`, isListed, mail, mailAt: mail && aTime },
  })
  await db
    .insert(notices)
    .values([
      tellMarta('waiting', true),
      tellMarta('waiting', false),
      tellMarta('sending', true),
      tellMarta('sent', false),
      tellMarta(null, true),
    ])
  const [hook] = await db
    .insert(webhooks)
    .values({ name: 'Mirror', url: 'https://mirror.example', sealedSecret: 'x', createdBy: ihor.id })
    .returning({ id: webhooks.id })
  await db
    .insert(webhooks)
    .values({ name: 'Sealed here', url: 'https://mirror.example', sealedSecret: seal('webhook', 'x'), createdBy: ihor.id })
  await db.insert(codeApps).values([
    { personId: olena.id, secret: seal('app-secret', 'x'), lastStep: 1 },
    { personId: marta.id, secret: seal('webhook', 'x'), lastStep: 1 },
  ])
  const delivery = { webhookId: hook?.id ?? '', event: { kind: 'test' as const } }
  await db.insert(webhookDeliveries).values([
    { ...delivery, changeId: 1, state: 'waiting' },
    { ...delivery, changeId: 2, state: 'delivered', answer: '200' },
  ])
  const look = { articleId: articles.published, kind: 'published' as const, language: 'en' as const, slug: 'x', countedFrom: aTime }
  await db.insert(outsideChecks).values([
    { ...look, changeId: 1 },
    { ...look, changeId: 2, endedAt: aTime, ending: 'seen' },
  ])
  await db.insert(importRuns).values(
    importStates.map((state) => ({
      ...{ fileName: `${state}.xml`, bytes: 9, state, counts: noCounts, createdBy: ihor.id },
      ...(state === 'done' || state === 'failed' ? { endedAt: aTime, problem: 'as before' } : { isStopAsked: true }),
    })),
  )
  name = (await takeBackup(databaseUrl(), store)).name
})

async function restoreElsewhere(url: string) {
  process.env.GALLEY_HOME = mkdtempSync(join(folder, 'elsewhere-'))
  try {
    return await restoreBackup(url, store, name)
  } finally {
    process.env.GALLEY_HOME = home
  }
}

test('a restored newsroom waits for no machine of before, and sends and opens nothing that one may have sent or ended', async () => {
  const url = await otherDatabase('bare')
  const { forgotten, unreadable } = await restoreElsewhere(url)
  const before = await everyRow(databaseUrl())
  expect(withoutMachines(await everyRow(url))).toEqual(withoutMachines(before))
  expect(forgotten).toEqual({ edges: 1, sessions: expect.any(Number), links: 1, mails: 3, deliveries: 1, looks: 1, imports: 6 })
  expect(forgotten.sessions).toBeGreaterThan(0)
  expect(unreadable).toEqual({ apps: 1, webhooks: 1 }) // of two and two: they were sealed with another secret

  await askDatabase(url, async (client) => {
    const list = (words: string) => client.unsafe(words).then((rows) => rows.map((row) => Object.values(row).join(' ')))
    expect(await list('select name from edges')).toEqual([])
    expect(await list('select user_agent from sessions where revoked_at is null')).toEqual(['ended'])
    // Of who has not joined yet the invitation is still the way in.
    expect(await list('select token_hash from one_time_links order by 1')).toEqual([
      `${cast.olena.email}used`,
      'vira@paper.testopen',
      'vira@paper.testused',
    ])
    expect(await list("select key, coalesce(mail, 'none'), is_listed from notices where key ~ '(true|false)$' order by 1")).toEqual([
      'null true none true',
      'sending true dropped true',
      'sent false sent false',
      'waiting false dropped true',
      'waiting true dropped true',
    ])
    expect(await list('select change_id, state, answer from webhook_deliveries order by 1')).toEqual([
      '1 failed not sent: the newsroom was restored from a backup',
      '2 delivered 200',
    ])
    expect(await list('select change_id, ending from outside_checks order by 1')).toEqual(['2 seen'])
    const over = { done: 'done as before', failed: 'failed as before' } as Partial<Record<(typeof importStates)[number], string>>
    const runs = importStates.map((state) => `${state}.xml ${over[state] ?? `failed ${reportMessages.en.restoredWithout}`} false true`)
    expect(await list('select file_name, state, problem, is_stop_asked, ended_at is not null from import_runs')).toEqual(
      expect.arrayContaining(runs),
    )
  })
})

test('a change after the restore has an id that no page has seen, whatever the newsroom did since the backup', async () => {
  const change = (url: string, times: number) =>
    askDatabase(url, async (client) => {
      for (let nth = 0; nth < times; nth += 1)
        await client`insert into outbox (tags, event) values ('{x}', '{"kind": "imported", "articles": 0}')`
      const [row] = await client<{ id: string }[]>`select max(id) as id from outbox`
      return Number(row?.id)
    })
  const lost = await change(databaseUrl(), 9)
  const [first, second] = [await otherDatabase('bare'), await otherDatabase('bare')]
  await restoreElsewhere(first)
  const once = await change(first, 1)
  expect(once).toBeGreaterThan(lost)
  await restoreElsewhere(second)
  expect(await change(second, 1), 'restored again, after changes in the first restored one').toBeGreaterThan(once)
  expect(String(once).length, 'as long as a page may say what it has seen').toBeLessThanOrEqual(15)
})

test('the same restore once more finds its rows, and changes nothing', async () => {
  const url = await otherDatabase('bare')
  await restoreElsewhere(url)
  const before = await everyRow(url)
  const again = await restoreElsewhere(url)
  expect(again).toMatchObject({
    rowsWereThere: true,
    forgotten: { edges: 0, sessions: 0, links: 0, mails: 0, deliveries: 0, looks: 0, imports: 0 },
  })
  expect(await everyRow(url)).toEqual(before)
})

test('the backup itself keeps every row: a verification compares all of them', async () => {
  expect(await verifyBackup(databaseUrl(), store, name)).toMatchObject({ differing: [] })
})

const processes = ['galley-edge', 'galley-channel', 'galley-worker', 'galley']

test.each(processes)('a database that a process of Galley is on is refused: %s', async (processName) => {
  const url = await otherDatabase()
  const running = postgres(url, { max: 1, connection: { application_name: processName } })
  try {
    await running`select 1`
    const before = await everyRow(url)
    await expect(restoreElsewhere(url)).rejects.toThrow('Galley is running on this database: stop it, then restore.')
    expect(await everyRow(url)).toEqual(before)
  } finally {
    await running.end()
  }
})
