import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** The header that carries the id of a request from the edge to web and the channel, and back to the browser. */
export const requestHeader = 'x-request-id'

/** What a proxy in front may send as an id. Anything else would bring foreign text into the log. */
const shape = /^[0-9A-Za-z-]{8,36}$/

/** 12 characters that a person can read out on the telephone. */
export const makeRequestId = (): string => randomBytes(6).toString('hex')

/** The text as the id of a request, or undefined if it is none. */
export const readRequestId = (text: unknown): string | undefined => (typeof text === 'string' && shape.test(text) ? text : undefined)

// Stored on globalThis: web loads this module twice, once as it is and once in Next's bundle.
const requests: AsyncLocalStorage<string | undefined> = ((
  globalThis as { galleyRequests?: AsyncLocalStorage<string | undefined> }
).galleyRequests ??= new AsyncLocalStorage())

/** The id of the request, or of the request that caused the job, in which this runs. */
export const currentRequest = (): string | undefined => requests.getStore()

/** Runs `work` as a part of this request. */
export const withRequest = <Result>(id: string | undefined, work: () => Result): Result => requests.run(id, work)

/** From now on whatever a server of this process does for a request knows its id. Only for a server that nobody but the edge reaches. */
export function followRequests(): void {
  // Node publishes this right before it hands the request over, and each request sets it anew.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage } // what Node documents for this channel
    requests.enterWith(readRequestId(request.headers[requestHeader]))
  })
}
