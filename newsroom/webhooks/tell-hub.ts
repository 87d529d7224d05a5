import { publicUrl, websubHub } from '#lib/env.ts'
import { isLanguage } from '#lib/languages.ts'
import { feedsOf } from '#lib/paths.ts'
import { allowsAlsoInternal } from './allowed.ts'
import { isSuccess, post } from './post.ts'

/**
 * Tells the WebSub hub that the feeds of a language changed (“publish”, as the hubs of the web take it: the specification leaves this to
 * them). Throws when it does not take it: the job tries again.
 */
export async function tellHub(language: string, allows = allowsAlsoInternal()): Promise<void> {
  const hub = websubHub()
  if (!hub || !isLanguage(language)) return // it was taken out of the settings meanwhile
  const body = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const path of feedsOf(language)) body.append('hub.url', `${publicUrl()}${path}`)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Galley-websub' }
  const posted = await post(hub, headers, body.toString(), allows)
  if (!isSuccess(posted)) throw new Error('status' in posted ? `the hub answered ${posted.status}` : posted.problem)
}
