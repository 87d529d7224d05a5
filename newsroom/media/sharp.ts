import sharp, { type OutputInfo, type Sharp } from 'sharp'

// One thread a picture: web answers people meanwhile, and the worker makes one picture at a time.
sharp.concurrency(1)
sharp.cache(false)

/** 50 megapixels: what a picture may unfold to in memory, whatever its file says. */
export const mostPixels = 50_000_000

/** A picture's pixels, upright, in sRGB, first frame only. Damage that a viewer would see is an error. */
export const openPicture = (source: string | Uint8Array): Sharp =>
  sharp(source, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 }).autoOrient().timeout({ seconds: 60 })

/** The header alone: nothing is unfolded, so no limit of pixels applies. */
export const headerOf = (source: string) => sharp(source, { limitInputPixels: false, pages: 1 }).metadata()

export type Pixels = { data: Buffer; info: OutputInfo }

/** Unfolded pixels, to make several files of without reading the original again. */
export const unfold = (picture: Sharp): Promise<Pixels> =>
  picture.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })

export const refold = ({ data, info }: Pixels): Sharp =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels }, limitInputPixels: mostPixels })
