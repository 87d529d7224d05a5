import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { edges } from '#db/schema/edges.ts'
import { media } from '#db/schema/media.ts'
import { codeApps } from '#db/schema/people.ts'
import { databaseUrl, secretFile } from '#lib/env.ts'
import { seal } from '#lib/seal.ts'
import { backupStore, nameAt } from '#newsroom/backup/backup-store.ts'
import { makeIdentityFile } from '#newsroom/backup/identity-file.ts'
import { takeBackup } from '#newsroom/backup/take-backup.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { MailServer } from '#testing/mail-server.ts'
import { mistypeKey } from '#testing/mistype-key.ts'
import { otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { ageOfBackup, backupPlace } from './doctor/backups.ts'
import { clockDifference, judgeSettings, migrations, readerIsLimited, settings, versionOf, whatIsSealedOpens } from './doctor/database.ts'
import { edgesAreHeard, jobsAreDone, nothingIsTooOld } from './doctor/growth.ts'
import { environment, freeSpace, logsAreShort, nodeVersion, secretIsPrivate } from './doctor/machine.ts'
import { mailServerAnswers, noTemporaryFiles, picturesAreThere, siteAnswers } from './doctor/reach.ts'
import { lines } from './doctor.ts'

const home = ownHome()
const day = 24 * 3_600_000
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(() => database().execute(sql`delete from pgboss.job`))
const before = { ...process.env }
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})

