import { open, stat } from 'node:fs/promises'
import { rgbaToThumbHash } from 'thumbhash'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { widthsOf } from '#lib/renditions.ts'
import { headerOf, mostPixels, openPicture } from './sharp.ts'
import { type Sniffed, sniff, sniffedBytes } from './sniff.ts'

/** Why a file is not taken. Each has its sentence in components/media/refusals.ts. */
export type PictureProblem =
  | 'empty'
  | 'too-big'
  | 'too-many-pixels'
  | 'too-tall'
  | 'damaged'
  | 'too-much'
  | 'busy'
  | 'vector'
  | 'web-page'
  | 'other-format'
  | 'not-a-picture'

export type ValidPicture = { format: PictureFormat; bytes: number; width: number; height: number; thumbhash: string }
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** 40 MB, as cameras and file managers count. */
export const mostBytes = 40_000_000

/** The longest side that WebP and AVIF can hold. */
const tallest = 16_383

/**
 * In the process of examiner.ts alone, for it opens a stranger's file. Decides what a file is by decoding all of its (first) picture; its name and what the browser says of it do not count.
 * Width and height are of the upright picture. The decoders see nothing that does not begin as one of the five formats.
 */
export async function validatePicture(path: string): Promise<Outcome<ValidPicture, PictureProblem>> {
  const { size: bytes } = await stat(path)
  if (bytes === 0) return no('empty')
  if (bytes > mostBytes) return no('too-big', { bytes, most: mostBytes })
  const kind = sniff(await headOf(path))
  if (!isPicture(kind)) return no(refusals[kind ?? 'nothing known'])
  try {
    return await decodePicture(path, kind, bytes)
  } catch {
    return no('damaged') // libvips says what is wrong only in prose; all of it means that no whole picture comes out
  }
}

async function decodePicture(path: string, kind: PictureFormat, bytes: number): Promise<Outcome<ValidPicture, PictureProblem>> {
  const header = await headerOf(path)
  if (formatOf(header) !== kind) return no('damaged')
  if (header.width * header.height > mostPixels)
    return no('too-many-pixels', { width: header.width, height: header.height, most: mostPixels })
  const { width, height } = header.autoOrient
  const [widest = width] = widthsOf(width).reverse()
  if ((height * widest) / width > tallest) return no('too-tall', { width, height })
  // Making the small copy reads every line of the picture, so a file that ends too early shows itself here.
  const small = await openPicture(path)
    .resize(100, 100, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const thumbhash = Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64')
  return done({ format: kind, bytes, width, height, thumbhash })
}

const refusals = {
  svg: 'vector',
  html: 'web-page',
  'other-picture': 'other-format',
  'nothing known': 'not-a-picture',
} as const satisfies Record<Exclude<Sniffed, PictureFormat> | 'nothing known', PictureProblem>

const isPicture = (kind: Sniffed | null): kind is PictureFormat => kind !== null && !(kind in refusals)

const formatOf = ({ format, compression }: { format: string; compression?: string }) =>
  format === 'heif' && compression === 'av1' ? 'avif' : format

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
