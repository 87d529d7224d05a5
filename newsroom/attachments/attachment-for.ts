import { and, eq, gt, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { database, now, paperDatabase, type Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { attachmentIds, drafts } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { publicAttachments } from '#db/schema/paper.ts'
import { type AttachmentFormat, attachmentPathShape } from '#lib/attachments.ts'
import type { ByteRange } from '#lib/byte-range.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { attachmentKey } from '#newsroom/media/storage-keys.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** A file, as its address names it. */
export type AttachmentAddress = { hash: string; format: AttachmentFormat }
export type FoundAttachment = {
  id: string
  format: AttachmentFormat
  bytes: number
  /** Its bytes never change: the digest is in the address. */
  etag: string
  body: (range?: ByteRange) => Promise<ReadableStream<Uint8Array> | null>
}

/** Parses `/attachments/HASH.mp3`; null for anything that lib/paths.ts would not write. */
export function readAttachmentAddress(path: string): AttachmentAddress | null {
  const [, hash, format] = attachmentPathShape.exec(path) ?? []
  return hash ? { hash, format: format as AttachmentFormat } : null // the expression allows only the formats
}

/** A file that readers may have: a live story or a page of the house offers it. */
export async function publicAttachment(address: AttachmentAddress): Promise<FoundAttachment | null> {
  const { id, hash, format, bytes } = publicAttachments
  const [row] = await paperDatabase()
    .select({ id, bytes })
    .from(publicAttachments)
    .where(and(eq(hash, address.hash), eq(format, address.format)))
  return row ? toFound(row, address) : null
}

/** A file for the staff, who have every one. */
export async function staffAttachment(person: Person, address: AttachmentAddress): Promise<FoundAttachment | null> {
  authorise(person, 'see the library')
  return anyAttachment(address)
}

/** A file that stands in the draft of a story to which a guest is invited now. */
export async function guestAttachment(person: Person, address: AttachmentAddress): Promise<FoundAttachment | null> {
  authorise(person, 'see a story')
  const found = await anyAttachment(address)
  return found && (await isShownTo(person, found.id)) ? found : null
}

/** Those of these files that a guest finds in their stories. */
export async function attachmentsShownTo(person: Person, ids: readonly string[]): Promise<string[]> {
  authorise(person, 'see a story')
  const shown = await Promise.all(ids.map(async (id) => ((await isShownTo(person, id)) ? id : null)))
  return shown.filter((id) => id !== null)
}

async function isShownTo(person: Person, attachmentId: string): Promise<boolean> {
  const isIn = (document: SQL) => sql`${document} @> to_jsonb(${attachmentId}::text)`
  const [story] = await database()
    .select({ id: storyGuests.articleId })
    .from(storyGuests)
    .innerJoin(drafts, eq(drafts.articleId, storyGuests.articleId))
    .where(
      and(
        eq(storyGuests.personId, person.id),
        gt(storyGuests.endsAt, now),
        or(isIn(attachmentIds(drafts.body)), and(isNotNull(drafts.suggested), isIn(attachmentIds(sql`${drafts.suggested}`)))),
      ),
    )
    .limit(1)
  return story !== undefined
}

/** A file that the caller may show. */
export async function anyAttachment(address: AttachmentAddress): Promise<FoundAttachment | null> {
  const [row] = await database()
    .select({ id: attachments.id, bytes: attachments.bytes })
    .from(attachments)
    .where(and(eq(attachments.hash, address.hash), eq(attachments.format, address.format)))
  return row ? toFound(row, address) : null
}

/** What a page needs to offer a file. `through`: the path of the preview link through which alone it can be loaded. */
export type PaperAttachment = Pick<
  typeof attachments.$inferSelect,
  'id' | 'hash' | 'kind' | 'format' | 'bytes' | 'seconds' | 'width' | 'height' | 'pages'
> & { through?: string }

/** Files as the editor and previews show them, public or not. Who may see them is the caller's question. */
export async function attachmentsForStaff(ids: readonly string[], reading: Reading = database()): Promise<PaperAttachment[]> {
  if (ids.length === 0) return []
  const { id, hash, kind, format, bytes, seconds, width, height, pages } = attachments
  return reading.select({ id, hash, kind, format, bytes, seconds, width, height, pages }).from(attachments).where(isAmong(id, ids))
}

const toFound = ({ id, bytes }: { id: string; bytes: number }, { hash, format }: AttachmentAddress): FoundAttachment => ({
  id,
  format,
  bytes,
  etag: `"${hash.slice(0, 32)}"`,
  body: async (range) => (await storage().open(attachmentKey(hash, format), range))?.stream ?? null,
})
