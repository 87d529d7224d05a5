import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { databaseUrl } from '#lib/env.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { originalKey } from '#newsroom/media/storage-keys.ts'
import { seedCast } from '#testing/cast.ts'
import { mistypeKey } from '#testing/mistype-key.ts'
import { everyRow, otherDatabase } from '#testing/other-database.ts'
import { ownHome } from '#testing/pictures.ts'
import { withoutMachines } from '#testing/without-machines.ts'
import { backupStore } from './backup-store.ts'
import { makeIdentityFile, readIdentities } from './identity-file.ts'
import { restoreBackup } from './restore-backup.ts'
import { takeBackup } from './take-backup.ts'
import { thinBackups } from './thin-backups.ts'
import { verifyBackup } from './verify-backup.ts'

vi.setConfig({ testTimeout: 120_000 })
afterAll(() => vi.resetConfig())
const home = ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-encrypted-backups-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keyFile = (name: string) => join(folder, name)
const noPassphrase = async () => 'there is none'
const secretWords = 'The mayor resigns tomorrow'
let recipients: string[]

beforeAll(async () => {
  const cast = await seedCast()
  await database().execute(sql`update drafts set headline = ${secretWords} where article_id = ${cast.articles.draft}`)
  await storage().put(originalKey('ab'.repeat(32)), Buffer.from('the bytes of a picture'))
  await storage().put(originalKey('cd'.repeat(32)), Buffer.from('the bytes of a picture'))
  await storage().put(originalKey('ef'.repeat(32)), Buffer.alloc(300_000, 7))
  recipients = [
    await makeIdentityFile(keyFile('editor.key')),
    await makeIdentityFile(keyFile('safe.key'), 'four words or more', { work: 8 }),
  ]
  await makeIdentityFile(keyFile('stranger.key'))
})

/** The place as who holds this file of keys sees it; without one as the worker does. */
async function placeFor(file?: string, passphrase = noPassphrase, place = join(folder, 'place')) {
  return { ...backupStore(place, file ? await readIdentities(keyFile(file), passphrase) : null), recipients }
}

async function restoreElsewhere(store: Awaited<ReturnType<typeof placeFor>>, name: string, url: string) {
  process.env.GALLEY_HOME = mkdtempSync(join(folder, 'elsewhere-'))
  try {
    return await restoreBackup(url, store, name)
  } finally {
    process.env.GALLEY_HOME = home
  }
}

/** Every file of a folder, with its path. */
const filesOf = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('each of two keys restores it, one of them out of a file that needs a passphrase, and the files tell nothing without', async () => {
  const worker = await placeFor()
  const { name, manifest, sent } = await takeBackup(databaseUrl(), worker)
  expect(manifest).toMatchObject({ format: 2, recipients })
  expect(sent).toBe(2) // two of the three files have the same bytes
  for (const path of filesOf(join(folder, 'place'))) {
    const bytes = readFileSync(path)
    const texts = [bytes, ...(path.endsWith('.zst') ? [zstdDecompressSync(bytes)] : [])]
    for (const text of texts)
      for (const words of [secretWords, 'bytes of a picture', 'AGE-SECRET']) expect(text.includes(words)).toBe(false)
  }
  const before = await everyRow(databaseUrl())
  for (const [file, passphrase] of [
    ['editor.key', 'none'],
    ['safe.key', 'four words or more'],
  ] as const) {
    const url = await otherDatabase()
    const store = await placeFor(file, async () => passphrase)
    expect(await restoreElsewhere(store, name, url)).toMatchObject({ picturesPut: 3, picturesMissing: [] })
    expect(withoutMachines(await everyRow(url))).toEqual(withoutMachines(before))
  }
  expect(await verifyBackup(databaseUrl(), await placeFor('editor.key'), name, { thorough: true })).toMatchObject({
    isOpened: true,
    differing: [],
    faultyPictures: [],
  })
})

test('a wrong key, a missing one and a wrong passphrase are refused in words, and nothing is touched', async () => {
  const { name } = await takeBackup(databaseUrl(), await placeFor())
  const url = await otherDatabase('bare')
  await expect(restoreElsewhere(await placeFor('stranger.key'), name, url)).rejects.toThrow(
    /cannot be opened with this key. It is encrypted for age1.*Give the file of one of these keys with --identity/,
  )
  await expect(verifyBackup(databaseUrl(), await placeFor('stranger.key'), name)).rejects.toThrow(/cannot be opened with this key/)
  await expect(restoreElsewhere(await placeFor(), name, url)).rejects.toThrow(/give the file of its key with --identity/)
  await expect(placeFor('safe.key', async () => 'guessed')).rejects.toThrow(/passphrase does not open .*try it again/)
  expect(await everyRow(url)).toEqual({})
  expect(filesOf(join(folder)).filter((path) => path.includes('elsewhere-') && path.includes('media')).length).toBe(6) // of the test before
})

