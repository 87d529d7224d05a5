import type { AddedSteps } from '#newsroom/articles/add-steps.ts'
import type { BeginStory } from '../begin/begin-on-server.ts'
import type { Newsroom } from './autosave.ts'

/** As long as the autosave waits: a request it has given up does not continue beside the next one. Milliseconds. */
const givenUp = 15_000
/**
 * The body size up to which a browser completes a request after its page is gone (Fetch Standard, keepalive: 64 KiB), less a reserve.
 * Bytes.
 */
const outlives = 60_000

/** How a request is sent: by the browser, or in tests by somebody without one. */
type Send = (address: string, init: RequestInit) => Promise<Response>
const byBrowser: Send = (address, init) => fetch(address, init)

/** The log of a story at its endpoint (app/desk/articles/[id]/draft). Throws when there is no answer, or not one of ours. */
export function newsroomLog(articleId: string, writer: string, send = byBrowser): Newsroom {
  const address = `/desk/articles/${articleId}/draft`
  return {
    async add(batch) {
      const body = JSON.stringify({ ...batch, writer })
      return request(send, address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive: new TextEncoder().encode(body).length < outlives,
      })
    },
    since: async (seenVersion) => request(send, `${address}?since=${seenVersion}`, { cache: 'no-store' }),
  }
}

/** The log of a story that is created first. Until then nobody else has written in it. */
export const logAfter = (begin: BeginStory, log: Newsroom): Newsroom => ({
  async add(batch) {
    const begun = await begin.now()
    return begun.ok ? log.add(batch) : begun
  },
  since: async (seenVersion) =>
    begin.isMade() ? log.since(seenVersion) : { ok: true, value: { version: seenVersion, savedAt: new Date(), details: 1, batches: [] } },
})

async function request<Answer extends Awaited<ReturnType<Newsroom['add' | 'since']>>>(
  send: Send,
  address: string,
  init: RequestInit,
): Promise<Answer> {
  const response = await send(address, { ...init, signal: AbortSignal.timeout(givenUp) })
  if (!response.headers.get('content-type')?.startsWith('application/json')) throw new Error(`saving answered ${response.status}`)
  return withDates(await response.json())
}

/** JSON has no date type. */
function withDates<Answer extends { ok: boolean; value?: unknown; detail?: unknown }>(answer: Answer): Answer {
  const parseDate = (given: unknown) => {
    const { savedAt } = Object(given) as Partial<AddedSteps>
    return savedAt === undefined ? given : { ...Object(given), savedAt: new Date(savedAt) }
  }
  return { ...answer, ...(answer.ok ? { value: parseDate(answer.value) } : { detail: parseDate(answer.detail) }) }
}
