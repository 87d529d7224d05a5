import { type ExtractTablesWithRelations, sql } from 'drizzle-orm'
import type { PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { databaseUrl, readerUrl } from '#lib/env.ts'

type Tables = Record<string, never>
export type Database = PostgresJsDatabase<Tables>
export type Transaction = PgTransaction<PostgresJsQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>
/** Where a read may run: the pool, or inside somebody's transaction. */
export type Reading = Database | Transaction

type Pool = { client: postgres.Sql; database: Database }
// Kept on globalThis, so that `next dev` does not open a pool for every reload of this module.
const pools: { staff?: Pool; reader?: Pool } = ((globalThis as { galleyPools?: object }).galleyPools ??= {})

/** Seconds between two tries to reach Postgres: the driver's own grow to twenty, in which every page waits. */
export const backoff = (tries: number): number => Math.min(0.05 * 2 ** tries, 1)

/** Seconds after which a connection that nobody uses is closed: each is a process of Postgres, of some 5 MB. */
const idleFor = 60

function open(url: string, connections: number): Pool {
  const client = postgres(url, {
    max: connections,
    onnotice: () => {},
    backoff,
    connect_timeout: 2,
    idle_timeout: idleFor,
    connection: { application_name: 'galley' },
  })
  return { client, database: drizzle(client, { casing: 'snake_case' }) }
}

/** The newsroom's pool: may read and write everything. */
export const database = (): Database => (pools.staff ??= open(databaseUrl(), 10)).database

/** The readers' pool: the role galley_reader, which can SELECT the views of db/schema/paper.ts and nothing else. */
export const paperDatabase = (): Database => (pools.reader ??= open(readerUrl(), 10)).database

/** All or nothing; the verb's history, outbox and audit rows go into the same one. */
export const transaction = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => database().transaction(work)

/** Closes both pools, for programs and tests that must end. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([pools.staff?.client.end({ timeout: 5 }), pools.reader?.client.end({ timeout: 5 })])
  delete pools.staff
  delete pools.reader
}

/** Postgres' clock. Due, expired and late are decided by it alone. */
export const now = sql<Date>`now()`
