import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Crops } from '#lib/renditions.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { cropsOf } from './crops-of.ts'
import type { LibraryQuery } from './input.ts'
import { narrowedTo } from './library-filters.ts'
import { type RightsMark, rightsMark } from './rights.ts'

const columns = {
  id: media.id,
  hash: media.hash,
  state: media.state,
  name: media.name,
  format: media.format,
  bytes: media.bytes,
  width: media.width,
  height: media.height,
  alt: media.alt,
  caption: media.caption,
  credit: media.credit,
  focalX: media.focalX,
  focalY: media.focalY,
  crops: cropsOf,
  thumbhash: media.thumbhash,
  rightsHolder: media.rightsHolder,
  licence: media.licence,
  terms: media.terms,
  rightsEnd: media.rightsEnd,
  askFirst: media.askFirst,
  place: media.place,
  takenOn: media.takenOn,
  peopleShown: media.peopleShown,
  offered: media.offered,
  createdAt: media.createdAt,
  createdBy: media.createdBy,
  deletedAt: media.deletedAt,
  addedBy: people.name,
}

const pageSize = 40

/**
 * A page of the library, newest first. All `words` must occur in the file's name, alt, caption, credit, rights holder,
 * place or people; `part`, `place` and `person` narrow it (library-filters.ts); `after` is the `next` of the previous page. `bin`: those that
 * were deleted within the last 30 days, and that this person may take back.
 */
export async function libraryPage(person: Person, { after, bin, kind: _, ...wanted }: LibraryQuery) {
  authorise(person, 'see the library')
  const rows = await database()
    .select({ ...columns, rightsMark: rightsMark() })
    .from(media)
    .leftJoin(people, eq(people.id, media.createdBy))
    .where(
      and(
        bin ? isNotNull(media.deletedAt) : isNull(media.deletedAt),
        bin ? binOf(person) : undefined,
        narrowedTo(wanted),
        olderThan(after),
      ),
    )
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(pageSize + 1)
  const pictures = rows.slice(0, pageSize).map((row) => forDesk(person, row))
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return { pictures, next: last ? writeCursor({ at: last.createdAt, id: last.id }) : null }
}

/** One picture, as the library shows it. Throws NotFound. */
export async function libraryPicture(person: Person, id: string) {
  const [picture] = await libraryPictures(person, [id])
  if (!picture) throw new NotFound()
  return picture
}

/** Pictures by id, in no order; unknown ids are left out. */
export async function libraryPictures(person: Person, ids: readonly string[]) {
  authorise(person, 'see the library')
  if (ids.length === 0) return []
  const rows = await database()
    .select({ ...columns, rightsMark: rightsMark() })
    .from(media)
    .leftJoin(people, eq(people.id, media.createdBy))
    .where(isAmong(media.id, ids))
  return rows.map((row) => forDesk(person, row))
}

export type LibraryPicture = ReturnType<typeof forDesk>

function forDesk(person: Person, { createdBy, createdAt, deletedAt, ...row }: Row) {
  const owner = { mine: createdBy === person.id }
  return {
    ...row,
    kind: 'picture' as const,
    createdAt: createdAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
    mayDescribe: can(person, 'describe a picture', owner),
    mayDelete: can(person, 'delete a picture', owner),
  }
}

type Row = Pick<typeof media.$inferSelect, Exclude<keyof typeof columns, 'addedBy' | 'crops'>> & {
  crops: Crops
  addedBy: string | null
  rightsMark: RightsMark | null
}

/** Editors take back everybody's pictures, others their own. */
const binOf = (person: Person): SQL | undefined =>
  can(person, 'delete a picture', { mine: false }) ? undefined : eq(media.createdBy, person.id)

function olderThan(after: string | undefined): SQL | undefined {
  const cursor = readCursor(after)
  return cursor ? sql`(${media.createdAt}, ${media.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : undefined
}
