import sharp, { type OutputInfo, type Sharp } from 'sharp'

// One thread per picture: web answers requests meanwhile, and the worker makes one picture at a time.
sharp.concurrency(1)
sharp.cache(false)

/** The most pixels that a picture may have when decoded: 50 megapixels. */
export const mostPixels = 50_000_000

/** A picture's pixels, upright, in sRGB, first frame only. Visible damage is an error. */
export const openPicture = (source: string | Uint8Array): Sharp =>
  sharp(source, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 }).autoOrient().timeout({ seconds: 60 })

/** Only the header: nothing is decoded, so no limit of pixels applies. */
export const headerOf = (source: string) => sharp(source, { limitInputPixels: false, pages: 1 }).metadata()

export type Pixels = { data: Buffer; info: OutputInfo }

/** Decoded pixels, to make several files without decoding the original again. */
export const unfold = (picture: Sharp): Promise<Pixels> =>
  picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })

export const refold = ({ data, info }: Pixels): Sharp =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels }, limitInputPixels: mostPixels })
