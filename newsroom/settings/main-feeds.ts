import type { Transaction } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import type { Language } from '#lib/languages.ts'

/** Makes the main feed of each language that has none yet. */
export async function insertMainFeeds(tx: Transaction, languages: readonly Language[]): Promise<void> {
  await tx
    .insert(feeds)
    .values(languages.map((language) => ({ name: 'main', language })))
    .onConflictDoNothing()
}
