import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { log } from '#lib/log.ts'

/**
 * Records in the table of edges that this edge is alive, and up to which outbox row its readers see every change. Two edges with one name
 * would confirm for each other what only one of them did, so the older one finds out within a second and takes another name.
 */
export class Heartbeat {
  readonly #sql: postgres.Sql
  #name: string
  #said = -1
  /** When the row began, as Postgres wrote it: another edge that takes the name begins the row anew. */
  #since = ''

  constructor(sql: postgres.Sql, name: string) {
    this.#sql = sql
    this.#name = name
  }

  async begin(applied: number): Promise<void> {
    const [row] = await this.#sql<{ since: string }[]>`
      insert into edges (name, applied_id) values (${this.#name}, ${applied})
      on conflict (name) do update
        set started_at = greatest(clock_timestamp(), edges.started_at + interval '1 millisecond'), seen_at = now(),
          applied_id = excluded.applied_id, applied_at = now()
      returning started_at::text as since`
    this.#since = row?.since ?? ''
    this.#said = applied
  }

  /** Called periodically, and immediately after changes were applied. */
  async say(applied: number): Promise<void> {
    const isChanged = applied !== this.#said
    const rows = await this.#sql`
      insert into edges (name, applied_id, started_at) values (${this.#name}, ${applied}, ${this.#since}::text::timestamptz)
      on conflict (name) do update set seen_at = now(), applied_id = excluded.applied_id,
        applied_at = case when ${isChanged} then now() else edges.applied_at end
        where edges.started_at = excluded.started_at
      returning name`
    if (rows.length === 0) return this.#takeAnotherName(applied)
    this.#said = applied
  }

  /** After a graceful stop this edge serves nobody, so no confirmation should wait for it. */
  async end(): Promise<void> {
    await this.#sql`delete from edges where name = ${this.#name} and started_at = ${this.#since}::text::timestamptz`
  }

  async #takeAnotherName(applied: number): Promise<void> {
    const other = `${this.#name} ${randomBytes(2).toString('hex')}`
    log('error', `another edge is called ${this.#name}: give each a GALLEY_EDGE_NAME of its own. This one is ${other} from now on`)
    this.#name = other
    await this.begin(applied)
  }
}
