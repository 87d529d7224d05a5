import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts, revisions } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import { type BlockChange, blockChanges } from './block-changes.ts'
import { partsThatDiffer, type ReaderPart, type ReaderVersion } from './unpublished-parts.ts'

/** One part that differs between the live story and its draft, before and after, as text. */
export type UnpublishedChange =
  | { part: 'body'; blocks: BlockChange[] }
  | { part: Exclude<ReaderPart, 'body'>; before: string; after: string }

/** What an update of a story would change for readers, in reading order. Empty when nothing would. */
export async function unpublishedChanges(reading: Reading, live: ReaderVersion, now: ReaderVersion): Promise<UnpublishedChange[]> {
  const changes: UnpublishedChange[] = []
  for (const part of partsThatDiffer(live, now)) {
    if (part === 'body') changes.push({ part, blocks: blockChanges(live.body, now.body) })
    else if (part === 'hero') changes.push({ part, ...heroes(live.hero, now.hero) })
    else changes.push({ part, before: await inWords(reading, live, part), after: await inWords(reading, now, part) })
  }
  return changes
}

async function inWords(reading: Reading, version: ReaderVersion, part: Exclude<ReaderPart, 'body' | 'hero'>): Promise<string> {
  const { language } = version
  switch (part) {
    case 'breaking':
      return version.breaking ? 'Yes' : 'No'
    case 'sectionId':
      return names(reading, sections, version.sectionId ? [version.sectionId] : [], language)
    case 'bylines':
      return names(reading, authors, version.bylines, language)
    case 'topics':
      return names(reading, topics, version.topics, language)
    default:
      return version[part] ?? ''
  }
}

function heroes(live: Picture | null, now: Picture | null) {
  const isReplaced = live && now && live.mediaId !== now.mediaId
  return { before: live ? pictureInWords(live) : '', after: `${isReplaced ? 'Another picture\n' : ''}${now ? pictureInWords(now) : ''}` }
}

const pictureInWords = ({ alt, caption, credit }: Picture): string =>
  `Caption: ${caption || 'none'}\nAlt text: ${alt || 'none'}\nCredit: ${credit || 'none'}`

async function names(
  reading: Reading,
  table: typeof sections | typeof authors | typeof topics,
  ids: string[],
  language: Language,
): Promise<string> {
  if (ids.length === 0) return ''
  const rows = await reading.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids))
  const known = new Map(rows.map(({ id, name }) => [id, localize(name, language)]))
  return ids.map((id) => known.get(id) ?? 'one that is gone').join(', ')
}

/** Which of these published stories have unpublished changes. Bodies are loaded only for stories whose text was saved since. */
export async function withUnpublishedChanges(reading: Reading, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const isTextOlder = sql`${drafts.version} <> ${revisions.draftVersion}`
  const rows = await reading
    .select({
      id: articles.id,
      now: {
        headline: drafts.headline,
        dek: drafts.dek,
        body: sql<ReaderVersion['body'] | null>`case when ${isTextOlder} then ${drafts.body} end`,
        ...pickStoryDetails(articles),
        language: articles.language,
        slug: articles.slug,
        sectionId: articles.sectionId,
        bylines: sql<string[]>`array(
          select byline.author_id from article_bylines byline where byline.article_id = ${qualify(articles.id)} order by byline.position)`,
        topics: sql<string[]>`array(
          select topic.topic_id from article_topics topic where topic.article_id = ${qualify(articles.id)} order by topic.position)`,
      },
      live: {
        headline: revisions.headline,
        dek: revisions.dek,
        body: sql<ReaderVersion['body'] | null>`case when ${isTextOlder} then ${revisions.body} end`,
        ...pickStoryDetails(revisions),
        language: revisions.language,
        slug: revisions.slug,
        sectionId: revisions.sectionId,
        bylines: revisions.bylines,
        topics: revisions.topics,
      },
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .innerJoin(revisions, eq(revisions.id, articles.liveRevisionId))
    .where(and(inArray(articles.id, [...ids]), isNotNull(articles.liveRevisionId)))
  const same: ReaderVersion['body'] = { type: 'doc', content: [] }
  const fillBody = (version: (typeof rows)[number]['now']): ReaderVersion => ({ ...version, body: version.body ?? same })
  return new Set(rows.filter(({ live, now }) => partsThatDiffer(fillBody(live), fillBody(now)).length > 0).map(({ id }) => id))
}
