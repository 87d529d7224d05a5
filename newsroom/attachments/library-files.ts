import { and, desc, eq, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { attachments } from '#db/schema/attachments.ts'
import { people } from '#db/schema/people.ts'
import { readCursor, writeCursor } from '#lib/cursor.ts'
import { NotFound } from '#lib/outcome.ts'
import type { LibraryQuery } from '#newsroom/media/input.ts'
import type { LibraryPart } from '#newsroom/media/library-choices.ts'
import { matchWords } from '#newsroom/media/library-filters.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { isAttachmentUsedAnywhere } from './usage.ts'

const columns = {
  id: attachments.id,
  hash: attachments.hash,
  kind: attachments.kind,
  format: attachments.format,
  name: attachments.name,
  bytes: attachments.bytes,
  seconds: attachments.seconds,
  width: attachments.width,
  height: attachments.height,
  pages: attachments.pages,
  title: attachments.title,
  caption: attachments.caption,
  credit: attachments.credit,
  transcript: attachments.transcript,
  captionsId: attachments.captionsId,
  createdAt: attachments.createdAt,
  createdBy: attachments.createdBy,
  deletedAt: attachments.deletedAt,
  addedBy: people.name,
}

/** In a list a transcript is null where there is one: forty of them would be megabytes. */
const listed = { ...columns, transcript: sql<string | null>`case when ${attachments.transcript} = '' then '' end` }

const pageSize = 40

/**
 * A page of the sounds, videos, documents and captions of the library, newest first. All `words` must occur in the file's name, title,
 * caption, credit or transcript; `kind` and `part` narrow it; `after` and `bin` are as in libraryPage. The transcript of a file that has one is null.
 */
export async function filesPage(person: Person, { after, bin, words = '', kind, part }: Omit<LibraryQuery, 'place' | 'person'>) {
  authorise(person, 'see the library')
  const rows = await database()
    .select(listed)
    .from(attachments)
    .leftJoin(people, eq(people.id, attachments.createdBy))
    .where(
      and(
        bin ? isNotNull(attachments.deletedAt) : isNull(attachments.deletedAt),
        bin ? binOf(person) : undefined,
        kind && kind !== 'picture' ? eq(attachments.kind, kind) : undefined,
        matchWords(searched, words),
        part ? parts[part]?.() : undefined,
        olderThan(after),
      ),
    )
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(pageSize + 1)
  const files = rows.slice(0, pageSize).map((row) => forDesk(person, row))
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return { files, next: last ? writeCursor({ at: last.createdAt, id: last.id }) : null }
}

/** Files by id, in no order; unknown ids are left out. */
export async function libraryFiles(person: Person, ids: readonly string[]) {
  authorise(person, 'see the library')
  if (ids.length === 0) return []
  const rows = await database()
    .select(columns)
    .from(attachments)
    .leftJoin(people, eq(people.id, attachments.createdBy))
    .where(isAmong(attachments.id, ids))
  return rows.map((row) => forDesk(person, row))
}

/** One file, as the library shows it. Throws NotFound. */
export async function libraryFile(person: Person, id: string) {
  const [file] = await libraryFiles(person, [id])
  if (!file) throw new NotFound()
  return file
}

type Row = Pick<typeof attachments.$inferSelect, Exclude<keyof typeof columns, 'addedBy'>> & { addedBy: string | null }
type ListedRow = Omit<Row, 'transcript'> & { transcript: string | null }

export type LibraryFile = ReturnType<typeof forDesk<Row>>
/** A file in a list: its transcript is null when it has one. */
export type ListedFile = ReturnType<typeof forDesk<ListedRow>>

function forDesk<Kind extends ListedRow>(person: Person, { createdBy, createdAt, deletedAt, ...row }: Kind) {
  const owner = { mine: createdBy === person.id }
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
    mayDescribe: can(person, 'describe an attachment', owner),
    mayDelete: can(person, 'delete an attachment', owner),
  }
}

/** What of the library's parts files have, too. Captions have neither a credit nor a transcript. */
const parts: Partial<Record<LibraryPart, () => SQL | undefined>> = {
  unused: () => not(isAttachmentUsedAnywhere),
  'no-credit': () => and(eq(attachments.credit, ''), ne(attachments.kind, 'captions')),
  'no-transcript': () =>
    and(
      eq(attachments.transcript, ''),
      or(eq(attachments.kind, 'audio'), and(eq(attachments.kind, 'video'), isNull(attachments.captionsId))),
    ),
}

/** Whether a query asks for files at all: only pictures have rights, places and people. */
export const asksForFiles = ({ kind, part, place, person }: LibraryQuery): boolean =>
  kind !== 'picture' && !place && !person && (part === undefined || part in parts)

/** The expression of the index attachments_words (db/schema/attachments.ts). */
const searched = sql`(${attachments.name} || ' ' || ${attachments.title} || ' ' || ${attachments.caption} || ' ' || ${attachments.credit} || ' ' || ${attachments.transcript})`

/** Editors take back everybody's files, others their own. */
const binOf = (person: Person): SQL | undefined =>
  can(person, 'delete an attachment', { mine: false }) ? undefined : eq(attachments.createdBy, person.id)

function olderThan(after: string | undefined): SQL | undefined {
  const cursor = readCursor(after)
  return cursor
    ? sql`(${attachments.createdAt}, ${attachments.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`
    : undefined
}
