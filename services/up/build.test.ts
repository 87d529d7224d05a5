import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBuilt, sourcesDigest } from './build.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('pages of other sources are built again, and so are pages whose readers’ script was deleted', () => {
  const [stamp, manifest] = [join(folder, 'stamp'), join(folder, 'manifest.json')]
  expect(isBuilt(stamp, manifest)).toBe(false)
  writeFileSync(manifest, '{}')
  writeFileSync(stamp, 'of others')
  expect(isBuilt(stamp, manifest)).toBe(false)
  writeFileSync(stamp, sourcesDigest())
  expect(isBuilt(stamp, manifest)).toBe(true)
  rmSync(manifest)
  expect(isBuilt(stamp, manifest)).toBe(false)
})
