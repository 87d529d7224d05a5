import type { IncomingMessage, ServerResponse } from 'node:http'
import PQueue from 'p-queue'
import { counters } from './counters.ts'
import { isDrop, publicEvents, type Row, replayAtMost, type Wanted, wants } from './follow-outbox.ts'

/** Unsent bytes that a listener may have before it is dropped. It reconnects with Last-Event-ID and misses nothing. */
const longestDebt = 64 * 1024
const heartbeatEvery = 20_000
/** A page from another edge may know changes that this one tells a moment later. After this many milliseconds they are none of this history. */
const aheadAtMost = 5_000
/** Rows kept in memory, so that a page that was just loaded does not need Postgres to learn what it missed. */
const keptAtMost = 1_000
/** So many listeners are looked up in Postgres at once. The edge reads changes and says that it is alive over the same few connections. */
const lookUpsAtOnce = 2

type Options = { replay: (after: number, wanted: Wanted) => Promise<Row[]>; headers: readonly string[]; mostListeners: number }

/** The live stream: Server-Sent Events (WHATWG HTML §9.2) made from the outbox. The row's id is the event's id. */
export class Live {
  readonly #listeners = new Set<ServerResponse>()
  /** Listeners that are still receiving what they missed, each with the rows that arrived meanwhile. */
  readonly #catchingUp = new Map<ServerResponse, Row[]>()
  readonly #lookUps = new PQueue({ concurrency: lookUpsAtOnce })
  readonly #options: Options
  readonly #heart: NodeJS.Timeout
  #newest = 0
  /** Rows that were sent since `#keptSince`, without those of removed stories. */
  #kept: Row[] = []
  #keptSince = 0
  /** The ids of rows that Postgres lost: above the first, up to the second. */
  #lost = { above: 0, upTo: 0 }

  constructor(options: Options) {
    this.#options = options
    this.#heart = setInterval(() => this.#send(Buffer.from(':\n\n')), heartbeatEvery)
    this.#heart.unref()
  }

  get size(): number {
    return this.#listeners.size
  }

  /**
   * Sets the newest row at the start of the edge: pages loaded later already include it. `lately` are the rows from `since` until then, so
   * that listeners of an edge that stopped can resume here without the database.
   */
  beginAt(id: number, lately: readonly Row[] = [], since = id): void {
    this.#newest = id
    this.#kept = withoutGone(lately)
    this.#keptSince = since
  }

  /**
   * Postgres lost changes after `newest` that pages were rendered with, up to `upTo`: open pages load again, and heed ids above `newest`
   * although they have seen them.
   */
  beginAnew(newest: number, upTo: number): void {
    this.beginAt(newest)
    this.#lost = { above: newest, upTo: Math.max(upTo, this.#lost.upTo) }
    this.#send(Buffer.from(tellLost(newest)))
    for (const [response, meanwhile] of this.#catchingUp) {
      meanwhile.length = 0
      response.write(tellLost(newest))
    }
  }

