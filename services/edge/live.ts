import type { IncomingMessage, ServerResponse } from 'node:http'
import { counters } from './counters.ts'
import { isDrop, publicEvents, type Row, replayAtMost, type Wanted, wants } from './follow-outbox.ts'

/** Unsent bytes that a listener may owe before it is dropped; it comes back with Last-Event-ID and misses nothing. */
const longestDebt = 64 * 1024
const heartbeatEvery = 20_000
/** Rows kept here, so that a page which has just been fetched does not ask Postgres what it missed. */
const keptAtMost = 1_000

type Options = { replay: (after: number, wanted: Wanted) => Promise<Row[]>; headers: readonly string[]; mostListeners: number }

/** The live stream: Server-Sent Events (WHATWG HTML §9.2) made from the outbox, the row's id as the event's id. */
export class Live {
  readonly #listeners = new Set<ServerResponse>()
  /** Listeners that are being told what they missed, each with what has happened since they asked. */
  readonly #catchingUp = new Map<ServerResponse, Row[]>()
  readonly #options: Options
  readonly #heart: NodeJS.Timeout
  #newest = 0
  /** What has been told since `#keptSince`, without what was taken back. */
  #kept: Row[] = []
  #keptSince = 0

  constructor(options: Options) {
    this.#options = options
    this.#heart = setInterval(() => this.#send(Buffer.from(':\n\n')), heartbeatEvery)
    this.#heart.unref()
  }

  get size(): number {
    return this.#listeners.size
  }

  /**
   * The newest row when the edge began: whoever comes later has read pages that know it. `lately`: what was told by others
   * from `since` until then, so that all who listened to an edge that is gone can come back here at once.
   */
  beginAt(id: number, lately: readonly Row[] = [], since = id): void {
    this.#newest = id
    this.#kept = withoutGone(lately)
    this.#keptSince = since
  }

  /**
   * Takes a listener in. With Last-Event-ID, or the change that its page stands for (`?since=`), it first gets what it missed
   * of the feed or the story that it names (`feed=`, `story=`).
   */
  async listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#listeners.size >= this.#options.mostListeners) {
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
    const { seen, wanted } = readAsked(request)
    if (seen !== null) await this.#catchUp(response, seen, wanted)
    if (response.destroyed) return
    // Where the page stands, so that one that sleeps before anything happened can ask for what it missed.
    response.write(`id: ${Math.max(this.#newest, seen ?? 0)}\nevent: here\ndata: {}\n\n`)
    this.#listeners.add(response)
    counters.listeners = this.#listeners.size
  }

  /** What was missed, then what happened meanwhile: in order, and each once. */
  async #catchUp(response: ServerResponse, seen: number, wanted: Wanted): Promise<void> {
    const missed =
      seen >= this.#keptSince
        ? this.#kept.filter((row) => row.id > seen && wants(wanted, row)).slice(-replayAtMost)
        : await this.#lookUp(response, seen, wanted)
    // Too much to tell: the page is better loaded anew. What went lately goes from it all the same.
    if (missed.length >= replayAtMost) response.write('event: reload\ndata: {}\n\n')
    for (const row of missed) response.write(eventOf(row))
  }

  /** From the table what had been told when it was asked for, and then what was told while it was looked up. */
  async #lookUp(response: ServerResponse, seen: number, wanted: Wanted): Promise<Row[]> {
    const toldThen = this.#newest
    const meanwhile: Row[] = []
    this.#catchingUp.set(response, meanwhile)
    const missed = await this.#options.replay(seen, wanted).catch(() => [])
    this.#catchingUp.delete(response)
    return withoutGone([...missed.filter(({ id }) => id <= toldThen), ...meanwhile])
  }

  /** Tells everyone of a change, where it is one that an open page wants to know. */
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

/** The last change that a page knows, as the browser says it on coming back or else the page itself, and what it follows. */
function readAsked({ headers, url = '' }: IncomingMessage): Asked {
  const given = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const matchOrNull = (shape: RegExp, value: unknown) => (typeof value === 'string' && shape.test(value) ? value : null)
  const seen = matchOrNull(/^\d{1,15}$/, headers['last-event-id'] ?? given.get('since'))
  return {
    seen: seen === null ? null : Number(seen),
    wanted: { feed: matchOrNull(/^[a-z]{2}$/, given.get('feed')), story: matchOrNull(/^[0-9a-f-]{36}$/, given.get('story')) },
  }
}

/** Of a story that went, what was told before says nothing any more. */
function withoutGone(rows: readonly Row[]): Row[] {
  const went = new Map(rows.flatMap(({ id, drop, event }) => (drop && 'articleId' in event ? [[event.articleId, id]] : [])))
  return rows.filter(({ id, event }) => !('articleId' in event) || id >= (went.get(event.articleId) ?? 0))
}

/** One event as bytes; empty for what readers' pages do not follow. Nothing of a story's text is in it, and of one that is gone not its slug. */
export function eventOf({ id, event, at }: Row): string {
  if (!publicEvents.has(event.kind)) return ''
  const { kind, ...rest } = isDrop(event) && 'slug' in event ? { ...event, slug: undefined } : event
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify({ ...rest, at: at.toISOString() })}\n\n`
}
