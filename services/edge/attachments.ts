import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { isKnownTo, partOf } from '#lib/byte-range.ts'
import { httpDate } from './clock.ts'
import { counters } from './counters.ts'
import type { Rendered } from './page.ts'
import { bareFilePolicy, everywhere } from './security-headers.ts'

type Options = {
  /** Asks web for some bytes of a file. */
  ask: (path: string, headers: Readonly<Record<string, string>>) => Promise<Rendered>
  https: boolean
}

/** What readers may know of a file that they may have. */
type Facts = { bytes: number; etag: string; type: string; disposition: string | undefined; tags: readonly string[] }

/** Files are kept and sent in blocks of so many bytes, so that a long video takes no more memory than what is watched of it. */
const block = 512 * 1024
const mostKept = 64 * 1024 * 1024
const mostFacts = 10_000
/** So many blocks are asked of web at once; a slow reader holds none of these places. */
const atOnce = 6

/**
 * Sounds, videos, documents and captions. Each block is asked of web once, however many readers wait for it, and kept until others are
 * wanted more. Whether readers may have the file is asked anew after each change of it.
 */
export class Attachments {
  readonly #options: Options
  readonly #queue = new PQueue({ concurrency: atOnce })
  readonly #facts = new LRUCache<string, Facts>({ max: mostFacts })
  readonly #blocks = new LRUCache<string, Buffer>({ maxSize: mostKept, sizeCalculation: ({ length }) => length })
  readonly #underWay = new Map<string, Promise<Buffer | null>>()
  /** Counts the changes: what was asked for before one is not kept after it. */
  #changes = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Forgets what a change may have taken from readers. */
  apply({ tags, all }: { tags: readonly string[]; all?: boolean }): void {
    const touched = [...this.#facts].filter(([, facts]) => all || facts.tags.some((tag) => tags.includes(tag)))
    for (const [path] of touched) this.#facts.delete(path)
    if (all || tags.some((tag) => tag.startsWith('attachment:'))) {
      this.#changes += 1
      this.#underWay.clear()
    }
  }

  /** Sends a file, or the bytes of it that were asked for; false when readers have no such file. */
  async send(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const facts = await this.#factsOf(path)
    if (!facts) return false
    const { headers, method } = request
    const head = this.#headersOf(facts)
    if (isKnownTo(headers['if-none-match'], facts.etag)) {
      counters.notModified += 1
      response.writeHead(304, head).end()
      return true
    }
    const { status, part, headers: ofPart } = partOf({ range: headers.range, ifRange: singleOf(headers['if-range']) }, facts)
    response.writeHead(status, [...head, ...ofPart.flat()])
    if (part === null || method === 'HEAD') response.end()
    else await this.#sendBytes(response, path, part.first, part.last)
    return true
  }

  /** One block after another, at the pace of the reader. */
  async #sendBytes(response: ServerResponse, path: string, first: number, last: number): Promise<void> {
    for (let at = first; at <= last; ) {
      const number = Math.floor(at / block)
      const bytes = (await this.#factsOf(path)) && (await this.#blockOf(path, number))
      if (response.destroyed) return
      // It was taken from readers meanwhile.
      if (!bytes) return void response.destroy()
      const part = bytes.subarray(at - number * block, Math.min(bytes.length, last + 1 - number * block))
      if (part.length === 0) throw new Error(`${path} is shorter than it was`)
      at += part.length
      if (!response.write(part) && at <= last) await drained(response)
    }
    response.end()
  }

  async #factsOf(path: string): Promise<Facts | null> {
    const known = this.#facts.get(path)
    if (known) return known
    await this.#blockOf(path, 0, true)
    return this.#facts.get(path) ?? null
  }

  /** A block of a file; null when readers have no such file. `isAsked`: web is asked although the block is here. */
  #blockOf(path: string, number: number, isAsked = false): Promise<Buffer | null> {
    const key = `${path} ${number}`
    const known = isAsked ? undefined : this.#blocks.get(key)
    if (known) return Promise.resolve(known)
    const underWay = this.#underWay.get(key)
    if (underWay) return underWay
    const asking = this.#queue
      .add(() => this.#ask(path, number))
      .finally(() => {
        if (this.#underWay.get(key) === asking) this.#underWay.delete(key)
      })
    this.#underWay.set(key, asking)
    return asking
  }

  async #ask(path: string, number: number): Promise<Buffer | null> {
    for (;;) {
      const began = this.#changes
      const answer = await this.#options.ask(path, { range: `bytes=${number * block}-${(number + 1) * block - 1}` })
      // Something was taken from readers meanwhile: it may be this.
      if (began !== this.#changes) continue
      // What is for the staff alone has no tags.
      if (answer.status !== 206 || answer.tags.length === 0) return null
      const bytes = Number(answer.contentRange?.split('/')[1])
      if (!Number.isSafeInteger(bytes) || !answer.etag) throw new Error(`web sent ${path} without its length`)
      this.#facts.set(path, { bytes, etag: answer.etag, type: answer.type, disposition: answer.disposition, tags: answer.tags })
      this.#blocks.set(`${path} ${number}`, answer.body)
      return answer.body
    }
  }

  #headersOf({ type, etag, disposition, tags }: Facts): string[] {
    return [
      'Date',
      httpDate(),
      'Content-Type',
      type,
      'Accept-Ranges',
      'bytes',
      'ETag',
      etag,
      ...everywhere(this.#options.https),
      'Content-Security-Policy',
      bareFilePolicy,
      ...(disposition ? ['Content-Disposition', disposition] : []),
      'Cache-Control',
      'public, max-age=0, must-revalidate',
      'CDN-Cache-Control',
      'max-age=60, stale-while-revalidate=0, stale-if-error=604800',
      'Surrogate-Key',
      tags.join(' '),
      'Cross-Origin-Resource-Policy',
      'cross-origin',
    ]
  }
}

const singleOf = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.once('drain', go).once('close', go)
  })
