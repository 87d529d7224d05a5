import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { afterAll } from 'vitest'
import { app13, dataset, resource } from './iim.ts'

/** Words that must never be in a served file: what cameras write about places, devices and owners. */
export const canaries = ['CANARY-SERIAL-4711', 'CANARY-OWNER', 'CANARY-MODEL', 'CANARY-DESCRIPTION', 'CANARY-LENS']

/** A picture like a photograph, 8-bit sRGB: noise on a colour, so that it compresses like one. */
export const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6', noise: { type: 'gaussian', mean: 128, sigma: 12 } } }).blur(2)

/** A JPEG with GPS, serial number and owner in its EXIF, all of them canaries. */
export const taggedJpeg = (width: number, height: number, orientation: Metadata['orientation'] = 1) =>
  photo(width, height)
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Artist: 'Olena Hrytsenko', ImageDescription: 'CANARY-DESCRIPTION', Model: 'CANARY-MODEL', Copyright: 'CANARY-OWNER' },
      IFD2: { BodySerialNumber: 'CANARY-SERIAL-4711', CameraOwnerName: 'CANARY-OWNER', LensSerialNumber: 'CANARY-LENS' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 27/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '30/1 31/1 0/1' },
    })
    .jpeg({ quality: 80 })
    .toBuffer()

/** What an agency writes into its pictures: photographer, credit, caption. */
export const agencyWords = {
  bylines: ['Nora Lind', 'Олена Гриценко'],
  credit: 'Harbour Wire',
  caption: 'The night ferry – at its quay in Łódź.',
  rightsHolder: '© Harbour Wire',
  rightsEnd: '20261231',
  city: 'Łódź',
  takenOn: '20261003',
}

/** A JPEG as an agency sends it: the camera's EXIF, all canaries, and the agency's texts in IPTC-IIM. */
export async function agencyJpeg(width: number, height: number, orientation: Metadata['orientation'] = 1): Promise<Buffer> {
  const jpeg = await taggedJpeg(width, height, orientation)
  const describeWords = (number: number, text: string) => dataset(2, number, Buffer.from(text))
  const { bylines, credit, caption, rightsHolder, rightsEnd, city, takenOn } = agencyWords
  const utf8 = dataset(1, 90, Buffer.from('\x1b%G', 'latin1'))
  const facts = [describeWords(37, rightsEnd), describeWords(55, takenOn), describeWords(90, city), describeWords(116, rightsHolder)]
  const records = [
    utf8,
    ...facts,
    ...bylines.map((name) => describeWords(80, name)),
    describeWords(110, credit),
    describeWords(120, caption),
  ]
  return Buffer.concat([jpeg.subarray(0, 2), app13(resource(0x0404, Buffer.concat(records))), jpeg.subarray(2)])
}

/** Uses a temporary GALLEY_HOME for this test file. */
export function ownHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
  process.env.GALLEY_HOME = folder
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
