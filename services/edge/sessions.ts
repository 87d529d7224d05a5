import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'

/**
 * Session cookies that web recently accepted. The edge cannot tell a session from a forgery, but whoever received a page of the desk has a
 * session. This grants no access: it only selects the share of connections to web that a request uses.
 */
export class Sessions {
  readonly #known = new LRUCache<string, true>({ max: 10_000, ttl: 24 * 60 * 60 * 1000 })

  isKnown(request: IncomingMessage): boolean {
    const key = keyOf(request)
    return key !== null && this.#known.has(key)
  }

  /** Called with each status of web. Actions, Next's own navigation and the sign-in pages answer 200 to anybody, so they prove nothing. */
  learn(request: IncomingMessage, status: number): void {
    const key = keyOf(request)
    if (key === null || !provesSession.test(request.url ?? '') || 'rsc' in request.headers || 'next-action' in request.headers) return
    if (status === 200 || status === 201) this.#known.set(key, true)
    else if (status === 401) this.#known.delete(key)
  }
}

const provesSession = /^\/(?:desk(?!\/sign-)|api\/media)(?:[/?]|$)/
const cookie = /(?:^|;)\s?(?:__Host-)?galley-session=([^;]+)/

function keyOf({ headers }: IncomingMessage): string | null {
  const value = cookie.exec(headers.cookie ?? '')?.[1]
  return value ? createHash('sha256').update(value).digest('base64url') : null
}
