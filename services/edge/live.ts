import type { IncomingMessage, ServerResponse } from 'node:http'
import { counters } from './counters.ts'
import { isDrop, type Row } from './follow.ts'

/** Unsent bytes that a listener may owe before it is dropped; it comes back with Last-Event-ID and misses nothing. */
const longestDebt = 64 * 1024
const heartbeatEvery = 20_000
const replayAtMost = 200

type Options = { replay: (after: number) => Promise<Row[]>; headers: readonly string[]; mostListeners: number }

/** The live stream: Server-Sent Events (WHATWG HTML §9.2) made from the outbox, the row's id as the event's id. */
export class Live {
  readonly #listeners = new Set<ServerResponse>()
  /** Listeners that are being told what they missed, each with what has happened since they asked. */
  readonly #catchingUp = new Map<ServerResponse, Row[]>()
  readonly #options: Options
  readonly #heart: NodeJS.Timeout
  #newest = 0

  constructor(options: Options) {
    this.#options = options
    this.#heart = setInterval(() => this.#send(Buffer.from(':\n\n')), heartbeatEvery)
    this.#heart.unref()
  }

  get size(): number {
    return this.#listeners.size
  }

  /** The newest row when the edge began: whoever comes later has read pages that know it. */
  beginAt(id: number): void {
    this.#newest = id
  }

  /** Takes a listener in. With Last-Event-ID it first gets what it missed. */
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
    response.write('retry: 3000\n\n')
    response.on('close', () => {
      this.#listeners.delete(response)
      this.#catchingUp.delete(response)
      counters.listeners = this.#listeners.size
    })
    const seen = Number(request.headers['last-event-id'] ?? /[?&]since=(\d{1,15})/.exec(request.url ?? '')?.[1])
    if (Number.isSafeInteger(seen) && seen > 0) await this.#catchUp(response, seen)
    // Where the page stands, so that one that sleeps before anything happened can ask for what it missed.
    else response.write(`id: ${this.#newest}\nevent: here\ndata: {}\n\n`)
    if (response.destroyed) return
    this.#listeners.add(response)
    counters.listeners = this.#listeners.size
  }

  /** What was missed, then what happened meanwhile: in order, and each once. */
  async #catchUp(response: ServerResponse, seen: number): Promise<void> {
    const meanwhile: Row[] = []
    this.#catchingUp.set(response, meanwhile)
    const missed = await this.#options.replay(seen).catch(() => [])
    this.#catchingUp.delete(response)
    const last = missed.at(-1)?.id ?? seen
    // Too much to tell: the page is better loaded anew.
    if (missed.length >= replayAtMost) response.write('event: reload\ndata: {}\n\n')
    else for (const row of [...missed, ...meanwhile.filter(({ id }) => id > last)]) response.write(eventOf(row))
  }

  /** Tells everyone of a change, where it is one that an open page wants to know. */
  tell(row: Row): void {
    this.#newest = Math.max(this.#newest, row.id)
    const text = eventOf(row)
    if (!text) return
    counters.events += 1
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

const told = new Set(['published', 'updated', 'corrected', 'moved', 'unpublished', 'taken-down'])

/** One event as bytes; empty for what readers' pages do not follow. Nothing of a story's text is in it, and of one that is gone not its slug. */
export function eventOf({ id, event, at }: Row): string {
  if (!told.has(event.kind)) return ''
  const { kind, ...rest } = isDrop(event) && 'slug' in event ? { ...event, slug: undefined } : event
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify({ ...rest, at: at.toISOString() })}\n\n`
}