/** What each line says when all is well, and when it is not. Every line stands here. */
const looks: Record<string, () => Promise<void>> = {
  async node() {
    expect(await nodeVersion('24.1.0')).toBe('24.1.0')
    await expect(nodeVersion('22.9.0')).rejects.toThrow('22.9.0 is too old: run it by npm')
  },
  async environment() {
    expect(await environment()).toBe('every value is valid')
    Object.assign(process.env, { PORT: 'eighty', GALLEY_BACKUP_RECIPIENTS: 'AGE-SECRET-KEY-1ABC' })
    const said = await environment().catch((error: Error) => error.message)
    expect(said).toMatch(/PORT is not a port.* GALLEY_BACKUP_RECIPIENTS is not a list of public keys/)
    expect(said).not.toContain('ABC')
  },
  async disk() {
    expect(await freeSpace(1)).toMatch(/GB free in/)
    await expect(freeSpace(Number.MAX_SAFE_INTEGER)).rejects.toThrow(/make room before Postgres stops/)
  },
  async logs() {
    expect(await logsAreShort()).toBe('postgres.log has 0.0 MB')
    writeFileSync(join(home, 'postgres.log'), Buffer.alloc(2_000_000))
    expect(await logsAreShort()).toBe('postgres.log has 2.0 MB')
    await expect(logsAreShort(1e6)).rejects.toThrow(/start Galley anew/)
  },
  async secret() {
    expect(await secretIsPrivate()).toBe('is in the environment')
    delete process.env.GALLEY_SECRET
    expect(await secretIsPrivate()).toBe('is made at the first start')
    writeFileSync(secretFile(), 'x', { mode: 0o600 })
    expect(await secretIsPrivate()).toBe('is for its owner alone')
    chmodSync(secretFile(), 0o644)
    await expect(secretIsPrivate()).rejects.toThrow(/others may read/)
    rmSync(secretFile())
  },
  async backup() {
    expect(await ageOfBackup()).toMatch(/^none in .* yet; the worker makes one each hour$/)
    writeFileSync(secretFile(), 'x')
    await expect(ageOfBackup(Date.now() + 2 * day)).rejects.toThrow(/though this newsroom is older than a day/)
    const { name } = await takeBackup(databaseUrl(), backupStore())
    expect(await ageOfBackup()).toContain(`is ${name}`)
    await expect(ageOfBackup(Date.now() + 25 * 3_600_000)).rejects.toThrow(/older than a day/)
    process.env.GALLEY_BACKUP = 'off'
    expect(await ageOfBackup(Date.now() + 25 * 3_600_000)).toContain(`is ${name}`)
    const damaged = [1, 2].map((days) => nameAt(new Date(Date.now() - days * day)))
    for (const each of damaged) {
      mkdirSync(join(home, 'backups', each))
      writeFileSync(join(home, 'backups', each, 'manifest.json'), 'no')
    }
    await expect(ageOfBackup()).rejects.toThrow(`${damaged.join(', ')}; look for the cause`)
    rmSync(join(home, 'backups'), { recursive: true })
    rmSync(secretFile())
  },
  async 'place of backups'() {
    expect(await backupPlace()).toMatch(/^not encrypted: .*; on the newsroom's own disk/)
    const keys = [await makeIdentityFile(join(home, 'one.key')), await makeIdentityFile(join(home, 'two.key'))]
    process.env.GALLEY_BACKUP_RECIPIENTS = keys.join(', ')
    expect(await backupPlace()).toMatch(/^encrypted for 2 keys; on the/)
    process.env.GALLEY_BACKUP_RECIPIENTS = `${keys[0]},${mistypeKey(`${keys[1]}`)}`
    await expect(backupPlace()).rejects.toThrow(/is no public key of age/)
  },
  async 'temporary files'() {
    const folder = mkdtempSync(join(tmpdir(), 'galley-doctor-'))
    expect(await noTemporaryFiles(folder)).toMatch(/^none of ours/)
    for (const age of [3, 4, 1]) {
      const path = mkdtempSync(join(folder, 'galley-upload-'))
      utimesSync(path, new Date(), new Date(Date.now() - age * day))
    }
    await expect(noTemporaryFiles(folder)).rejects.toThrow(/^2 in .* are older than two days/)
    rmSync(folder, { recursive: true })
  },
  async mail() {
    expect(await mailServerAnswers()).toMatch(/^no SMTP_URL: .*\(0 now\)/)
    const server = new MailServer()
    await server.start()
    expect(await mailServerAnswers()).toBe('the mail server of SMTP_URL answers')
    server.mood = 'hangs'
    await expect(mailServerAnswers()).rejects.toThrow(/does not take us/)
    server.stop()
  },
  async database() {
    expect(await versionOf(databaseUrl())).toMatch(/^PostgreSQL \d+.*, \d+ .B$/)
  },
  async settings() {
    await expect(settings()).rejects.toThrow(/fsync.* off: what was saved is lost/) // the Postgres of the tests
    const well = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', connections: 10, most: 100 }
    expect(judgeSettings(well)).toBe('10 of 100 connections')
    expect(() => judgeSettings({ ...well, connections: 90 })).toThrow(/90 of 100 connections: raise/)
    expect(() => judgeSettings({ ...well, fsync: 'off', synchronous_commit: 'off' })).toThrow(/^fsync, synchronous_commit off/)
  },
  async clock() {
    expect(await clockDifference()).toBe('this machine and Postgres agree')
    await expect(clockDifference(() => Date.now() - 60_000)).rejects.toThrow(/differ by (59|60|61) s/)
  },
  async 'readers’ role'() {
    expect(await readerIsLimited()).toBe('reads the views of the paper and nothing else')
    await expect(readerIsLimited(databaseUrl())).rejects.toThrow(/may touch .*public\.articles/)
  },
  async 'sealed texts'() {
    expect(await whatIsSealedOpens()).toBe('apps for codes and webhooks open with the secret')
    await database()
      .insert(codeApps)
      .values({ personId: cast.olena.id, secret: seal('app-secret', 'x'), lastStep: 1 })
    expect(await whatIsSealedOpens()).toBe('apps for codes and webhooks open with the secret')
    process.env.GALLEY_SECRET = 'another secret that is long enough for this'
    await expect(whatIsSealedOpens()).rejects.toThrow(/^another secret sealed some \(apps for codes: 1, webhooks: 0\): put that one back/)
    await database().delete(codeApps)
  },
  async migrations() {
    expect(await migrations()).toMatch(/^all \d+ are applied$/)
    process.env.DATABASE_URL = await otherDatabase('bare')
    await expect(migrations()).rejects.toThrow(/^0 of \d+ are applied/)
  },
  async pictures() {
    expect(await picturesAreThere()).toMatch(/^the newest 0 are in/)
    const hashes = ['ab', 'cd', 'ef'].map((two) => two.repeat(32))
    for (const hash of hashes) await database().insert(media).values({ hash, name: 'x.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1 })
    await storage().put(originalKey(hashes[0] ?? ''), Buffer.from('x'))
    await expect(picturesAreThere()).rejects.toThrow(
      new RegExp(`missing in .*(${originalKey('cd'.repeat(32))}|${originalKey('ef'.repeat(32))}), `),
    )
    for (const hash of hashes) await storage().put(originalKey(hash), Buffer.from('x'))
    expect(await picturesAreThere()).toMatch(/^the newest 3 are in/)
    await database().delete(media)
    Object.assign(process.env, {
      S3_ENDPOINT: 'http://127.0.0.1:9',
      S3_BUCKET: 'pictures',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'secret',
    })
    await expect(picturesAreThere()).rejects.toThrow()
  },
  async edges() {
    await database().delete(edges)
    expect(await edgesAreHeard()).toBe('none runs')
    await database()
      .insert(edges)
      .values(['here', 'lost', 'gone'].map((name, at) => ({ name, appliedId: 0, seenAt: sql`now() - ${at * 2} * interval '1 hour'` })))
    await expect(edgesAreHeard()).rejects.toThrow(/^gone is not heard since 4 hours, lost is not heard since 2 hours: start it/)
    await database().execute(sql`update edges set seen_at = now()`)
    expect(await edgesAreHeard()).toBe('3 are heard')
    await database().delete(edges)
  },
  async jobs() {
    expect(await jobsAreDone()).toMatch(/has not run yet$/)
    await transaction((tx) => enqueue(tx, 'sweep', {}, 'sweep'))
    await database().execute(sql`update pgboss.job set state = 'completed', completed_on = now() - interval '7 hours'`)
    expect(await jobsAreDone()).toBe('none is late or failed; swept 7 hours ago')
    await database().execute(sql`update pgboss.job set completed_on = now() - interval '60 hours'`)
    await expect(jobsAreDone()).rejects.toThrow(/^the last sweep was 60 hours ago/)
    for (const key of ['one', 'two']) await transaction((tx) => enqueue(tx, 'renditions', { mediaId: key }, key))
    await database().execute(
      sql`update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "no room"}' where name = 'renditions'`,
    )
    await expect(jobsAreDone()).rejects.toThrow('renditions: failed: no room; renditions: failed: no room')
  },
  async 'size and age'() {
    expect(await nothingIsTooOld()).toMatch(/^the largest tables are \w+ \(.*\), \w+ \(.*\), \w+ \(.*\)$/)
    await database().execute(sql`
      insert into outbox (tags, event, created_at) select '{}', '{"kind":"imported","articles":1}', now() - days * interval '1 day' from unnest(array[50, 40, 33, 0]) days`)
    await database().execute(sql`
      insert into sessions (id, person_id, expires_at, revoked_at)
      select gen_random_uuid(), people.id, now() + interval '9 days', now() - interval '40 days' from people limit 2`)
    await expect(nothingIsTooOld()).rejects.toThrow(
      /^2 rows of the outbox are older than 37 days, 2 sessions that ended are older than 37 days:/,
    )
    await database().execute(sql`truncate outbox, sessions cascade`)
  },
  async site() {
    expect(await siteAnswers()).toBe('Galley does not run, so nobody was asked')
    const worker = postgres(databaseUrl(), { max: 1, connection: { application_name: 'galley-worker' } })
    await worker`select 1`
    let status = 200
    const server = createServer((_request, response) => response.writeHead(status).end())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    process.env.PUBLIC_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await siteAnswers()).toBe(`${process.env.PUBLIC_URL} answers`)
    status = 503
    await expect(siteAnswers()).rejects.toThrow(/answers 503/)
    await new Promise((closed) => server.close(closed))
    await expect(siteAnswers()).rejects.toThrow(/cannot be reached/)
    await worker.end()
  },
  // cli/doctor/audit.test.ts
  async audit() {},
}

test.each(lines.map((line) => [line]))('the line of “%s” is ok, and BAD when something is wrong', async (line) => {
  const look = looks[line]
  if (!look) throw new Error(`no test looks at the line ${line}`)
  await look()
})

test('no look is left over', () => {
  expect(Object.keys(looks).sort()).toEqual([...lines].sort())
})
