import { existsSync } from 'node:fs'
import { appendFile, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '#db/client.ts'
import { home } from '#lib/env.ts'

/**
 * The newest row of the audit's chain at a moment, noted outside the database. Whoever holds the database can compute a new chain or cut off
 * its end; the file on this machine still says how it was.
 */
export type NotedHead = { at: string; position: number; digest: string }

const line = z.object({ database: z.string(), at: z.string(), position: z.int().min(1), digest: z.string() })

/** One JSON object a line, for every database that this folder was used with. */
export const headsFile = (): string => join(home(), 'audit-heads.jsonl')

/** Beyond this many bytes the file is thinned out. */
const longest = 1_000_000
/** The newest lines are kept as they are; of the older ones, the last of each day. */
const newestKept = 2000

/** Notes the newest row of the chain, unless it is noted already. The worker does it every minute. */
export async function noteHead(): Promise<void> {
  const head = await currentHead()
  if (!head) return
  const last = (await readLines()).findLast((each) => each.database === head.database)
  if (last?.position === head.position && last.digest === head.digest) return
  await appendFile(headsFile(), `${JSON.stringify(head)}\n`, { mode: 0o600 })
  if ((await stat(headsFile())).size > longest) await thinOut()
}

/** What was noted of the database that this process uses, oldest first. */
export async function notedHeads(): Promise<NotedHead[]> {
  const own = await databaseName()
  return (await readLines()).filter((each) => each.database === own)
}

async function currentHead() {
  const [head] = await database().execute<{ position: string; digest: string; at: string }>(sql`
    select position, digest, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from audit_chain order by position desc limit 1`)
  return head && { database: await databaseName(), at: head.at, position: Number(head.position), digest: head.digest }
}

/** The identifier that initdb gave this Postgres, and the database's name in it. */
async function databaseName(): Promise<string> {
  const [row] = await database().execute<{ name: string }>(
    sql`select system_identifier || '/' || current_database() as name from pg_control_system()`,
  )
  if (!row) throw new Error('Postgres did not say which database this is')
  return row.name
}

/** A line that was cut off by a crash is left out. */
async function readLines(): Promise<z.output<typeof line>[]> {
  if (!existsSync(headsFile())) return []
  return (await readFile(headsFile(), 'utf8')).split('\n').flatMap((text) => {
    try {
      return [line.parse(JSON.parse(text))]
    } catch {
      return []
    }
  })
}

async function thinOut(): Promise<void> {
  const lines = await readLines()
  const older = new Map(lines.slice(0, -newestKept).map((each) => [`${each.database} ${each.at.slice(0, 10)}`, each]))
  const kept = [...older.values(), ...lines.slice(-newestKept)]
  await writeFile(`${headsFile()}.new`, kept.map((each) => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600 })
  await rename(`${headsFile()}.new`, headsFile())
}
