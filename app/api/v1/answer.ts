import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Admission, admit, requestsPerMinute } from '#newsroom/api/admit.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'

/** What went wrong, for a program and its people (RFC 9457). */
export type Problem = { status: number; title: string; detail: string }
export type Answered = { body: Record<string, unknown> } | { problem: Problem }

/** What an endpoint does with a request that has a key and whose query is right. */
type Answer<Query> = (query: Query, path: Readonly<Record<string, string>>) => Promise<Answered>
type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** An endpoint of the API: it reads, for whoever has a key, what readers have. */
export function endpoint<Schema extends z.ZodType>(schema: Schema, answer: Answer<z.output<Schema>>): Route {
  return async (request, { params }) => {
    const admission = await admit(request.headers.get('authorization'))
    if (admission.kind !== 'admitted') return refuse(admission)
    const limits = limitHeaders(admission)
    await readPublication()
    const asked = Object.fromEntries(new URL(request.url).searchParams)
    const query = schema.safeParse(asked)
    if (!query.success) return problemAnswer(wrongQuery(query.error, asked), limits)
    const answered = await answer(query.data, await params)
    return 'problem' in answered ? problemAnswer(answered.problem, limits) : jsonAnswer(request, answered.body, limits)
  }
}

export const notFound = (detail: string): Answered => ({ problem: { status: 404, title: 'Not found', detail } })
export const badCursor: Answered = {
  problem: { status: 400, title: 'Wrong cursor', detail: 'after is not the value of a `next`. Begin again without it.' },
}

/** JSON with a strong ETag; 304 for whoever has it already (RFC 9110 §13). */
export function jsonAnswer(request: Request, body: Record<string, unknown>, more: Record<string, string> = {}): Response {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { ...more, etag, 'cache-control': 'private, no-cache' }
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((one) => [etag, '*'].includes(one.trim().replace(/^W\//, '')))) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } })
}

const limitHeaders = ({ left, seconds }: { left: number; seconds: number }) => ({
  'ratelimit-limit': String(requestsPerMinute),
  'ratelimit-remaining': String(left),
  'ratelimit-reset': String(seconds),
})

function refuse(admission: Exclude<Admission, { kind: 'admitted' }>): Response {
  if (admission.kind === 'too-many') {
    const detail = `This key asked more than ${requestsPerMinute} times in a minute. Ask again in ${admission.seconds} s.`
    return problemAnswer({ status: 429, title: 'Too many requests', detail }, { 'retry-after': String(admission.seconds) })
  }
  const detail =
    admission.kind === 'no-key'
      ? 'Send a key in the header “Authorization: Bearer KEY”. An admin makes it on the desk, under Programs.'
      : 'This key is none of ours, or it was revoked. An admin makes a new one on the desk, under Programs.'
  return problemAnswer({ status: 401, title: 'No key', detail }, { 'www-authenticate': 'Bearer realm="Galley"' })
}

function wrongQuery({ issues }: z.ZodError, asked: Record<string, string>): Problem {
  const wrong = issues.map(({ path, message }) => {
    const [name] = path.map(String)
    return name === undefined ? message : `${name}=${asked[name] ?? ''}: ${message}`
  })
  return { status: 400, title: 'Wrong query', detail: wrong.join(' ') }
}

const problemAnswer = ({ status, title, detail }: Problem, headers: Record<string, string>): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
