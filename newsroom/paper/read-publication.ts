import { paperDatabase, type Reading } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import { expectLanguages, usualLanguages } from '#lib/publication.ts'

/**
 * Reads which languages the newsroom publishes in, for lib/publication.ts. Web asks at the start of every request that uses them, so
 * that a page never links to an address that is no longer the page's; the other processes when they start.
 */
export async function readPublication(reading: Reading = paperDatabase()): Promise<void> {
  const take = expectLanguages()
  const [row] = await reading.select({ languages: publicNewsroom.languages }).from(publicNewsroom)
  take(row?.languages ?? usualLanguages)
}
