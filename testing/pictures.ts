import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { afterAll } from 'vitest'

/** Words that must never leave with a served file: what cameras write about places, machines and owners. */
export const canaries = ['CANARY-SERIAL-4711', 'CANARY-OWNER', 'CANARY-MODEL', 'CANARY-DESCRIPTION', 'CANARY-LENS']

/** A photograph-like picture, 8-bit sRGB: noise over a slope, so that it compresses as photographs do. */
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

/** The library's bytes go into a folder of this test file's own. */
export function ownHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
  process.env.GALLEY_HOME = folder
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
