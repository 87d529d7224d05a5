import { sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { authorRedirects, sectionRedirects, topicRedirects } from '#db/schema/taxonomy.ts'

/** What a story names by id. */
export type Named = { sectionId: string | null; bylines: readonly string[]; topics: readonly string[] }

/**
 * Stories as revisions and versions hold them, which never change, with what merged sections, authors and topics are now. One question for
 * all of them.
 */
export async function namesNow<Story extends Named>(reading: Reading, stories: readonly Story[]): Promise<Story[]> {
  const ids = [...new Set(stories.flatMap(({ sectionId, bylines, topics }) => [...(sectionId ? [sectionId] : []), ...bylines, ...topics]))]
  const now = await readMerged(reading, ids)
  if (now.size === 0) return [...stories]
  const listNow = (list: readonly string[]) => [...new Set(list.map((id) => now.get(id) ?? id))]
  return stories.map((story) => ({
    ...story,
    sectionId: story.sectionId && (now.get(story.sectionId) ?? story.sectionId),
    bylines: listNow(story.bylines),
    topics: listNow(story.topics),
  }))
}

/** The ids of those among these that were merged, with what each was merged into. */
export async function readMerged(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const into = <Table extends typeof sectionRedirects | typeof authorRedirects | typeof topicRedirects>(table: Table, id: string) =>
    sql`select former_id, ${sql.identifier(id)} as id from ${table} where ${isAmong(table.formerId, ids)}`
  const rows = await reading.execute<{ former_id: string; id: string }>(sql`
    ${into(sectionRedirects, 'section_id')} union all ${into(authorRedirects, 'author_id')} union all ${into(topicRedirects, 'topic_id')}`)
  return new Map(rows.map(({ former_id: formerId, id }) => [formerId, id]))
}
