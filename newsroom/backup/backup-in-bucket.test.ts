import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseUrl } from '#lib/env.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { seedCast } from '#testing/cast.ts'
import { everyRow, otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { smallBucket } from '#testing/small-bucket.ts'
import { withoutMachines } from '#testing/without-machines.ts'
import { backupStore } from './backup-store.ts'
import { listBackups } from './list-backups.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'
import { thinBackups } from './thin-backups.ts'
import { verifyBackup } from './verify-backup.ts'

const home = ownHome()
let bucket: Server
beforeAll(async () => {
  bucket = smallBucket()
  await new Promise<void>((ready) => bucket.listen(0, '127.0.0.1', ready))
  await seedCast()
  await storage().put(originalKey('ab'.repeat(32)), Buffer.from('a picture'))
})
afterAll(() => bucket.close())

const account = () => ({
  S3_ENDPOINT: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
  S3_BUCKET: 'pictures',
  S3_REGION: 'eu',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
})

test('a backup in a bucket needs the account of the object store', () => {
  expect(() => backupStore('s3://pictures/kept')).toThrow(/set S3_ENDPOINT/)
})

test('a newsroom is backed up into a bucket, verified, restored and thinned out there', { timeout: 120_000 }, async () => {
  Object.assign(process.env, account())
  const store = backupStore('s3://pictures/kept')
  for (const name of Object.keys(account())) delete process.env[name] // the pictures stay in the folder
  const { name } = await takeBackup(databaseUrl(), store)
  expect((await listBackups(store)).map((each) => [each.name, each.state])).toEqual([[name, 'whole']])
  expect(await verifyBackup(databaseUrl(), store, name, { thorough: true })).toMatchObject({ differing: [], faultyPictures: [] })
  const url = await otherDatabase()
  const elsewhere = mkdtempSync(join(tmpdir(), 'galley-elsewhere-'))
  process.env.GALLEY_HOME = elsewhere
  expect(await restoreBackup(url, store, name)).toMatchObject({ picturesPut: 1, picturesMissing: [] })
  process.env.GALLEY_HOME = home
  rmSync(elsewhere, { recursive: true })
  expect(withoutMachines(await everyRow(url))).toEqual(withoutMachines(await everyRow(databaseUrl())))

  await store.files.remove(`${name}/manifest.json`)
  await takeBackup(databaseUrl(), store)
  expect(await thinBackups(store, Date.now() + 25 * 3_600_000)).toEqual({ backups: 1, pictures: 0 })
  expect((await listBackups(store)).map(({ state }) => state)).toEqual(['whole'])
})
