import { request } from 'undici'
import { explainFailure } from '#newsroom/formats/explain-failure.ts'
import { type Allows, PublicAgents } from '#newsroom/formats/public-agents.ts'

/** Milliseconds for the whole answer, of which the status alone counts. */
const patience = 10_000

/** The status of the answer; or why there is none. */
export type Posted = { status: number } | { problem: string }

/** Posts to an address that somebody typed, which is checked when the connection is made. No redirect is followed. */
export async function post(
  address: string,
  headers: Record<string, string>,
  body: string,
  allows: Allows,
  within = patience,
): Promise<Posted> {
  const url = new URL(address)
  const agents = new PublicAgents(allows)
  const problem = agents.problemOf(url)
  if (problem) return { problem }
  const signal = AbortSignal.timeout(within)
  try {
    const answer = await request(url, { method: 'POST', dispatcher: agents.agentFor(url), signal, headers, body })
    answer.body.on('error', () => {})
    answer.body.destroy()
    return { status: answer.statusCode }
  } catch (error) {
    return { problem: signal.aborted ? `no answer within ${within / 1000} s` : explainFailure(error) }
  } finally {
    await agents.close()
  }
}

export const isSuccess = (posted: Posted): boolean => 'status' in posted && posted.status >= 200 && posted.status < 300
