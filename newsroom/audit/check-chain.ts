import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import type { NotedHead } from './noted-heads.ts'

/**
 * What is wrong with the first wrong row. `changed`: the row is not what was written. `missing`: the row is gone. `gap`: rows are gone from
 * the chain. `rewritten`: a head that was noted outside the database is another one now. `cut`: the newest rows are gone. `unchained`: a row
 * was put in around the trigger.
 */
export type WrongRow = {
  problem: 'changed' | 'missing' | 'gap' | 'rewritten' | 'cut' | 'unchained'
  /** The place in the chain; null for a row that is not in it. */
  position: number | null
  /** The id of the row in the audit; null when it is not known. */
  auditId: number | null
}

export type CheckedChain = { rows: number; wrong: WrongRow | null }

type Link = { position: string; auditId: string; digest: string; text: string | null }

/** How many rows are read at a time. */
const batch = 5000

/** Checks the whole audit as it was at one moment. Reads it in order, a few thousand rows at a time. */
export const checkChain = (noted: readonly NotedHead[]): Promise<CheckedChain> =>
  database().transaction((tx) => findWrongRow(tx, noted), { isolationLevel: 'repeatable read', accessMode: 'read only' })

/**
 * The first row of the audit that is not as it was written. The digests are computed here: whoever holds the database could have replaced its
 * functions.
 */
export async function findWrongRow(reading: Reading, noted: readonly NotedHead[]): Promise<CheckedChain> {
  const heads = new Map(noted.map(({ position, digest }) => [position, digest]))
  let position = 0
  let before = ''
  for (let links = await linksAfter(reading, 0); links.length > 0; links = await linksAfter(reading, position)) {
    for (const link of links) {
      const problem = problemOf(link, position + 1, before, heads)
      const isGap = problem === 'gap'
      if (problem) return { rows: position, wrong: { problem, position: position + 1, auditId: isGap ? null : Number(link.auditId) } }
      position += 1
      before = link.digest
    }
  }
  if (Math.max(0, ...heads.keys()) > position) return { rows: position, wrong: { problem: 'cut', position: position + 1, auditId: null } }
  const unchained = await findUnchained(reading)
  return { rows: position, wrong: unchained === null ? null : { problem: 'unchained', position: null, auditId: unchained } }
}

function problemOf(
  { position, digest, text }: Link,
  expected: number,
  before: string,
  heads: ReadonlyMap<number, string>,
): WrongRow['problem'] | null {
  if (Number(position) !== expected) return 'gap'
  if (text === null) return 'missing'
  // The same text as the function audit_digest of the migrations has it.
  if (createHash('sha256').update([before, expected, text].join('\n')).digest('hex') !== digest) return 'changed'
  const head = heads.get(expected)
  return head === undefined || head === digest ? null : 'rewritten'
}

const linksAfter = (reading: Reading, position: number): Promise<Link[]> =>
  reading.execute<Link>(sql`
    select link.position, link.audit_id as "auditId", link.digest,
      case when written.id is not null then (jsonb_build_array(written.id, written.person_id, written.verb, written.subject, written.subject_id,
        written.detail, (extract(epoch from written.created_at) * 1000)::bigint)
        || case when written.session_id is null then '[]'::jsonb else jsonb_build_array(written.session_id) end)::text end as text
    from audit_chain link left join audit written on written.id = link.audit_id
    where link.position > ${position} order by link.position limit ${batch}`)

async function findUnchained(reading: Reading): Promise<number | null> {
  const [row] = await reading.execute<{ id: string }>(sql`
    select written.id from audit written
    where not exists (select from audit_chain link where link.audit_id = written.id) order by written.id limit 1`)
  return row ? Number(row.id) : null
}
