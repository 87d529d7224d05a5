import type postgres from 'postgres'
import type { OutboxEvent } from '#db/schema/record.ts'
import type { Change } from './pages.ts'

export type Row = Change & { event: OutboxEvent; at: Date }

type Stored = { id: string; tags: string[]; event: OutboxEvent; created_at: Date }
type Handlers = {
  /** Called for each row in order; the next one is read at once, so it must not wait for renders. */
  row: (row: Row) => void
  trouble: (error: unknown) => void
  /** Rows up to this id are applied, and Postgres has just been heard. */
  caughtUp: () => void
}

/** The kinds of events that open pages are told of. */
export const publicEvents: ReadonlySet<string> = new Set(['published', 'updated', 'corrected', 'moved', 'unpublished', 'taken-down'])
/** More than this is not told one by one. */
export const replayAtMost = 200

const batch = 500
/** A NOTIFY can be lost with a connection; this often the table is asked anyway. */
const pollEvery = 1_000

export const isDrop = (event: OutboxEvent): boolean => event.kind === 'taken-down' || event.kind === 'unpublished'

const rowOf = ({ id, tags, event, created_at }: Stored): Row => ({
  id: Number(id),
  tags: [...tags, ...pathTags(event)],
  event,
  drop: isDrop(event),
  at: created_at,
})

/** An address that answered 404 a moment ago may be a story's now: events that name a slug touch its address too. */
function pathTags(event: OutboxEvent): string[] {
  if (!('slug' in event)) return []
  return [`path:/news/${event.slug}`, `path:/${event.language}/news/${event.slug}`]
}

/**
 * Reads the outbox in the order of its ids, woken by NOTIFY. Ids become visible in their order (a trigger numbers them under
 * a lock that is held until COMMIT), so "everything up to n" is exact. Answers a function that ends it.
 */
export async function followOutbox(sql: postgres.Sql, from: number, handlers: Handlers): Promise<() => Promise<void>> {
  let last = from
  let ended = false
  let reading: Promise<void> | null = null
  let again = false

  const read = async () => {
    try {
      do {
        again = false
        for (;;) {
          const rows = await sql<Stored[]>`select id, tags, event, created_at from outbox where id > ${last} order by id limit ${batch}`
          for (const stored of rows) {
            const row = rowOf(stored)
            handlers.row(row)
            last = row.id
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
  // Listening is taken up again by the driver after a lost connection; it then calls `wake` to catch up.
  const listening = sql.listen('galley_outbox', wake, wake).catch(handlers.trouble)
  wake()
  return async () => {
    ended = true
    clearInterval(timer)
    await reading
    await Promise.race([listening.then((listener) => listener?.unlisten()), new Promise((resolve) => setTimeout(resolve, 500))])
  }
}

/** The newest id, 0 when there is none. */
export async function newestId(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ id: string | null }[]>`select max(id) as id from outbox`
  return Number(row?.id ?? 0)
}

/** What an open page follows beside the stories that go: the new ones of a language's feed, or the changes of one story. */
export type Wanted = { feed: string | null; story: string | null }

/** Rows that are looked through at most, from the newest on: no page can make Postgres read more. */
const lookedThrough = 10_000

/**
 * What an open page missed since an id, oldest first: the newest `limit` events that it follows, without those of stories
 * that are no longer public, except the one that says so. `wants` says the same of a row.
 */
export async function eventsSince(sql: postgres.Sql, id: number, { feed, story }: Wanted, limit = replayAtMost): Promise<Row[]> {
  const rows = await sql<Stored[]>`
    select id, tags, event, created_at
    from (select * from outbox where id > ${id} order by id desc limit ${lookedThrough}) as recent
    where case
      when event->>'kind' in ('unpublished', 'taken-down') then true
      when ${feed === null && story === null} then event->>'kind' in ('published', 'updated', 'corrected', 'moved')
      when event->>'kind' = 'published' then event->>'language' = ${feed}
      when event->>'kind' in ('updated', 'corrected') then event->>'articleId' = ${story}
      else false end
      and (event->>'kind' in ('unpublished', 'taken-down') or not event ? 'articleId'
           or exists (select 1 from live_articles live where live.article_id = (event->>'articleId')::uuid))
    order by id desc limit ${limit}`
  return rows.map(rowOf).reverse()
}

/** Whether a page that follows this wants to be told of a row that it missed. */
export function wants({ feed, story }: Wanted, { event }: Row): boolean {
  if (isDrop(event)) return true
  if (feed === null && story === null) return publicEvents.has(event.kind)
  if (event.kind === 'published') return event.language === feed
  return event.kind !== 'moved' && publicEvents.has(event.kind) && 'articleId' in event && event.articleId === story
}
