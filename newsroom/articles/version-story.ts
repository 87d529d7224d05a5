import { and, eq } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import type { StoryDetail } from '#db/schema/details.ts'
import { draftVersions, type ReaderVersion } from '#db/schema/versions.ts'
import { NotFound } from '#lib/outcome.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'
import type { DraftText } from './draft-text.ts'
import { readerVersionOf } from './make-version.ts'

/** What a version has of a detail that is newer than it. */
const defaults = { hero: null, breaking: false, seoTitle: '', seoDescription: '' } satisfies Pick<ReaderVersion, StoryDetail>

/** A story as it was; `suggested`: with the suggestions that were open (draft-text.ts). */
type VersionStory = ReaderVersion & Required<Pick<DraftText, 'suggested'>>

/** The whole story as it was at a version, with what merged sections, authors and topics are now. Throws NotFound. */
export async function storyOfVersion(reading: Reading, articleId: string, number: number): Promise<VersionStory> {
  const [story] = await namesNow(reading, [await storedStory(reading, articleId, number)])
  if (!story) throw new Error(`version ${number} of article ${articleId} got lost`)
  return story
}

async function storedStory(reading: Reading, articleId: string, number: number): Promise<VersionStory> {
  const [version] = await reading
    .select({ story: draftVersions.story, suggested: draftVersions.suggested, revisionId: draftVersions.revisionId })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), eq(draftVersions.number, number)))
  if (version?.story) return { ...defaults, ...version.story, suggested: version.suggested }
  if (!version?.revisionId) throw new NotFound(`version ${number} of article ${articleId}`)
  const [revision] = await reading.select().from(revisions).where(eq(revisions.id, version.revisionId))
  if (!revision) throw new Error(`version ${number} of article ${articleId} has no revision`)
  return { ...readerVersionOf(revision), suggested: null }
}
