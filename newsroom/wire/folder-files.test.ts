import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { blockedShelf, failedIn, filesIn, putAway, sweepFolders } from './folder-files.ts'

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'galley-folder-files-'))
  vi.stubEnv('GALLEY_HOME', home)
  folder = join(home, 'wire/one')
  await mkdir(folder, { recursive: true })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})

const old = Date.now() / 1000 - 31 * 24 * 3600
/** A file that nobody has written to for a month. */
async function put(path: string, text = 'Words'): Promise<void> {
  await writeFile(path, text)
  await utimes(path, old, old)
}

test('a shelf that is a link leads nowhere: nothing there is deleted, read or put', async () => {
  const media = join(home, 'media')
  await mkdir(media)
  await put(join(media, 'original'))
  await put(join(media, 'x.why.txt'), 'A secret')
  expect(await blockedShelf(folder)).toBeNull()
  await mkdir(join(folder, 'done'))
  expect(await blockedShelf(folder)).toBeNull()
  await symlink('../../media', join(folder, 'failed'))
  await sweepFolders()
  expect((await readdir(media)).sort()).toEqual(['original', 'x.why.txt'])
  expect(await failedIn(folder)).toBeNull()
  expect(await blockedShelf(folder)).toBe('failed')
})

test('a file that is named like a shelf is in its way', async () => {
  await put(join(folder, 'done'))
  expect(await blockedShelf(folder)).toBe('done')
})

test('files with the longest names that there are can be put away, again and again, and beside each stands the reason', async () => {
  for (const name of [`${'a'.repeat(250)}.json`, `${'ї'.repeat(125)}.xml`])
    for (const _ of [1, 2, 3]) {
      await put(join(folder, name))
      await putAway(folder, name, 'failed', 'it is broken')
    }
  const names = await readdir(join(folder, 'failed'))
  expect(names).toHaveLength(12)
  expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(3)
  expect(names.filter((name) => name.endsWith('їїї.xml'))).toHaveLength(3)
  expect(await failedIn(folder)).toMatchObject({ count: 6, reason: 'it is broken' })
  expect(await filesIn(folder)).toEqual([])
})

test('of a reason that the agency’s program wrote itself only the beginning is read, and none that is a link', async () => {
  await mkdir(join(folder, 'failed'))
  await put(join(folder, 'failed/a.why.txt'), 'x'.repeat(1_000_000))
  expect((await failedIn(folder))?.reason.length).toBeLessThan(2000)
  await writeFile(join(home, 'secret'), 'A secret')
  await symlink('../../../secret', join(folder, 'failed/b.why.txt'))
  expect(await failedIn(folder)).toMatchObject({ count: 1, newest: 'a' })
  expect(await readFile(join(home, 'secret'), 'utf8')).toBe('A secret')
})
