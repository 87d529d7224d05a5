import { inArray, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { type CheckedKind, checkedKinds } from '#db/schema/outside-checks.ts'
import type { OutboxEvent } from '#db/schema/record.ts'
import { isLanguage, type Language } from '#lib/languages.ts'

export type Change = {
  changeId: number
  kind: CheckedKind
  articleId: string
  language: Language
  /** The slug that readers knew; empty when they knew none. */
  slug: string
  /** Milliseconds since the change, by Postgres' clock. */
  age: number
}

type Row = { changeId: string; event: Extract<OutboxEvent, { kind: CheckedKind }>; age: number }

const columns = sql`id as "changeId", event, (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as age`
const isChecked = inArray(sql`event->>'kind'`, [...checkedKinds])

/** A change of a story by its row in the outbox; null when it is none, or too old to be kept. */
export async function changeOf(reading: Reading, changeId: number): Promise<Change | null> {
  return readRow(await reading.execute<Row>(sql`select ${columns} from outbox where id = ${changeId} and ${isChecked}`))
}

/** The newest change of a story that readers could see. */
export async function newestChange(reading: Reading, articleId: string): Promise<Change | null> {
  return readRow(
    await reading.execute<Row>(
      sql`select ${columns} from outbox where event->>'articleId' = ${articleId} and ${isChecked} order by id desc limit 1`,
    ),
  )
}

/** Whether the story has changed again since. */
export async function isSuperseded(reading: Reading, { changeId, articleId }: { changeId: number; articleId: string }): Promise<boolean> {
  return ((await newestChange(reading, articleId))?.changeId ?? changeId) > changeId
}

function readRow([row]: readonly Row[]): Change | null {
  if (!row || !isLanguage(row.event.language)) return null
  const { kind, articleId, language, slug } = row.event
  return { changeId: Number(row.changeId), kind, articleId, language, slug, age: row.age }
}
