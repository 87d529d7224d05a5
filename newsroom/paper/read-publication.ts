import { sql } from 'drizzle-orm'
import { paperDatabase, type Reading } from '#db/client.ts'
import { newTimeZone } from '#lib/env.ts'
import { expectPublication, usualLanguages } from '#lib/publication.ts'

/**
 * Reads which languages the newsroom publishes in, and its time zone, for lib/publication.ts. Web asks at the start of every request that
 * uses them, so that a page never links to an address that is no longer the page's; the other processes when they start.
 */
export async function readPublication(reading: Reading = paperDatabase()): Promise<void> {
  const take = expectPublication()
  // Written as text: drizzle keeps one list of columns for a view and a table of the same name, and this one is asked on both pools.
  const [row] = await reading.execute<{ languages: string[]; timezone: string | null }>(sql`select languages, timezone from paper.newsroom`)
  take({ languages: row?.languages ?? usualLanguages, zone: row?.timezone ?? newTimeZone() })
}
