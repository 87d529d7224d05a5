import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOfFile, packedFolder, packedPath, readPacked } from '#lib/packed-files.ts'
import { type FileToPack, keepPacked, packFiles } from './pack-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-pack-'))
const before = process.env.GALLEY_DIST
beforeAll(() => {
  process.env.GALLEY_DIST = relative(process.cwd(), folder)
})
afterAll(() => {
  if (before === undefined) delete process.env.GALLEY_DIST
  else process.env.GALLEY_DIST = before
  rmSync(folder, { recursive: true })
})

function writeScript(name: string, words: string): FileToPack & { bytes: Buffer } {
  const bytes = Buffer.from(words.repeat(100))
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return { path, bytes, packings: ['br', 'gzip'] }
}

test('a file is packed once in both ways, what is small is not, and what no build has any more is deleted', async () => {
  const [one, two, small] = [writeScript('one.js', 'const a = 1;'), writeScript('two.js', 'const b = 2;'), writeScript('small.js', '1')]
  await packFiles([one, two, small])
  expect(readdirSync(packedFolder())).toHaveLength(4)
  const [brotli, gzip] = await Promise.all([readPacked(digestOfFile(one.bytes), 'br'), readPacked(digestOfFile(one.bytes), 'gzip')])
  expect(brotliDecompressSync(brotli ?? '')).toEqual(one.bytes)
  expect(gunzipSync(gzip ?? '')).toEqual(one.bytes)
  expect(await readPacked(digestOfFile(small.bytes), 'br')).toBeNull()

  const place = packedPath(digestOfFile(one.bytes), 'br')
  const { ino } = statSync(place)
  writeFileSync(`${place}.new`, 'of a build that was killed')
  await packFiles([one])
  expect(statSync(place).ino).toBe(ino)
  expect(readdirSync(packedFolder()).sort()).toEqual([`${digestOfFile(one.bytes)}.br`, `${digestOfFile(one.bytes)}.gzip`])
})

test('what is packed outlives a build of Next, also one that was killed in the middle', async () => {
  const three = writeScript('three.js', 'const c = 3;')
  await packFiles([three])
  keepPacked() // and killed
  expect(existsSync(packedFolder())).toBe(false)
  const bringBack = keepPacked()
  bringBack()
  expect(await readPacked(digestOfFile(three.bytes), 'br')).not.toBeNull()
  const again = keepPacked()
  mkdirSync(packedFolder())
  again()
  expect(await readPacked(digestOfFile(three.bytes), 'br')).toBeNull() // another build has packed meanwhile: its files stand
})
