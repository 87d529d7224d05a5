import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { webhooks } from '#db/schema/webhooks.ts'
import { databaseUrl } from '#lib/env.ts'
import { seal } from '#lib/seal.ts'
import { backupStore } from '#newsroom/backup/backup-store.ts'
import { restoreBackup } from '#newsroom/backup/restore-backup.ts'
import { takeBackup } from '#newsroom/backup/take-backup.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { seedCast } from '#testing/cast.ts'
import { MailServer } from '#testing/mail-server.ts'
import { askDatabase, otherDatabase } from '#testing/other-database.ts'
import { becomeDue, completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { startWorker } from '../edge/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = backupStore(join(folder, 'place'))
const mailServer = new MailServer()
let told = 0
const program = createServer((_, response) => {
  told += 1
  response.end()
})
let [name, articleId] = ['', '']

/** A newsroom in which one planned story goes out, of which another program is told, and one is held, of which an editor is mailed. */
beforeAll(async () => {
  await mailServer.start(2_000)
  await once(program.listen(0, '127.0.0.1'), 'listening')
  process.env.GALLEY_INTERNAL_WEBHOOKS = `127.0.0.1:${(program.address() as AddressInfo).port}`
  const cast = await seedCast()
  const plan = async (id: string, secondsAgo = 0) => {
    const planned = await schedule(cast.marta, { kind: 'publish', articleId: id, seen: await seenOf(id), ...farAway })
    if (!planned.ok) throw new Error(planned.problem)
    await becomeDue(planned.value.id, secondsAgo)
  }
  articleId = await completeStory(cast)
  await plan(articleId)
  await plan(await completeStory(cast), 30 * 24 * 60 * 60) // so late that it is held, which an editor is mailed
  const url = `http://${process.env.GALLEY_INTERNAL_WEBHOOKS}/told`
  await database()
    .insert(webhooks)
    .values({ name: 'Mirror', url, sealedSecret: seal('webhook', 'x'), createdBy: cast.ihor.id })
  name = (await takeBackup(databaseUrl(), store)).name
})
afterAll(() => {
  mailServer.stop()
  program.close()
  delete process.env.GALLEY_INTERNAL_WEBHOOKS
})

/** Restores the backup and lets a worker run there until the planned story is out and all that it leads to is done. */
async function startCopy(outward: 'on' | 'off') {
  const [url, home, before] = [await otherDatabase('bare'), join(folder, outward), process.env.GALLEY_HOME]
  process.env.GALLEY_HOME = home
  await restoreBackup(url, store, name).finally(() => {
    process.env.GALLEY_HOME = before
  })
  const worker = await startWorker({ DATABASE_URL: url, GALLEY_HOME: home, GALLEY_OUTWARD: outward, GALLEY_BACKUP: 'on' })
  const ask = <Row>(words: string) => askDatabase(url, (client) => client.unsafe(words).then((rows) => rows as unknown as Row[]))
  try {
    const stage = async () => (await ask<{ stage: string }>(`select stage from articles where id = '${articleId}'`))[0]?.stage
    await expect.poll(stage, { timeout: 30_000 }).toBe('published')
    await expect.poll(() => ask('select from schedules where ending is null'), { timeout: 30_000 }).toEqual([])
    const waiting = () =>
      ask(`select from webhook_deliveries where state = 'waiting' union all select from notices where mail in ('waiting', 'sending')`)
    await expect.poll(waiting, { timeout: 60_000 }).toEqual([])
    return { deliveries: await ask('select state, answer from webhook_deliveries'), home, said: worker.said() }
  } finally {
    await worker.stop()
  }
}

test('a copy with GALLEY_OUTWARD=off publishes what is planned, mails nobody and tells no program; without it, it does both', {
  timeout: 180_000,
}, async () => {
  const { deliveries, home, said } = await startCopy('off')
  expect([mailServer.mails.length, told]).toEqual([0, 0])
  expect(deliveries).toEqual([{ state: 'failed', answer: 'not sent: GALLEY_OUTWARD is off here' }])
  expect(readdirSync(join(home, 'mail')).length).toBeGreaterThan(0)
  expect(said).toContain('GALLEY_OUTWARD is off')
  const itself = await startCopy('on')
  expect(itself.deliveries).toEqual([{ state: 'delivered', answer: '200' }])
  expect(itself.said).not.toContain('GALLEY_OUTWARD')
  expect([mailServer.mails.length > 0, told]).toEqual([true, 1])
})
