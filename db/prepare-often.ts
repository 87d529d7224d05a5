import type postgres from 'postgres'

/** Asked so many times, a statement is kept prepared. */
const often = 5
/** Of each connection's memory in Postgres a prepared statement takes some 20 KB, so their number has a bound. */
const mostPrepared = 300
/** Texts whose questions are counted. An insert of many rows is another statement for each number of rows. */
const mostCounted = 3_000
/** A statement with more values inserts many rows, and next time another number of them. */
const mostValues = 40

type Ask = (text: string, values?: unknown[], options?: postgres.UnsafeQueryOptions) => unknown
type Work = (client: Client) => unknown
type Client = { unsafe: Ask; begin?: (...given: unknown[]) => unknown; savepoint?: (...given: unknown[]) => unknown }

/**
 * Makes a client keep prepared what it is asked often. drizzle prepares nothing: Postgres parses every statement anew, and tells its types
 * in a round trip of its own before it takes the values. What is asked once is not kept: each connection would keep it until it closes.
 */
export function prepareOften<Sql extends postgres.Sql>(client: Sql): Sql {
  const isOften = countTexts()
  return wrap(client as unknown as Client, isOften) as unknown as Sql
}

/**
 * Nothing is sent on a connection behind a statement that runs on it: it would wait for that one, however slow, while another connection
 * becomes free. The driver does so with statements that are not prepared; of those that are, it asks this.
 */
const alone = { onexecute: () => false }

function wrap(client: Client, isOften: (text: string) => boolean): Client {
  const { unsafe, begin, savepoint } = client
  const within =
    (start: (...given: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      const work = given.pop() as Work
      return start(...given, (inner: Client) => work(wrap(inner, isOften)))
    }
  return Object.assign(client, {
    unsafe: (text: string, values: unknown[] = [], options?: postgres.UnsafeQueryOptions) => {
      const isShort = values.length > 0 && values.length <= mostValues
      return unsafe(text, values, { ...alone, ...options, prepare: options?.prepare || (isShort && isOften(text)) })
    },
    ...(begin && { begin: within(begin) }),
    ...(savepoint && { savepoint: within(savepoint) }),
  })
}

function countTexts(): (text: string) => boolean {
  const prepared = new Set<string>()
  const counts = new Map<string, number>()
  return (text) => {
    if (prepared.has(text)) return true
    if (prepared.size >= mostPrepared) return false
    const count = (counts.get(text) ?? 0) + 1
    if (counts.size >= mostCounted) counts.clear()
    counts.set(text, count)
    if (count < often) return false
    counts.delete(text)
    prepared.add(text)
    return true
  }
}
