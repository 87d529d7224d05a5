import { Agent } from 'undici'
import { log } from '#lib/log.ts'

const agent = new Agent({ connect: { timeout: 500 }, headersTimeout: 1_000 })

/**
 * Tells the caches in front of this edge which pages changed: one PURGE per cache with the tags in `Surrogate-Key` (deploy/varnish/ handles
 * it). Resolves when every cache has answered. Until then the change is not confirmed, and the desk shows that.
 */
export async function purge(urls: readonly string[], tags: readonly string[]): Promise<void> {
  await Promise.all(urls.map((url) => purgeUntilDone(url, tags)))
}

async function purgeUntilDone(url: string, tags: readonly string[]): Promise<void> {
  for (let pause = 50; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      const { origin, pathname } = new URL(url)
      const { statusCode, body } = await agent.request({
        origin,
        path: pathname,
        method: 'PURGE',
        headers: { 'surrogate-key': tags.join(' ') },
      })
      await body.dump()
      if (statusCode < 400) return
      throw new Error(`the status is ${statusCode}`)
    } catch (error) {
      log('warn', `the cache at ${url} is not purged yet`, { error })
      await new Promise((resolve) => setTimeout(resolve, pause).unref())
    }
  }
}
