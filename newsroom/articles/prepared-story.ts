import { and, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { sections, topics } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { Candidate } from './candidate.ts'
import { storyOfVersion } from './version-story.ts'

/** The story that a schedule publishes, as it was approved. A section or topic that was deleted meanwhile is left out. */
export async function preparedStory(reading: Reading, articleId: string, number: number): Promise<Candidate> {
  const story = await storyOfVersion(reading, articleId, number)
  const [version] = await reading
    .select({ draftVersion: draftVersions.draftVersion, words: draftVersions.words })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), eq(draftVersions.number, number)))
  if (!version) throw new Error(`version ${number} of article ${articleId} disappeared while it was read`)
  return {
    ...story,
    articleId,
    ...version,
    sectionId: story.sectionId && (await sectionNow(reading, story.sectionId)),
    topics: await topicsNow(reading, story.topics),
  }
}

/** Null: the section is there no longer. */
async function sectionNow(reading: Reading, sectionId: string): Promise<string | null> {
  const [section] = await reading.select({ id: sections.id }).from(sections).where(eq(sections.id, sectionId))
  return section?.id ?? null
}

async function topicsNow(reading: Reading, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await reading.select({ id: topics.id }).from(topics).where(isAmong(topics.id, ids))
  const there = new Set(found.map(({ id }) => id))
  return ids.filter((id) => there.has(id))
}
