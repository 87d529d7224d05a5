import { Agent } from 'undici'
import { log } from '#lib/log.ts'

const agent = new Agent({ connect: { timeout: 500 }, headersTimeout: 1_000 })

/** Bytes of tags in one header, of a purge and of an answer. Varnish takes no header above 8 KB. */
export const mostTagBytes = 7_000

/**
 * Tells the caches in front of this edge which pages changed: a PURGE per cache with the tags in `Surrogate-Key` (deploy/varnish/ handles it),
 * several when there are more tags than one header has room for. Resolves when every cache has answered. Until then the change is not
 * confirmed, and the desk shows that.
 */
export async function purge(urls: readonly string[], tags: readonly string[]): Promise<void> {
  const parts = splitTags(tags)
  await Promise.all(
    urls.map(async (url) => {
      for (const part of parts) await purgeUntilDone(url, part)
    }),
  )
}

function splitTags(tags: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  let bytes = 0
  for (const tag of tags) {
    bytes += tag.length + 1
    if (bytes > mostTagBytes) {
      parts.push([])
      bytes = tag.length + 1
    }
    parts.at(-1)?.push(tag)
  }
  return parts
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
