import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { sweepTemporaryFiles } from './sweep-temporary-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-sweep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const tomorrow = () => Date.now() + 25 * 60 * 60 * 1000

test('files that killed uploads and imports left are deleted after a day; newer and other files stay', async () => {
  const uploads = [mkdtempSync(join(folder, 'galley-upload-')), mkdtempSync(join(folder, 'galley-upload-'))]
  for (const upload of uploads) writeFileSync(join(upload, 'upload'), 'bytes')
  for (const kind of ['archive', 'encrypted', 'migrations']) mkdtempSync(join(folder, `galley-${kind}-`))
  writeFileSync(join(folder, `galley-${randomUUID()}`), 'bytes')
  writeFileSync(join(folder, `galley-fetched-${randomUUID()}`), 'bytes')
  const others = ['galley-e2e-Ab12Cd', 'galley-home', 'galley-upload-notes.txt', `galley-${randomUUID()}.bak`, 'somebody-elses']
  for (const name of others) mkdirSync(join(folder, name))
  expect(await sweepTemporaryFiles(folder)).toBe(0)
  expect(await sweepTemporaryFiles(folder, tomorrow())).toBe(7)
  expect(readdirSync(folder).sort()).toEqual([...others].sort())
  expect(await sweepTemporaryFiles(folder, tomorrow())).toBe(0)
})

test('a symbolic link is deleted, and its target stays', async () => {
  const kept = join(folder, 'kept')
  mkdirSync(kept)
  writeFileSync(join(kept, 'file'), 'bytes')
  const link = join(folder, 'galley-upload-Ab12Cd')
  symlinkSync(kept, link)
  expect(await sweepTemporaryFiles(folder, tomorrow())).toBe(1)
  expect([existsSync(link), existsSync(join(kept, 'file'))]).toEqual([false, true])
})

test('files of another user of the machine stay', async () => {
  const name = `galley-${randomUUID()}`
  writeFileSync(join(folder, name), 'bytes')
  const mine = process.getuid?.() ?? 0
  vi.spyOn(process, 'getuid').mockReturnValue(mine + 1)
  expect(await sweepTemporaryFiles(folder, tomorrow())).toBe(0)
  expect(existsSync(join(folder, name))).toBe(true)
  vi.restoreAllMocks()
  expect(await sweepTemporaryFiles(folder, tomorrow())).toBe(1)
})
