import { and, asc, eq, gt, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { database, now, paperDatabase, type Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts, pictureIds } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { media, renditions } from '#db/schema/media.ts'
import { publicRenditions } from '#db/schema/paper.ts'
import { renditionPath } from '#lib/paths.ts'
import { type RenditionFormat, renditionFormats, type Shape, shapeNames, widthsOf } from '#lib/renditions.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { storage } from './configured-storage.ts'
import { smallCopy } from './examine.ts'
import { originalKey, renditionKey } from './storage-keys.ts'

/** One file of a picture, as its address names it. */
export type Address = { hash: string; shape: 'full' | Shape; mark?: string; width: number; format: RenditionFormat }
export type Found = {
  mediaId: string
  etag: string
  format: RenditionFormat
  bytes: number
  body: () => Promise<ReadableStream<Uint8Array> | Uint8Array | null>
}

/** Parses `/media/HASH/640.avif`, `/media/HASH/16x9-1200.jpg` and `/media/HASH/16x9-1a2b3c4d-1200.jpg`; null for anything that lib/paths.ts would not write. */
export function readAddress(hash: string, file: string): Address | null {
  const match = /^(?:(\d{1,2}x\d)-(?:([0-9a-f]{8})-)?)?([1-9]\d{0,4})\.(avif|webp|jpg)$/.exec(file)
  const format = renditionFormats.find((known) => known === match?.[4])
  const shape = match?.[1] ? shapeNames.find((known) => known === match[1]) : 'full'
  if (!/^[0-9a-f]{64}$/.test(hash) || !match || !format || !shape) return null
  return { hash, shape, mark: match[2], width: Number(match[3]), format }
}

/** A file that readers may see: a live story or an author's portrait shows its picture. */
export async function publicRendition(address: Address): Promise<Found | null> {
  const { mediaId, hash, shape, mark, width, format, bytes } = publicRenditions
  const [row] = await paperDatabase()
    .select({ mediaId, bytes })
    .from(publicRenditions)
    .where(
      and(
        eq(hash, address.hash),
        eq(shape, address.shape),
        eq(mark, address.mark ?? ''),
        eq(width, address.width),
        eq(format, address.format),
      ),
    )
  return row ? toFound(row.mediaId, address, row.bytes) : null
}

/**
 * Where the crop of an address that was once given is now: another one was drawn, or it was taken back to the focal point. Link previews and
 * pages that are open name the former one. Null where readers have no picture in that shape.
 */
export async function presentCrop(address: Address): Promise<{ mediaId: string; path: string } | null> {
  if (address.shape === 'full') return null
  const { mediaId, hash, shape, mark, width, format } = publicRenditions
  const files = await paperDatabase()
    .select({ mediaId, mark, width })
    .from(publicRenditions)
    .where(and(eq(hash, address.hash), eq(shape, address.shape), eq(format, address.format)))
    .orderBy(asc(width))
  const file = presentAmong(files, address)
  return file && { mediaId: file.mediaId, path: renditionPath(address.hash, { ...address, ...file }) }
}

/** The same drawing has other widths: such an address was never given. */
function presentAmong<File extends { mark: string; width: number }>(files: readonly File[], { mark, width }: Address): File | null {
  const file = files.find((made) => made.width >= width) ?? files.at(-1)
  return file && file.mark !== (mark ?? '') ? file : null
}

/** A file for the staff, who see every picture. */
export async function staffRendition(person: Person, address: Address): Promise<Found | null> {
  authorise(person, 'see the library')
  const [picture] = await database()
    .select({ id: media.id, state: media.state, width: media.width })
    .from(media)
    .where(eq(media.hash, address.hash))
  return picture ? standingRendition(picture, address) : null
}

/** A file of a picture that stands in a story to which a guest is invited now. */
export async function guestRendition(person: Person, address: Address): Promise<Found | null> {
  authorise(person, 'see a story')
  const [picture] = await database()
    .select({ id: media.id, state: media.state, width: media.width })
    .from(media)
    .where(eq(media.hash, address.hash))
  return picture && (await isShownTo(person, picture.id)) ? standingRendition(picture, address) : null
}

/** Those of these pictures that a guest sees in their stories. */
export async function shownToGuest(person: Person, mediaIds: readonly string[]): Promise<string[]> {
  authorise(person, 'see a story')
  const shown = await Promise.all(mediaIds.map(async (id) => ((await isShownTo(person, id)) ? id : null)))
  return shown.filter((id) => id !== null)
}

/** Whether a picture stands in the draft of a story to which a guest is invited now: as its hero, in the text, or in a suggestion. */
async function isShownTo(person: Person, mediaId: string): Promise<boolean> {
  const isIn = (document: SQL) => sql`${document} @> to_jsonb(${mediaId}::text)`
  const [story] = await database()
    .select({ id: storyGuests.articleId })
    .from(storyGuests)
    .innerJoin(articles, eq(articles.id, storyGuests.articleId))
    .innerJoin(drafts, eq(drafts.articleId, storyGuests.articleId))
    .where(
      and(
        eq(storyGuests.personId, person.id),
        gt(storyGuests.endsAt, now),
        or(
          sql`(${qualify(articles.hero)} ->> 'mediaId') = ${mediaId}`,
          isIn(pictureIds(drafts.body)),
          and(isNotNull(drafts.suggested), isIn(pictureIds(drafts.suggested))),
        ),
      ),
    )
    .limit(1)
  return story !== undefined
}

type Standing = Pick<typeof media.$inferSelect, 'id' | 'state' | 'width'>

/**
 * A file of a picture that the caller may show. For one that is still processing a small copy is made at once. A preview that is open names
 * the crop that was there when it was opened: it gets the present one.
 */
export async function standingRendition(picture: Standing, address: Address): Promise<Found | null> {
  if (picture.state === 'failed') return null
  if (picture.state === 'processing') return preview(picture, address)
  const [row] = await renditionRow(database(), picture.id, address)
  if (row) return toFound(picture.id, address, row.bytes)
  const file = address.shape === 'full' ? undefined : presentAmong(await cropFiles(picture.id, address), address)
  return file ? toFound(picture.id, { ...address, mark: file.mark || undefined, width: file.width }, file.bytes) : null
}

const cropFiles = (mediaId: string, { shape, format }: Address) =>
  database()
    .select({ mark: renditions.mark, width: renditions.width, bytes: renditions.bytes })
    .from(renditions)
    .where(and(eq(renditions.mediaId, mediaId), eq(renditions.shape, shape), eq(renditions.format, format)))
    .orderBy(asc(renditions.width))

const renditionRow = (db: Reading, mediaId: string, { shape, mark, width, format }: Address) =>
  db
    .select({ bytes: renditions.bytes })
    .from(renditions)
    .where(
      and(
        eq(renditions.mediaId, mediaId),
        eq(renditions.shape, shape),
        eq(renditions.mark, mark ?? ''),
        eq(renditions.width, width),
        eq(renditions.format, format),
      ),
    )

const toFound = (mediaId: string, address: Address, bytes: number): Found => ({
  mediaId,
  etag: `"${address.hash.slice(0, 20)}-${address.shape}-${address.mark ?? ''}-${address.width}-${address.format}-${bytes}"`,
  format: address.format,
  bytes,
  body: async () =>
    (await storage().open(renditionKey(address.hash, address.shape, address.width, address.format, address.mark)))?.stream ?? null,
})

/** Re-encoded like every file, so the uploaded bytes themselves are never served. */
async function preview({ id, width }: { id: string; width: number }, address: Address): Promise<Found | null> {
  if (address.shape !== 'full' || !widthsOf(width).includes(address.width)) return null
  const original = await storage().get(originalKey(address.hash))
  if (!original) return null
  const bytes = await smallCopy(original, address)
  if (!bytes) return null
  return {
    mediaId: id,
    etag: `"${address.hash.slice(0, 20)}-preview-${address.width}-${address.format}"`,
    format: address.format,
    bytes: bytes.length,
    body: async () => bytes,
  }
}