test('without a key every stored byte can be checked, of the parts and of the pictures', async () => {
  const worker = await placeFor(undefined, noPassphrase, join(folder, 'checked'))
  const { name } = await takeBackup(databaseUrl(), worker)
  expect(await verifyBackup(databaseUrl(), worker, name, { thorough: true })).toMatchObject({ isOpened: false, faultyPictures: [] })
  const [picture = ''] = filesOf(join(folder, 'checked', 'pictures'))
  flipByte(picture)
  expect((await verifyBackup(databaseUrl(), worker, name, { thorough: true })).faultyPictures.length).toBeGreaterThan(0)
  expect(
    (await restoreElsewhere({ ...worker, decrypter: (await placeFor('editor.key')).decrypter }, name, await otherDatabase()))
      .picturesMissing.length,
  ).toBeGreaterThan(0)
  truncateSync(join(folder, 'checked', name, 'people.copy.zst.age'), 300)
  await expect(verifyBackup(databaseUrl(), worker, name)).rejects.toThrow(/damaged: its part people.copy.zst.age/)
})

function flipByte(path: string): void {
  const bytes = readFileSync(path)
  const at = bytes.length - 3
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('the second one sends no picture again, one for other keys sends all, and the older ones stay whole', async () => {
  const place = join(folder, 'twice')
  const store = await placeFor('editor.key', noPassphrase, place)
  const first = await takeBackup(databaseUrl(), store)
  expect((await takeBackup(databaseUrl(), store)).sent).toBe(0)
  const forOne = { ...store, recipients: recipients.slice(0, 1) }
  expect((await takeBackup(databaseUrl(), forOne)).sent).toBe(2)
  expect((await takeBackup(databaseUrl(), { ...store, recipients: [] })).sent).toBe(2)
  expect(await thinBackups(store, Date.now() + 25 * 3_600_000)).toMatchObject({ pictures: expect.any(Number) })
  const newest = await takeBackup(databaseUrl(), store)
  for (const { name } of [first, newest].filter(({ name }) => readdirSync(place).includes(name)))
    expect(await verifyBackup(databaseUrl(), store, name, { thorough: true })).toMatchObject({ differing: [], faultyPictures: [] })
})

test('the file of a key is for its owner alone, is never written over, and no message repeats a key', async () => {
  expect(statSync(keyFile('editor.key')).mode & 0o777).toBe(0o600)
  await expect(makeIdentityFile(keyFile('editor.key'))).rejects.toThrow(/is there already/)
  writeFileSync(keyFile('mistyped.key'), readFileSync(keyFile('editor.key'), 'utf8').replace(/\n$/, 'Q\n'))
  const problem = await readIdentities(keyFile('mistyped.key'), noPassphrase).catch((error: Error) => error.message)
  expect(problem).toMatch(/is no file of keys/)
  expect(problem).not.toMatch(/AGE-SECRET-KEY-1/)
  writeFileSync(keyFile('empty.key'), '# nothing\n')
  await expect(readIdentities(keyFile('empty.key'), noPassphrase)).rejects.toThrow(/has no key/)
  await expect(readIdentities(keyFile('nowhere.key'), noPassphrase)).rejects.toThrow(/cannot be read \(ENOENT\): give its path/)
  expect(await readIdentities(keyFile('editor.key'), noPassphrase)).toBeInstanceOf(Decrypter)
})

test('whoever guesses the passphrase of a file of keys needs a second for each guess', async () => {
  await makeIdentityFile(keyFile('slow.key'), 'four words or more')
  const [, ...lines] = readFileSync(keyFile('slow.key'), 'utf8').split('\n')
  expect(Buffer.from(lines.join(''), 'base64').toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
})

test('a mistyped public key is refused before anything is written', async () => {
  const store = {
    ...(await placeFor(undefined, noPassphrase, join(folder, 'mistyped'))),
    recipients: [mistypeKey(`${recipients[0]}`)],
  }
  await expect(takeBackup(databaseUrl(), store)).rejects.toThrow(/is no public key of age/)
  expect(readdirSync(folder)).not.toContain('mistyped')
})
