import { open, stat } from 'node:fs/promises'
import { rgbaToThumbHash } from 'thumbhash'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { widthsOf } from '#lib/renditions.ts'
import { headerOf, mostPixels, openPicture } from './sharp.ts'
import { type Sniffed, sniff, sniffedBytes } from './sniff.ts'

/** Why a file is refused. Each has its message in components/media/refusals.ts. */
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

/** 40 MB in decimal units, as cameras and file managers count. */
export const mostBytes = 40_000_000

/** The longest side, in pixels, of WebP and AVIF. */
const tallest = 16_383

/**
 * Decides what a file is by decoding its (first) picture completely; its name and declared type do not count. Width and height are of the
 * upright picture. Decoders see only files that begin as one of the five formats. It opens untrusted files, so only the process of
 * examiner.ts may call it.
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
    return no('damaged') // libvips gives only prose; in every case there is no complete picture
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
  // The small copy reads every line of the picture, so a truncated file fails here.
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
