import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { database, type Reading, type Transaction, transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { media, renditions } from '#db/schema/media.ts'
import {
  type Box,
  type Crops,
  cropBox,
  cutBox,
  cutsOf,
  type RenditionFormat,
  renditionFormats,
  type Shape,
  shapeNames,
  widthsOf,
} from '#lib/renditions.ts'
import { announcePicture } from './announce-picture.ts'
import { storage } from './configured-storage.ts'
import { cropsOf } from './crops-of.ts'
import { turns } from './in-turn.ts'
import { openPicture, type Pixels, refold, unfold } from './sharp.ts'
import { originalKey, renditionKey } from './storage-keys.ts'

type Picture = Pick<typeof media.$inferSelect, 'id' | 'hash' | 'state' | 'width' | 'height' | 'focalX' | 'focalY'> & {
  crops: Crops
}
type File = { shape: 'full' | Shape; mark: string; width: number; height: number; format: RenditionFormat; bytes: number }

/** Decodes one picture at a time, because a decoded picture takes up to 150 MB. */
const oneAtATime = turns()

/**
 * Makes the files that readers receive: all widths in all formats, and the crops, as they were drawn or around the focal point. They are encoded from the pixels,
 * so no metadata of the upload remains. May run twice: for a picture that is ready only the crops are made again, in case the focal point
 * moved or one was drawn. `inTurn` limits how many pictures are decoded at once.
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
  const former = await transaction(async (tx) => {
    const [current] = await tx.select({ id: media.id }).from(media).where(eq(media.id, picture.id)).for('update')
    if (!current) return []
    const other = await keep(tx, picture, files)
    const [updated] = await tx
      .update(media)
      .set({ state: 'ready', problem: null })
      .where(and(eq(media.id, picture.id), ne(media.state, 'ready')))
      .returning({ id: media.id })
    if (updated || other.changed) await announcePicture(tx, picture.id)
    return other.former
  })
  for (const { shape, mark, width, format } of former) await storage().remove(renditionKey(picture.hash, shape, width, format, mark))
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
  // Both sides are at least as long as the widest crop around the focal point needs, so that nothing is enlarged unnecessarily.
  const base = await unfold(openPicture(original).resize({ width: 1200, height: 1200, fit: 'outside', withoutEnlargement: true }))
  const cuts = cutsOf(picture.width, picture.height, picture.crops)
  const files: File[] = []
  for (const shape of shapeNames) {
    const ofShape = cuts.filter((cut) => cut.shape === shape)
    const crop = picture.crops[shape]
    const box = crop && cropBox(shape, picture, crop)
    const source = box
      ? await unfold(
          openPicture(original)
            .extract(box)
            .resize({ width: ofShape.at(-1)?.width, withoutEnlargement: true }),
        )
      : await unfold(refold(base).extract(cutBox(shape, base.info, picture)))
    for (const { width, height, formats } of ofShape) {
      const pixels = await unfold(refold(source).resize({ width, height, fit: 'fill' }))
      for (const format of formats) files.push(await file(picture, shape, pixels, format, box && markOf(box)))
    }
  }
  return files
}

/** What stands in the addresses of the files of a drawn crop: another one for each rectangle. */
const markOf = (box: Box): string =>
  createHash('sha256').update([box.left, box.top, box.width, box.height].join(' ')).digest('hex').slice(0, 8)

async function file(picture: Picture, shape: 'full' | Shape, pixels: Pixels, format: RenditionFormat, mark = ''): Promise<File> {
  const { data, info } = await encoders[format](refold(pixels), pixels.info.width).toBuffer({ resolveWithObject: true })
  await storage().put(renditionKey(picture.hash, shape, info.width, format, mark), data)
  return { shape, mark, width: info.width, height: info.height, format, bytes: data.length }
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
  const [picture] = await database()
    .select({ id, hash, state, width, height, focalX, focalY, crops: cropsOf })
    .from(media)
    .where(eq(media.id, mediaId))
  return picture
}

type Kept = Omit<typeof renditions.$inferSelect, 'mediaId'>

/** Keeps the files, instead of crops that are no more. `former`: those; `changed`: whether readers have other crops now. */
async function keep(tx: Transaction, picture: Picture, files: File[]): Promise<{ former: Kept[]; changed: boolean }> {
  const before = await tx
    .select()
    .from(renditions)
    .where(and(eq(renditions.mediaId, picture.id), ne(renditions.shape, 'full')))
  const nameOf = ({ shape, mark, width, format }: Omit<File, 'height' | 'bytes'>) => [shape, mark, width, format].join(' ')
  const made = new Map(files.map((one) => [nameOf(one), one]))
  const former = before.filter((one) => !made.has(nameOf(one)))
  for (const { shape, width, format } of former)
    await tx
      .delete(renditions)
      .where(
        and(eq(renditions.mediaId, picture.id), eq(renditions.shape, shape), eq(renditions.width, width), eq(renditions.format, format)),
      )
  await tx
    .insert(renditions)
    .values(files.map((made) => ({ mediaId: picture.id, ...made })))
    .onConflictDoUpdate({
      target: [renditions.mediaId, renditions.shape, renditions.width, renditions.format],
      set: excluded(['height', 'bytes', 'mark']),
    })
  // A shape that nobody had drawn before may have had no files at all.
  return { former, changed: made.size !== before.length || before.some((one) => made.get(nameOf(one))?.bytes !== one.bytes) }
}
