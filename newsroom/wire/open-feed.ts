import { createWriteStream } from 'node:fs'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { explainFailure } from '#newsroom/formats/explain-failure.ts'
import { drop, followAddress, upTo } from '#newsroom/formats/fetch-file.ts'
import { type Allows, PublicAgents } from '#newsroom/formats/public-agents.ts'

/** The most bytes of a feed, unpacked, and the milliseconds that it may take. */
export type FeedLimits = { bytes: number; milliseconds: number; redirects: number }
export const feedLimits: FeedLimits = { bytes: 5_000_000, milliseconds: 20_000, redirects: 5 }

/** Seconds for which its server asks not to come again, if it does. */
type Pause = { seconds: number | null }
export type Opened =
  | ({ kind: 'unchanged' } & Pause)
  | ({ kind: 'opened'; etag: string | null; lastModified: string | null } & Pause)
  | ({ kind: 'failed'; problem: string; isGone: boolean } & Pause)

export type Known = { url: string; etag: string | null; lastModified: string | null }

/**
 * Writes a feed to `path`, if it changed since the last time (RFC 9110 §13). Its address is a stranger's: it is checked at each connection and
 * each redirect, and what comes is bounded in bytes, packed and unpacked, and in time.
 */
export async function openFeed(known: Known, path: string, allows?: Allows, limits = feedLimits): Promise<Opened> {
  const agents = new PublicAgents(allows)
  const signal = AbortSignal.timeout(limits.milliseconds)
  try {
    return await ask(agents, known, path, signal, limits)
  } catch (error) {
    if (signal.aborted) return fail(`it did not come within ${limits.milliseconds / 1000} s`)
    return fail(`it could not be read: ${explainFailure(error)}`)
  } finally {
    await agents.close()
  }
}

const fail = (problem: string, seconds: number | null = null, isGone = false): Opened => ({ kind: 'failed', problem, isGone, seconds })

async function ask(agents: PublicAgents, known: Known, path: string, signal: AbortSignal, limits: FeedLimits): Promise<Opened> {
  const headers = {
    'user-agent': 'Galley-wire',
    accept: 'application/atom+xml, application/rss+xml, application/xml, text/xml, application/json, */*;q=0.5',
    'accept-encoding': 'gzip',
    ...(known.etag && { 'if-none-match': known.etag }),
    ...(known.lastModified && { 'if-modified-since': known.lastModified }),
  }
  const answer = await followAddress(agents, known.url, { signal, headers, redirects: limits.redirects })
  if (typeof answer === 'string') return fail(answer)
  const { statusCode, body } = answer
  const header = (name: string) => [answer.headers[name]].flat()[0] ?? null
  const seconds = secondsOf(header('retry-after')) ?? maxAgeOf(header('cache-control'))
  if (statusCode !== 200) {
    drop(body)
    return statusCode === 304 ? { kind: 'unchanged', seconds } : fail(`its server answered ${statusCode}`, seconds, statusCode === 410)
  }
  const unpacking = unpackerOf(header('content-encoding'))
  if (unpacking === null) {
    drop(body)
    return fail(`it comes packed as ${header('content-encoding')}, which was not asked for`)
  }
  await write(body, unpacking, path, signal, limits.bytes)
  return { kind: 'opened', etag: header('etag'), lastModified: header('last-modified'), seconds }
}

async function write(body: Readable, unpacking: Transform[], path: string, signal: AbortSignal, most: number): Promise<void> {
  await pipeline([body, upTo(most), ...unpacking, ...(unpacking.length > 0 ? [upTo(most)] : []), createWriteStream(path)], { signal })
}

/** Null for what we do not unpack. */
function unpackerOf(encoding: string | null): Transform[] | null {
  if (encoding === null || encoding === '' || encoding === 'identity') return []
  if (encoding === 'gzip' || encoding === 'x-gzip') return [createGunzip()]
  if (encoding === 'deflate') return [createInflate()]
  return encoding === 'br' ? [createBrotliDecompress()] : null
}

/** Retry-After (RFC 9110 §10.2.3): seconds, or a date. */
function secondsOf(value: string | null): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - Date.now()) / 1000))
}

const maxAgeOf = (value: string | null): number | null => {
  const [, seconds] = /(?:^|[\s,])max-age=(\d{1,9})/.exec(value ?? '') ?? []
  return seconds === undefined ? null : Number(seconds)
}
