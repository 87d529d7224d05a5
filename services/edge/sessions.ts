import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'

/**
 * Which session cookies web took for somebody's lately. The edge cannot tell a session from a forgery; but whoever got a page
 * of the desk has one. Nobody is let in by this: it only says which share of the ways to web a request may use.
 */
export class Sessions {
  readonly #known = new LRUCache<string, true>({ max: 10_000, ttl: 24 * 60 * 60 * 1000 })

  isKnown(request: IncomingMessage): boolean {
    const key = keyOf(request)
    return key !== null && this.#known.has(key)
  }

  /** Web answered. Actions and the client's own navigation say 200 to anybody, and so do the sign-in pages. */
  learn(request: IncomingMessage, status: number): void {
    const key = keyOf(request)
    if (key === null || !teaches.test(request.url ?? '') || 'rsc' in request.headers || 'next-action' in request.headers) return
    if (status === 200 || status === 201) this.#known.set(key, true)
    else if (status === 401) this.#known.delete(key)
  }
}

const teaches = /^\/(?:desk(?!\/sign-)|api\/media)(?:[/?]|$)/
const cookie = /(?:^|;)\s?(?:__Host-)?galley-session=([^;]+)/

function keyOf({ headers }: IncomingMessage): string | null {
  const value = cookie.exec(headers.cookie ?? '')?.[1]
  return value ? createHash('sha256').update(value).digest('base64url') : null
}
