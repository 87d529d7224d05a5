import type postgres from 'postgres'

/** Records in the table of edges that this edge is alive, and up to which outbox row its readers see every change. */
export class Heartbeat {
  readonly #sql: postgres.Sql
  readonly #name: string
  #said = -1

  constructor(sql: postgres.Sql, name: string) {
    this.#sql = sql
    this.#name = name
  }

  async begin(applied: number): Promise<void> {
    await this.#sql`
      insert into edges (name, applied_id) values (${this.#name}, ${applied})
      on conflict (name) do update set started_at = now(), seen_at = now(), applied_id = excluded.applied_id, applied_at = now()`
    this.#said = applied
  }

  /** Called periodically, and immediately after changes were applied. */
  async say(applied: number): Promise<void> {
    const isChanged = applied !== this.#said
    await this.#sql`
      insert into edges (name, applied_id) values (${this.#name}, ${applied})
      on conflict (name) do update set seen_at = now(), applied_id = excluded.applied_id,
        applied_at = case when ${isChanged} then now() else edges.applied_at end`
    this.#said = applied
  }

  /** After a graceful stop this edge serves nobody, so no confirmation should wait for it. */
  async end(): Promise<void> {
    await this.#sql`delete from edges where name = ${this.#name}`
  }
}
