import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { inTransaction } from './backup-lock.ts'
import { BackupProblem } from './backup-problem.ts'
import type { BackupStore } from './backup-store.ts'
import { digestOf } from './digest.ts'
import type { Manifest } from './manifest.ts'
import { openPart } from './parts.ts'
import { copyFormat, copyIn, newsroomTables, quote, readRows, sequences } from './tables.ts'

/**
 * Replaces all rows of a newsroom that has the backup's own migration, in one transaction: whoever dies in it leaves what was there. The
 * foreign keys are taken away meanwhile and checked again at the end; no superuser is needed.
 */
export async function loadRows(
  client: postgres.Sql,
  { files, decrypter }: Pick<BackupStore, 'files' | 'decrypter'>,
  name: string,
  manifest: Manifest,
  seen: (bytes: number) => void,
): Promise<void> {
  await client.unsafe(copyFormat)
  await inTransaction(client, 'read write', async (tx) => {
    const there = await newsroomTables(tx)
    refuseOtherTables(name, manifest, new Set(there.map((table) => table.name)))
    const keys = await takeKeysAway(tx)
    for (const table of there) await tx.unsafe(`alter table public.${quote(table.name)} disable trigger user`)
    await tx.unsafe(`truncate ${there.map((table) => `public.${quote(table.name)}`).join(', ')}`)
    for (const table of manifest.tables) {
      const rows = await openPart(files, name, table, decrypter)
      const counting = digestOf(seen).stream
      await pipeline(rows, counting, await tx.unsafe(copyIn(table)).writable())
    }
    for (const { name: sequence, value, isCalled } of manifest.sequences)
      await tx`select setval(${`public.${quote(sequence)}`}::regclass, ${value}::bigint, ${isCalled})`
    for (const table of there) await tx.unsafe(`alter table public.${quote(table.name)} enable trigger user`)
    for (const { table, key, definition } of keys) await tx.unsafe(`alter table ${table} add constraint ${quote(key)} ${definition}`)
  })
}

function refuseOtherTables(name: string, { tables }: Manifest, there: ReadonlySet<string>): void {
  const unknown = tables.filter((table) => !there.has(table.name)).map((table) => table.name)
  const missing = [...there].filter((table) => !tables.some((kept) => kept.name === table))
  if (unknown.length + missing.length > 0)
    throw new BackupProblem(`The backup ${name} has not the tables of its own version: ${[...unknown, ...missing].join(', ')}.`)
}

async function takeKeysAway(tx: postgres.TransactionSql) {
  const keys = await tx<{ table: string; key: string; definition: string }[]>`
    select conrelid::regclass::text as table, conname as key, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`
  for (const { table, key } of keys) await tx.unsafe(`alter table ${table} drop constraint ${quote(key)}`)
  return keys
}

/** The tables whose rows are not those of the backup, byte by byte, and the sequences that do not stand where they stood. */
export async function differingTables(client: postgres.Sql, manifest: Manifest, seen: (bytes: number) => void): Promise<string[]> {
  await client.unsafe(copyFormat)
  return inTransaction(client, 'isolation level repeatable read read only', async (tx) => {
    const differing: string[] = []
    const there = await newsroomTables(tx)
    for (const kept of manifest.tables) {
      const table = there.find(({ name }) => name === kept.name)
      if (!table) {
        differing.push(kept.name)
        continue
      }
      const { stream, result } = digestOf(seen)
      await pipeline(readRows(tx, table), stream.resume())
      if (result.sha256 !== kept.sha256 || result.lines !== kept.rows) differing.push(kept.name)
    }
    return [...differing, ...(await differingSequences(tx, manifest))]
  })
}

async function differingSequences(tx: postgres.TransactionSql, manifest: Manifest): Promise<string[]> {
  const there = new Map((await sequences(tx)).map((each) => [each.name, each]))
  return manifest.sequences
    .filter(({ name, value, isCalled }) => there.get(name)?.value !== value || there.get(name)?.isCalled !== isCalled)
    .map(({ name }) => `sequence ${name}`)
}
