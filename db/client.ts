import { type ExtractTablesWithRelations, sql } from 'drizzle-orm'
import type { PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { databaseUrl, readerUrl } from '#lib/env.ts'
import { prepareOften } from './prepare-often.ts'

type Tables = Record<string, never>
export type Database = PostgresJsDatabase<Tables>
export type Transaction = PgTransaction<PostgresJsQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>
/** Where a read runs: on the pool or inside a transaction. */
export type Reading = Database | Transaction

type Pool = { client: postgres.Sql; database: Database }
// Stored on globalThis, so that `next dev` does not open a new pool when it reloads this module.
const pools: { staff?: Pool; reader?: Pool } = ((globalThis as { galleyPools?: object }).galleyPools ??= {})

/** Seconds between two attempts to reach Postgres. The driver's default grows to twenty seconds, for which every page would wait. */
export const backoff = (tries: number): number => Math.min(0.05 * 2 ** tries, 1)

/** Seconds after which an idle connection is closed: each connection is a Postgres process of about 5 MB, and up to 6 more of prepared statements. */
const idleFor = 60

/**
 * How Postgres plans. What is prepared is planned for its values each time: a plan for any values reads a large table where a word is rare.
 * A row found by an index costs little on today's disks; by Postgres' default, which is for turning ones, it would rather read all rows.
 */
const planning = { plan_cache_mode: 'force_custom_plan', random_page_cost: 1.1 }

function open(url: string, connections: number): Pool {
  const client = postgres(url, {
    max: connections,
    onnotice: () => {},
    backoff,
    connect_timeout: 2,
    idle_timeout: idleFor,
    connection: { application_name: 'galley', ...planning },
  })
  return { client, database: drizzle(prepareOften(client), { casing: 'snake_case' }) }
}

/** The newsroom's pool: it may read and write everything. */
export const database = (): Database => (pools.staff ??= open(databaseUrl(), 10)).database

/** The readers' pool: the role galley_reader, which may SELECT the views of db/schema/paper.ts and nothing else. */
export const paperDatabase = (): Database => (pools.reader ??= open(readerUrl(), 10)).database

/** Runs `work` in one transaction. A verb's audit and outbox rows are written in the same one. */
export const transaction = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => database().transaction(work)

/** Closes both pools, for programs and tests that must exit. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([pools.staff?.client.end({ timeout: 5 }), pools.reader?.client.end({ timeout: 5 })])
  delete pools.staff
  delete pools.reader
}

/** The clock of Postgres. It alone decides what is due, expired or late. */
export const now = sql<Date>`now()`
export const inMinutes = (minutes: number) => sql<Date>`now() + make_interval(mins => ${minutes})`
