import type postgres from 'postgres'
import type { OutboxEvent } from '#db/schema/record.ts'
import type { Change } from './pages.ts'

export type Row = Change & { event: OutboxEvent; at: Date }

type Stored = { id: string; tags: string[]; event: OutboxEvent; created_at: Date }
type Handlers = {
  /** Called for each row in order. The next row is read at once, so this must not wait for renders. */
  row: (row: Row) => void
  trouble: (error: unknown) => void
  /**
   * Postgres has another history than what was read, up to `newest`: a standby that lacked the last commits took over, or a backup was
   * restored. Rows that come now may have ids that were read before.
   */
  wentBack: (newest: number) => void
  /** All rows up to the last one are applied, and Postgres has just answered. */
  caughtUp: () => void
}

/** The kinds of events that are sent to open pages. */
export const publicEvents: ReadonlySet<string> = new Set([
  'published',
  'updated',
  'corrected',
  'moved',
  'breaking',
  'unpublished',
  'taken-down',
])
/** A page that missed more events than this reloads instead of receiving them one by one. */
export const replayAtMost = 200

const batch = 500
/** A NOTIFY is lost when its connection is lost, so the table is also read at this interval (milliseconds). */
const pollEvery = 1_000

export const isDrop = (event: OutboxEvent): boolean => event.kind === 'taken-down' || event.kind === 'unpublished'

const rowOf = ({ id, tags, event, created_at }: Stored): Row => ({
  id: Number(id),
  tags: [...tags, ...pathTags(event)],
  event,
  drop: isDrop(event) || event.kind === 'languages',
  all: event.kind === 'languages',
  at: created_at,
})

/** An address that answered 404 a moment ago may now belong to a story, so events that name a slug also invalidate its path. */
function pathTags(event: OutboxEvent): string[] {
  if (!('slug' in event)) return []
  return [`path:/news/${event.slug}`, `path:/${event.language}/news/${event.slug}`]
}

/**
 * Reads the outbox in id order, woken by NOTIFY. Ids become visible in order (a trigger numbers rows under a lock that is held until
 * COMMIT), so no row before the last one read can appear later. Returns a function that stops it.
 */
export async function followOutbox(sql: postgres.Sql, from: number, handlers: Handlers): Promise<() => Promise<void>> {
  const last = new LastRead(from)
  let ended = false
  let reading: Promise<void> | null = null
  let again = false

  const read = async () => {
    try {
      do {
        again = false
        for (;;) {
          // With the row that was read last: that it is still there as it was shows that this is the same history.
          const rows = await sql<Stored[]>`select id, tags, event, created_at from outbox where id >= ${last.id} order by id limit ${batch}`
          const known = rows.find(({ id }) => Number(id) === last.id)
          const other = await last.findOther(sql, known)
          if (other !== null) {
            handlers.wentBack(other)
            continue
          }
          for (const stored of rows) {
            if (stored === known) continue
            const row = rowOf(stored)
            handlers.row(row)
            last.take(row)
          }
          if (rows.length < batch) break
        }
        handlers.caughtUp()
      } while (again && !ended)
    } catch (error) {
      if (!ended) handlers.trouble(error)
    }
  }
  const wake = () => {
    if (ended) return
    if (reading) {
      again = true
      return
    }
    reading = read().finally(() => {
      reading = null
    })
  }

  const timer = setInterval(wake, pollEvery)
  // The driver listens again by itself after a lost connection and then calls `wake` to catch up.
  const listening = sql.listen('galley_outbox', wake, wake).catch(handlers.trouble)
  wake()
  return async () => {
    ended = true
    clearInterval(timer)
    await reading
    await Promise.race([listening.then((listener) => listener?.unlisten()), new Promise((resolve) => setTimeout(resolve, 500))])
  }
}

/** The row that was read last. That it is still there as it was shows that Postgres has the history that was read. */
class LastRead {
  id: number
  /** When it was written; null until that is read. */
  #at: number | null = null

  constructor(id: number) {
    this.id = id
  }

  take({ id, at }: Pick<Row, 'id' | 'at'>): void {
    this.id = id
    this.#at = at.getTime()
  }

  /** The newest id of another history, from which is read on; null: it is the same. `known`: the row that has the id of this one, if any. */
  async findOther(sql: postgres.Sql, known: Stored | undefined): Promise<number | null> {
    // Newer rows show nothing: after a failover Postgres goes on above the ids that it lost. The sweep leaves the row that an edge read last.
    const isOther = this.id > 0 && (known === undefined || (this.#at !== null && known.created_at.getTime() !== this.#at))
    if (known && !isOther) this.#at = known.created_at.getTime()
    if (!isOther) return null
    this.id = await newestId(sql)
    this.#at = null
    return this.id
  }
}

/** The newest outbox id, or 0 when there is none. */
export async function newestId(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ id: string | null }[]>`select max(id) as id from outbox`
  return Number(row?.id ?? 0)
}

/** Rows that come get ids above `past`, so that every open page takes them as new, whatever it has seen. */
export async function skipIds(sql: postgres.Sql, past: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(71, 2)` // under which rows are numbered
    await tx`select setval('outbox_id_seq', ${past}) from outbox_id_seq where last_value < ${past}`
  })
}

/** What the newsroom publishes in, the first first; nothing where it has not chosen yet. */
export async function chosenLanguages(sql: postgres.Sql): Promise<string[]> {
  const [row] = await sql<{ languages: string[] }[]>`select languages from newsroom`
  return row?.languages ?? []
}

/** What an open page follows besides removed stories and breaking news: new stories of a language's feed, or changes of one story. */
export type Wanted = { feed: string | null; story: string | null }

/** How many of the newest rows are scanned at most, so that no page can make Postgres read more. */
const lookedThrough = 10_000

/**
 * Events that an open page missed after `id`, oldest first: the newest `limit` events that it follows. Events of stories that are no longer
 * public are left out, except the one that reports the removal. `wants` is the same rule for a row in memory.
 */
export async function eventsSince(sql: postgres.Sql, id: number, { feed, story }: Wanted, limit = replayAtMost): Promise<Row[]> {
  const rows = await sql<Stored[]>`
    select id, tags, event, created_at
    from (select * from outbox where id > ${id} order by id desc limit ${lookedThrough}) as recent
    where case
      when event->>'kind' in ('unpublished', 'taken-down') then true
      when ${feed === null && story === null} then event->>'kind' in ('published', 'updated', 'corrected', 'moved', 'breaking')
      when event->>'kind' = 'breaking' then ${feed}::text is null or event->>'language' = ${feed}
      when event->>'kind' = 'published' then event->>'language' = ${feed}
      when event->>'kind' in ('updated', 'corrected') then event->>'articleId' = ${story}
      else false end
      and (event->>'kind' in ('unpublished', 'taken-down') or not event ? 'articleId'
           or exists (select 1 from live_articles live where live.article_id = (event->>'articleId')::uuid))
    order by id desc limit ${limit}`
  return rows.map(rowOf).reverse()
}

/** Whether a page that follows this wants to receive a row that it missed. */
export function wants({ feed, story }: Wanted, { event }: Row): boolean {
  if (isDrop(event)) return true
  if (feed === null && story === null) return publicEvents.has(event.kind)
  if (event.kind === 'breaking') return feed === null || event.language === feed
  if (event.kind === 'published') return event.language === feed
  return event.kind !== 'moved' && publicEvents.has(event.kind) && 'articleId' in event && event.articleId === story
}
