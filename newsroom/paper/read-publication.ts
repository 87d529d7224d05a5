import { sql } from 'drizzle-orm'
import { paperDatabase, type Reading } from '#db/client.ts'
import { expectLanguages, usualLanguages } from '#lib/publication.ts'

/**
 * Reads which languages the newsroom publishes in, for lib/publication.ts. Web asks at the start of every request that uses them, so
 * that a page never links to an address that is no longer the page's; the other processes when they start.
 */
export async function readPublication(reading: Reading = paperDatabase()): Promise<void> {
  const take = expectLanguages()
  // Written as text: drizzle keeps one list of columns for a view and a table of the same name, and this one is asked on both pools.
  const [row] = await reading.execute<{ languages: string[] }>(sql`select languages from paper.newsroom`)
  take(row?.languages ?? usualLanguages)
}
