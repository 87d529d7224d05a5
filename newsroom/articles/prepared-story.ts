import { and, eq, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { sections, topics } from '#db/schema/taxonomy.ts'
import { draftVersions } from '#db/schema/versions.ts'
import type { Candidate } from './candidate.ts'
import { storyOfVersion } from './version-story.ts'

/** The story that a schedule publishes, as it was approved. Topics that were merged meanwhile are those they were merged into. */
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
  const now: string[] = []
  for (const id of ids) {
    const topic = await topicNow(reading, id)
    if (topic && !now.includes(topic)) now.push(topic)
  }
  return now
}

/** A topic that was merged may be merged again. */
async function topicNow(reading: Reading, id: string): Promise<string | null> {
  const [topic] = await reading.select({ id: topics.id }).from(topics).where(eq(topics.id, id))
  if (topic) return topic.id
  const [merged] = await reading
    .select({ into: sql<string | null>`${audit.detail} ->> 'into'` })
    .from(audit)
    .where(and(eq(audit.subjectId, id), eq(audit.verb, 'merge-topics')))
    .limit(1)
  return merged?.into ? topicNow(reading, merged.into) : null
}
