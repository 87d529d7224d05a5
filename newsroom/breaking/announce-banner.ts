import type { Transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { tags } from '#lib/tags.ts'
import type { Banner } from './lock-breaking.ts'
import { pathsOfLive } from './paths-of-live.ts'

/** Every page of the language changes, and the pages that are open are told what the banner says, and where it leads. */
export async function announceBanner(tx: Transaction, { breakingId, language, version, text, articleId }: Banner): Promise<void> {
  const path = articleId === null ? undefined : (await pathsOfLive(tx, [articleId])).get(articleId)
  const story = articleId && path ? { articleId, path } : {}
  await announce(tx, [tags.breaking(language)], { kind: 'breaking', breakingId, language, version, text, ...story })
}

/** The same when a banner has ended. */
export async function announceEnd(tx: Transaction, { breakingId, language, version }: Banner): Promise<void> {
  await announce(tx, [tags.breaking(language)], { kind: 'breaking', breakingId, language, version, text: null })
}