  /**
   * Adds a listener. With Last-Event-ID, or the change its page was rendered at (`?since=`), it first receives what it missed of the feed
   * or the story that it names (`feed=`, `story=`).
   */
  async listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#listeners.size + this.#catchingUp.size >= this.#options.mostListeners) {
      counters.shed += 1
      response.writeHead(503, [...this.#options.headers, 'Retry-After', '10', 'Content-Length', '0'])
      response.end()
      return
    }
    request.socket.setTimeout(0)
    request.socket.setNoDelay(true)
    response.writeHead(200, [
      ...this.#options.headers,
      'Content-Type',
      'text/event-stream; charset=utf-8',
      'Cache-Control',
      'no-store',
      'X-Accel-Buffering',
      'no',
    ])
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    response.write('retry: 3000\n\n')
    response.on('close', () => {
      this.#listeners.delete(response)
      this.#catchingUp.delete(response)
      counters.listeners = this.#listeners.size
    })
    const { seen: said, wanted } = readAsked(request)
    const isOfLost = said !== null && said > this.#lost.above && said <= this.#lost.upTo
    if (isOfLost) response.write(tellLost(this.#lost.above))
    const seen = isOfLost ? this.#lost.above : said
    if (seen !== null) await this.#catchUp(response, seen, wanted)
    if (response.destroyed) return
    // Tells the page where it stands, so that it can resume from there even if nothing has happened yet.
    response.write(`id: ${Math.max(this.#newest, seen ?? 0)}\nevent: here\ndata: {}\n\n`)
    this.#listeners.add(response)
    counters.listeners = this.#listeners.size
    if (seen !== null && seen > this.#newest) this.#expect(seen, response)
  }

  /** A page knows a change that this edge does not: if it does not come, Postgres lost it before this edge began, as with a restore. */
  #expect(id: number, response: ServerResponse): void {
    const look = () => {
      if (id > this.#newest && this.#listeners.has(response)) response.write(tellLost(this.#newest))
    }
    setTimeout(look, aheadAtMost).unref()
  }

  /** Sends what was missed, then what happened meanwhile: in order, each row once. */
  async #catchUp(response: ServerResponse, seen: number, wanted: Wanted): Promise<void> {
    const missed =
      seen >= this.#keptSince
        ? this.#kept.filter((row) => row.id > seen && wants(wanted, row)).slice(-replayAtMost)
        : await this.#lookUp(response, seen, wanted)
    // Too many events: the page reloads instead. Recent removals are sent all the same.
    if (missed.length >= replayAtMost) response.write('event: reload\ndata: {}\n\n')
    for (const row of missed) response.write(eventOf(row))
  }

  /** What the table had at the time of the request, followed by what was sent while the query ran. */
  async #lookUp(response: ServerResponse, seen: number, wanted: Wanted): Promise<Row[]> {
    const [newestThen, lostThen] = [this.#newest, this.#lost]
    const meanwhile: Row[] = []
    this.#catchingUp.set(response, meanwhile)
    const missed = await this.#lookUps.add(async () => (response.destroyed ? [] : await this.#options.replay(seen, wanted).catch(() => [])))
    this.#catchingUp.delete(response)
    // What was read meanwhile may be of changes that are lost by now: the page was told so, and loads again.
    const before = lostThen === this.#lost ? missed.filter(({ id }) => id <= newestThen) : []
    return withoutGone([...before, ...meanwhile])
  }

  /** Sends a change to all listeners if it is of a kind that open pages follow. */
  tell(row: Row): void {
    this.#newest = Math.max(this.#newest, row.id)
    const text = eventOf(row)
    if (!text) return
    counters.events += 1
    this.#kept.push(row)
    if (row.drop) this.#kept = withoutGone(this.#kept)
    if (this.#kept.length > keptAtMost) this.#keptSince = this.#kept.shift()?.id ?? this.#newest
    for (const meanwhile of this.#catchingUp.values()) meanwhile.push(row)
    this.#send(Buffer.from(text))
  }

  end(): void {
    clearInterval(this.#heart)
    for (const response of this.#listeners) response.end()
  }

  #send(bytes: Buffer): void {
    for (const response of this.#listeners) {
      if (response.writableLength > longestDebt) {
        counters.slowListeners += 1
        response.destroy()
      } else response.write(bytes)
    }
  }
}

type Asked = { seen: number | null; wanted: Wanted }

/** The last change that a page knows (Last-Event-ID first, then `since`), and what it follows. */
function readAsked({ headers, url = '' }: IncomingMessage): Asked {
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const matchOrNull = (shape: RegExp, value: unknown) => (typeof value === 'string' && shape.test(value) ? value : null)
  const seen = matchOrNull(/^\d{1,15}$/, headers['last-event-id'] ?? parameters.get('since'))
  return {
    seen: seen === null ? null : Number(seen),
    wanted: { feed: matchOrNull(/^[a-z]{2}$/, parameters.get('feed')), story: matchOrNull(/^[0-9a-f-]{36}$/, parameters.get('story')) },
  }
}

/** Tells a page that what it knows of changes after `newest` is lost. */
const tellLost = (newest: number) => `id: ${newest}\nevent: lost\ndata: {}\n\n`

/** Drops the earlier events of a story that was removed. */
function withoutGone(rows: readonly Row[]): Row[] {
  const removedAt = new Map(rows.flatMap(({ id, drop, event }) => (drop && 'articleId' in event ? [[event.articleId, id]] : [])))
  return rows.filter(({ id, event }) => !('articleId' in event) || id >= (removedAt.get(event.articleId) ?? 0))
}

/**
 * One event as text; empty for kinds that readers' pages do not follow. It never contains text of a story, nor the slug of a removed one.
 */
export function eventOf({ id, event, at }: Row): string {
  if (!publicEvents.has(event.kind)) return ''
  const { kind, ...rest } = isDrop(event) && 'slug' in event ? { ...event, slug: undefined } : event
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify({ ...rest, at: at.toISOString() })}\n\n`
}
