import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallBucket } from '#testing/small-bucket.ts'
import { folderStorage } from './folder-storage.ts'
import { objectStorage } from './object-storage.ts'
import type { Storage } from './storage.ts'
import { folderOf, originalKey, renditionKey } from './storage-keys.ts'

let folder: string
let bucket: Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-storage-'))
  bucket = smallBucket()
  await new Promise<void>((ready) => bucket.listen(0, '127.0.0.1', ready))
})
afterAll(async () => {
  bucket.close()
  await rm(folder, { recursive: true, force: true })
})

const kinds: Record<string, () => Storage> = {
  'a folder': () => folderStorage(join(folder, 'media')),
  'a bucket': () =>
    objectStorage({
      endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
      bucket: 'pictures',
      region: 'eu',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    }),
}
const one = 'a1'.repeat(32)
const other = 'a2'.repeat(32)

describe.each(Object.entries(kinds))('%s', (_, make) => {
  test('returns what was put, and null for an unknown key', async () => {
    const storage = make()
    await storage.put(originalKey(one), Buffer.from('bytes'))
    expect(Buffer.from((await storage.get(originalKey(one))) ?? '').toString()).toBe('bytes')
    expect(await storage.get(originalKey(other))).toBeNull()
    expect(await storage.open(originalKey(other))).toBeNull()
  })

  test('streams a file with its length', async () => {
    const storage = make()
    await storage.put(renditionKey(one, 'full', 320, 'avif'), Buffer.alloc(300_000, 7))
    const found = await storage.open(renditionKey(one, 'full', 320, 'avif'))
    expect(found?.bytes).toBe(300_000)
    expect((await new Response(found?.stream).arrayBuffer()).byteLength).toBe(300_000)
  })

  test('copies a file in and leaves it where it was', async () => {
    const storage = make()
    const path = join(folder, 'mine.jpg')
    await writeFile(path, 'mine')
    await storage.putFile(originalKey(one), path)
    await storage.putFile(originalKey(one), path)
    expect(Buffer.from((await storage.get(originalKey(one))) ?? '').toString()).toBe('mine')
    expect(await readdir(folder)).toContain('mine.jpg')
  })

  test('lists its pictures, and forgets one without touching the other', async () => {
    const storage = make()
    await storage.put(originalKey(other), Buffer.from('other'))
    const listed: string[] = []
    for await (const { hash, changedAt } of storage.hashes()) {
      listed.push(hash)
      expect(Math.abs(changedAt.getTime() - Date.now())).toBeLessThan(60_000)
    }
    expect(listed.sort()).toEqual([one, other])
    const files: string[] = []
    for await (const { key, bytes } of storage.list('')) files.push(`${key} ${bytes}`)
    expect(files.sort()).toEqual([`${renditionKey(one, 'full', 320, 'avif')} 300000`, `${originalKey(one)} 4`, `${originalKey(other)} 5`])
    expect(await storage.folders()).toEqual(['a1', 'a2'])
    await storage.forget(one)
    expect(await storage.get(originalKey(one))).toBeNull()
    expect(await storage.get(originalKey(other))).not.toBeNull()
  })
})

test('a put that fails leaves no partial file in the folder', async () => {
  const storage = kinds['a folder']?.()
  await expect(storage?.putFile(originalKey(one), join(folder, 'not-there'))).rejects.toThrow('ENOENT')
  expect(await readdir(join(folder, 'media', folderOf(one)))).toEqual([])
})

test.each(Object.entries(kinds))('%s stores nothing of a stream that fails', async (_, make) => {
  const storage = make()
  async function* breakOff() {
    yield Buffer.from('the first half')
    throw new Error('it broke off')
  }
  await expect(storage.putStream(originalKey('a3'.repeat(32)), breakOff())).rejects.toThrow('it broke off')
  expect(await storage.get(originalKey('a3'.repeat(32)))).toBeNull()
})

test('a refusal of the bucket is an error with its message', async () => {
  const wrong = objectStorage({
    endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    bucket: 'forbidden',
    region: 'eu',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  })
  await expect(wrong.put(originalKey(one), Buffer.from('x'))).rejects.toThrow(/403.*AccessDenied/)
})

test.each(['', '../../etc/passwd', 'AB'.repeat(32), `${'ab'.repeat(32)}/..`])('no folder is named after %j', (hash) =>
  expect(() => folderOf(hash)).toThrow(),
)
