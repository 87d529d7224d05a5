import { and, eq, ne } from 'drizzle-orm'
import { database, type Reading, type Transaction, transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { media, renditions } from '#db/schema/media.ts'
import { cutBox, cutsOf, type RenditionFormat, renditionFormats, type Shape, widthsOf } from '#lib/renditions.ts'
import { announcePicture } from './announce-picture.ts'
import { storage } from './configured-storage.ts'
import { turns } from './in-turn.ts'
import { openPicture, type Pixels, refold, unfold } from './sharp.ts'
import { originalKey, renditionKey } from './storage-keys.ts'

type Picture = Pick<typeof media.$inferSelect, 'id' | 'hash' | 'state' | 'width' | 'height' | 'focalX' | 'focalY'>
type File = { shape: 'full' | Shape; width: number; height: number; format: RenditionFormat; bytes: number }

/** Decodes one picture at a time, because a decoded picture takes up to 150 MB. */
const oneAtATime = turns()

/**
 * Makes the files that readers receive: all widths in all formats, and the crops around the focal point. They are encoded from the pixels,
 * so no metadata of the upload remains. May run twice: for a picture that is ready only the crops are made again, in case the focal point
 * moved. `inTurn` limits how many pictures are decoded at once.
 */
export async function makeRenditions(mediaId: string, inTurn = oneAtATime): Promise<void> {
  const picture = await pictureOf(mediaId)
  if (!picture) return
  const original = await storage().get(originalKey(picture.hash))
  if (!original) throw new Error(`the original of picture ${picture.hash} is not in the storage`)
  const files = await inTurn(async () => [
    ...(picture.state === 'ready' ? [] : await fullFiles(picture, original)),
    ...(await cutFiles(picture, original)),
  ])
  await transaction(async (tx) => {
    const [current] = await tx.select({ id: media.id }).from(media).where(eq(media.id, picture.id)).for('update')
    if (!current) return
    await keep(tx, picture, files)
    const [updated] = await tx
      .update(media)
      .set({ state: 'ready', problem: null })
      .where(and(eq(media.id, picture.id), ne(media.state, 'ready')))
      .returning({ id: media.id })
    if (updated) await announcePicture(tx, picture.id)
  })
}

/** Called after the last try failed: the library shows the problem, and the picture can be added again. */
export async function giveUpRenditions(mediaId: string, problem: string, tx: Reading = database()): Promise<void> {
  await tx
    .update(media)
    .set({ state: 'failed', problem: problem.slice(0, 500) })
    .where(and(eq(media.id, mediaId), eq(media.state, 'processing')))
}

async function fullFiles(picture: Picture, original: Uint8Array): Promise<File[]> {
  const widths = widthsOf(picture.width)
  const base = await unfold(openPicture(original).resize({ width: widths.at(-1), withoutEnlargement: true }))
  const files: File[] = []
  for (const width of widths) {
    const pixels = width === base.info.width ? base : await unfold(refold(base).resize({ width }))
    for (const format of renditionFormats) files.push(await file(picture, 'full', pixels, format))
  }
  return files
}

async function cutFiles(picture: Picture, original: Uint8Array): Promise<File[]> {
  // Both sides are at least as long as the widest crop needs, so that nothing is enlarged unnecessarily.
  const base = await unfold(openPicture(original).resize({ width: 1200, height: 1200, fit: 'outside', withoutEnlargement: true }))
  const files: File[] = []
  for (const { shape, width, height, formats } of cutsOf(picture.width, picture.height)) {
    const pixels = await unfold(
      refold(base)
        .extract(cutBox(shape, base.info, picture))
        .resize({ width, height, fit: 'fill' }),
    )
    for (const format of formats) files.push(await file(picture, shape, pixels, format))
  }
  return files
}

async function file(picture: Picture, shape: 'full' | Shape, pixels: Pixels, format: RenditionFormat): Promise<File> {
  const { data, info } = await encoders[format](refold(pixels), pixels.info.width).toBuffer({ resolveWithObject: true })
  await storage().put(renditionKey(picture.hash, shape, info.width, format), data)
  return { shape, width: info.width, height: info.height, format, bytes: data.length }
}

/** Files up to this width in pixels are for phones and cards: high-density screens on slow connections. */
const narrow = 640

/**
 * Low encoder effort: all files of a large picture take 1.5 s on one core. Narrow AVIFs use an effort that takes four times as long and
 * saves a third at the same quality (within 0.5 dB), so that the main picture on a phone fits into the first ten packets.
 */
export const encoders = {
  avif: (pixels, width) =>
    pixels.avif({ ...(width <= narrow ? { quality: 40, effort: 2 } : { quality: 46, effort: 0 }), chromaSubsampling: '4:2:0' }),
  webp: (pixels) => pixels.webp({ quality: 72, effort: 2 }),
  jpg: (pixels) => pixels.flatten({ background: '#fff' }).jpeg({ quality: 78, mozjpeg: true, optimiseScans: false }),
} as const satisfies Record<RenditionFormat, (pixels: ReturnType<typeof refold>, width: number) => ReturnType<typeof refold>>

async function pictureOf(mediaId: string): Promise<Picture | undefined> {
  const { id, hash, state, width, height, focalX, focalY } = media
  const [picture] = await database().select({ id, hash, state, width, height, focalX, focalY }).from(media).where(eq(media.id, mediaId))
  return picture
}

async function keep(tx: Transaction, picture: Picture, files: File[]): Promise<void> {
  await tx
    .insert(renditions)
    .values(files.map((made) => ({ mediaId: picture.id, ...made })))
    .onConflictDoUpdate({
      target: [renditions.mediaId, renditions.shape, renditions.width, renditions.format],
      set: excluded(['height', 'bytes']),
    })
}
