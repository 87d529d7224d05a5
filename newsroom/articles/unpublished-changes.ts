import { eq, sql } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts, revisions } from '#db/schema/articles.ts'
import { pickStoryDetails } from '#db/schema/details.ts'
import { liveArticles } from '#db/schema/live.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import type { ReaderVersion } from '#db/schema/versions.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'
import { type BlockChange, blockChanges, storiesOfChanges } from './block-changes.ts'
import { partsThatDiffer, type ReaderPart, textParts } from './unpublished-parts.ts'

/**
 * One part that differs between the live story and its draft, as data: the desk says it in the editor's language
 * (components/workflow/change-words.ts).
 */
export type UnpublishedChange = SpecialChange | TextChange
export type DetailChange = Exclude<UnpublishedChange, BodyChange>
type SpecialChange = BodyChange | NamesChange | HeroChange | BreakingChange | LanguageChange
/** `headlines`: of the related stories that readers have, by id. */
export type BodyChange = { part: 'body'; blocks: BlockChange[]; headlines: Record<string, string> }
/** Names in the story's language; null for a row that no longer exists. */
type NamesChange = { part: 'sectionId' | 'bylines' | 'topics' } & Change<(string | null)[]>
type HeroChange = { part: 'hero' } & Change<Picture | null>
type BreakingChange = { part: 'breaking' } & Change<boolean>
type LanguageChange = { part: 'language' } & Change<Language>
type TextChange = { part: Exclude<ReaderPart, SpecialChange['part']> } & Change<string>
type Change<Value> = { before: Value; after: Value }

/** What an update of a story would change for readers, in reading order. Empty when nothing would. */
export async function unpublishedChanges(reading: Reading, live: ReaderVersion, now: ReaderVersion): Promise<UnpublishedChange[]> {
  const changes: UnpublishedChange[] = []
  for (const part of partsThatDiffer(live, now)) changes.push(await changeOf(reading, live, now, part))
  return changes
}

/** The same without headline, dek and text. */
export async function detailChanges(reading: Reading, before: ReaderVersion, after: ReaderVersion): Promise<DetailChange[]> {
  const changes: DetailChange[] = []
  for (const part of partsThatDiffer(before, after)) {
    const change = textParts.includes(part) ? null : await changeOf(reading, before, after, part)
    if (change && change.part !== 'body') changes.push(change)
  }
  return changes
}

async function changeOf(reading: Reading, live: ReaderVersion, now: ReaderVersion, part: ReaderPart): Promise<UnpublishedChange> {
  const names = async (table: Named, ids: (version: ReaderVersion) => readonly string[]) => ({
    before: await findNames(reading, table, ids(live), live.language),
    after: await findNames(reading, table, ids(now), now.language),
  })
  switch (part) {
    case 'body':
      return bodyChange(reading, live, now)
    case 'sectionId':
      return { part, ...(await names(sections, ({ sectionId }) => (sectionId ? [sectionId] : []))) }
    case 'bylines':
      return { part, ...(await names(authors, ({ bylines }) => bylines)) }
    case 'topics':
      return { part, ...(await names(topics, (version) => version.topics)) }
    case 'hero':
      return { part, before: live.hero, after: now.hero }
    case 'breaking':
      return { part, before: live.breaking, after: now.breaking }
    case 'language':
      return { part, before: live.language, after: now.language }
    default:
      return { part, before: live[part] ?? '', after: now[part] ?? '' }
  }
}

async function bodyChange(reading: Reading, live: ReaderVersion, now: ReaderVersion): Promise<BodyChange> {
  const blocks = blockChanges(live.body, now.body)
  const ids = storiesOfChanges(blocks)
  const rows =
    ids.length === 0
      ? []
      : await reading
          .select({ id: liveArticles.articleId, headline: liveArticles.headline })
          .from(liveArticles)
          .where(isAmong(liveArticles.articleId, ids))
  return { part: 'body', blocks, headlines: Object.fromEntries(rows.map(({ id, headline }) => [id, headline])) }
}

type Named = typeof sections | typeof authors | typeof topics

async function findNames(reading: Reading, table: Named, ids: readonly string[], language: Language): Promise<(string | null)[]> {
  if (ids.length === 0) return []
  const rows = await reading.select({ id: table.id, name: table.name }).from(table).where(isAmong(table.id, ids))
  const known = new Map(rows.map(({ id, name }) => [id, localize(name, language)]))
  return ids.map((id) => known.get(id) ?? null)
}

/** Which of these stories are published and have unpublished changes. Bodies are loaded only for stories whose text was saved since. */
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
    .where(isAmong(articles.id, ids))
  const same: ReaderVersion['body'] = { type: 'doc', content: [] }
  const fillBody = (version: (typeof rows)[number]['now']): ReaderVersion => ({ ...version, body: version.body ?? same })
  const versions = rows.map(({ id, now, live }) => ({ id, now: fillBody(now), live: fillBody(live) }))
  const differ = versions.filter(({ now, live }) => partsThatDiffer(live, now).length > 0)
  const live = await namesNow(
    reading,
    differ.map((each) => each.live),
  )
  return new Set(differ.filter(({ now }, at) => live[at] && partsThatDiffer(live[at], now).length > 0).map(({ id }) => id))
}
