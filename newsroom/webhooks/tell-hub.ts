import { request } from 'undici'
import { publicUrl, websubHub } from '#lib/env.ts'
import { isLanguage } from '#lib/languages.ts'
import { feedsOf } from '#lib/paths.ts'
import { PublicAgents } from '#newsroom/formats/public-agents.ts'
import { allowsAlsoInternal } from './allowed.ts'

/**
 * Tells the WebSub hub that the feeds of a language changed (“publish”, as the hubs of the web take it: the specification leaves this to
 * them). Throws when it does not take it: the job tries again.
 */
export async function tellHub(language: string, allows = allowsAlsoInternal()): Promise<void> {
  const hub = websubHub()
  if (!hub || !isLanguage(language)) return // it was taken out of the settings meanwhile
  const body = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const path of feedsOf(language)) body.append('hub.url', `${publicUrl()}${path}`)
  const agents = new PublicAgents(allows)
  const url = new URL(hub)
  const problem = agents.problemOf(url)
  if (problem) throw new Error(problem)
  try {
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      dispatcher: agents.agentFor(url),
      signal: AbortSignal.timeout(10_000),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Galley-websub' },
      body: body.toString(),
    })
    answer.on('error', () => {})
    answer.destroy()
    if (statusCode < 200 || statusCode > 299) throw new Error(`the hub answered ${statusCode}`)
  } finally {
    await agents.close()
  }
}
