import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'

const file = (name: string) => readFileSync(join(import.meta.dirname, '../public', name))

test.each([
  ['icon-192.png', 192],
  ['icon-512.png', 512],
  ['apple-icon.png', 180],
])('%s is the paper’s sign, %i pixels wide', async (name, size) => {
  const { format, width, height } = await sharp(file(name)).metadata()
  expect({ format, width, height }).toEqual({ format: 'png', width: size, height: size })
  const drawn = await sharp(readFileSync(join(import.meta.dirname, 'icon.svg')), { density: 600 })
    .resize(size, size)
    .png()
    .toBuffer()
  const pixels = (picture: Buffer) => sharp(picture).ensureAlpha().resize(16, 16).raw().toBuffer()
  const [stored, fresh] = [await pixels(file(name)), await pixels(drawn)]
  expect(stored.every((value, at) => Math.abs(value - (fresh[at] ?? 0)) < 16)).toBe(true)
})

test('favicon.ico contains one PNG of 48 pixels', async () => {
  const ico = file('favicon.ico')
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt8(6), ico.readUInt32LE(14)]).toEqual([1, 1, 48, ico.length - 22])
  expect((await sharp(ico.subarray(22)).metadata()).width).toBe(48)
})
