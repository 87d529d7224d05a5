import type postgres from 'postgres'

/** Says in the table of edges that this one lives, and up to which outbox row its readers see every change. */
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

  /** The heartbeat; also at once after changes were applied. */
  async say(applied: number): Promise<void> {
    const isNews = applied !== this.#said
    await this.#sql`
      insert into edges (name, applied_id) values (${this.#name}, ${applied})
      on conflict (name) do update set seen_at = now(), applied_id = excluded.applied_id,
        applied_at = case when ${isNews} then now() else edges.applied_at end`
    this.#said = applied
  }

  /** A stop in good order: this edge serves nobody any more, so nobody waits for it. */
  async end(): Promise<void> {
    await this.#sql`delete from edges where name = ${this.#name}`
  }
}
