import { expect, test } from 'vitest'
import { app13, dataset, resource } from '#testing/iim.ts'
import { readIim } from './iim.ts'

const jpegWith = (...resources: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), app13(...resources), Buffer.from([0xff, 0xda, 0, 2])])

const utf8 = dataset(1, 90, Buffer.from('\x1b%G', 'latin1'))
const words = (encoding: BufferEncoding, caption: string, credit: string, ...bylines: string[]) =>
  Buffer.concat([
    ...bylines.map((name) => dataset(2, 80, Buffer.from(name, encoding))),
    dataset(2, 110, Buffer.from(credit, encoding)),
    dataset(2, 120, Buffer.from(caption, encoding)),
  ])

test('text declared as UTF-8 is read as UTF-8, byte for byte', () => {
  const caption = 'Młyn w Łodzi: Міст у Києві, “Jönköping” – 12 €'
  const block = Buffer.concat([utf8, words('utf8', caption, 'Agence Été', 'Zoë Królová', 'Ганна Коваль')])
  expect(readIim(jpegWith(resource(0x0404, block)))).toEqual({ caption, credit: 'Agence Été', byline: 'Zoë Królová, Ганна Коваль' })
})

test('undeclared UTF-8 is detected by its bytes, and Windows-1252 stays Windows-1252', () => {
  expect(readIim(jpegWith(resource(0x0404, words('utf8', 'Łódź', 'Été'))))).toEqual({ caption: 'Łódź', credit: 'Été' })
  const old = Buffer.concat([words('latin1', 'Jönköping \x96 \x93déjà\x94', 'Été')])
  expect(readIim(jpegWith(resource(0x0404, old)))).toEqual({ caption: 'Jönköping – “déjà”', credit: 'Été' })
})

test('the block is found after other resources with names and odd lengths, and nothing is found inside them', () => {
  const block = Buffer.concat([utf8, words('utf8', 'Міст', 'Été')])
  const jpeg = jpegWith(resource(0x03ed, Buffer.from('odd'), 'name'), resource(0x0404, block), resource(0x040f, block))
  expect(readIim(jpeg)).toEqual({ caption: 'Міст', credit: 'Été' })
  expect(readIim(jpegWith(resource(0x040f, block)))).toEqual({})
  expect(readIim(Buffer.from('not a JPEG'))).toEqual({})
})

test('a truncated block returns what was read and never fails', () => {
  const jpeg = jpegWith(resource(0x0404, Buffer.concat([utf8, words('utf8', 'Міст у Києві', 'Été', 'Zoë')])))
  for (let length = 0; length < jpeg.length; length += 1) expect(() => readIim(jpeg.subarray(0, length))).not.toThrow()
})
