import { sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { bigint, boolean, integer, jsonb, pgSchema, real, text, uuid } from 'drizzle-orm/pg-core'
import { attachmentFormatNames, attachmentKinds } from '#lib/attachments.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { faceChoices } from '#lib/faces.ts'
import { type Localized, languages } from '#lib/languages.ts'
import { pageDetailNames } from '#lib/page-details.ts'
import { shapeNames } from '#lib/renditions.ts'
import { instant, orderKey } from './columns.ts'
import { correctionKinds } from './corrections.ts'
import { listDetails, pageDetails } from './details.ts'
import { feedShapes, lookSizes } from './feed.ts'
import { pageKinds } from './pages.ts'

/**
 * The public views: all that the role galley_reader may SELECT, and therefore all that a reader's page can show. Every view of stories
 * starts from live articles, except the addresses of those that were taken down or have an old path.
 */
export const paper = pgSchema('paper')

/** Stories as lists show them. */
export const stories = paper
  .view('stories', {
    articleId: uuid().notNull(),
    revisionId: uuid().notNull(),
    language: text({ enum: languages }).notNull(),
    slug: text().notNull(),
    sectionId: uuid().notNull(),
    headline: text().notNull(),
    dek: text().notNull(),
    ...listDetails(),
    words: integer().notNull(),
    twinGroup: uuid(),
    firstPublishedAt: instant().notNull(),
    updatedAt: instant(),
    number: bigint({ mode: 'number' }).notNull(),
  })
  .as(
    sql`select article_id, revision_id, language, slug, section_id, headline, dek, hero, words, breaking, twin_group, first_published_at, updated_at, number from public.live_articles`,
  )

/** The text of a live story. */
export const texts = paper
  .view('texts', {
    articleId: uuid().notNull(),
    body: jsonb().$type<ArticleDocument>().notNull(),
    ...pageDetails(),
  })
  .as(
    sql`select live.article_id, revision.body, ${sql.raw(pageDetailNames.map((name) => `revision.${toSnakeCase(name)}`).join(', '))} from public.live_articles live join public.revisions revision on revision.id = live.revision_id`,
  )

export const storyBylines = paper
  .view('story_bylines', {
    articleId: uuid().notNull(),
    authorId: uuid().notNull(),
    position: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    firstPublishedAt: instant().notNull(),
  })
  .as(sql`select article_id, author_id, position, language, first_published_at from public.live_bylines`)

export const storyTopics = paper
  .view('story_topics', {
    articleId: uuid().notNull(),
    topicId: uuid().notNull(),
    position: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    firstPublishedAt: instant().notNull(),
  })
  .as(sql`select article_id, topic_id, position, language, first_published_at from public.live_topics`)

/** The corrections of live stories, without withdrawn ones. */
export const storyCorrections = paper
  .view('corrections', {
    id: uuid().notNull(),
    articleId: uuid().notNull(),
    language: text({ enum: languages }).notNull(),
    kind: text({ enum: correctionKinds }).notNull(),
    text: text().notNull(),
    at: instant().notNull(),
  })
  .as(
    sql`select note.id, note.article_id, note.language, note.kind, note.text, note.at from public.corrections note join public.live_articles live on live.article_id = note.article_id where note.withdrawn_at is null`,
  )

/** The feeds that readers see, without the draft orders. */
export const publicFeeds = paper
  .view('feeds', {
    id: uuid().notNull(),
    name: text().notNull(),
    language: text({ enum: languages }).notNull(),
    shape: text({ enum: feedShapes }).notNull(),
  })
  .as(sql`select id, name, language, shape from public.feeds where draft_of is null`)

/** A feed in the order readers see: pinned first, then by position, with how its stories look there. Filtered by `feedId`, it uses the index. */
export const feedOrder = paper
  .view('feed_order', {
    feedId: uuid().notNull(),
    feed: text().notNull(),
    language: text({ enum: languages }).notNull(),
    articleId: uuid().notNull(),
    pinned: boolean().notNull(),
    position: orderKey().notNull(),
    lookHeadline: text(),
    lookMediaId: uuid(),
    lookSize: text({ enum: lookSizes }),
  })
  .as(
    sql`select feed.id as feed_id, feed.name as feed, feed.language, item.article_id, item.pinned, item.position, look.headline as look_headline, look.media_id as look_media_id, look.size as look_size from public.feed_items item join public.feeds feed on feed.id = item.feed_id left join public.feed_looks look on look.feed_id = item.feed_id and look.article_id = item.article_id where feed.draft_of is null`,
  )

export const publicSections = paper
  .view('sections', {
    id: uuid().notNull(),
    slug: text().notNull(),
    name: jsonb().$type<Localized>().notNull(),
    description: jsonb().$type<Localized>(),
    position: integer().notNull(),
  })
  .as(sql`select id, slug, name, description, position from public.sections`)

/** Without topics that only stories under embargo have: a name may say what the story is about. */
export const publicTopics = paper
  .view('topics', { id: uuid().notNull(), slug: text().notNull(), name: jsonb().$type<Localized>().notNull() })
  .as(
    sql`select id, slug, name from public.topics where id not in (select about.topic_id from public.articles article join public.article_topics about on about.article_id = article.id where article.embargo_until > now() and not exists (select 1 from public.live_topics live where live.topic_id = about.topic_id))`,
  )

/** Old slugs of merged topics, with the topic that remained. */
export const movedTopics = paper
  .view('moved_topics', { slug: text().notNull(), topicId: uuid().notNull(), currentSlug: text().notNull() })
  .as(
    sql`select redirect.slug, topic.id as topic_id, topic.slug as current_slug from public.topic_redirects redirect join public.topics topic on topic.id = redirect.topic_id`,
  )

/** The same of merged sections and authors. A proposed author has no page. */
export const movedSections = paper
  .view('moved_sections', { slug: text().notNull(), sectionId: uuid().notNull(), currentSlug: text().notNull() })
  .as(
    sql`select redirect.slug, section.id as section_id, section.slug as current_slug from public.section_redirects redirect join public.sections section on section.id = redirect.section_id`,
  )

export const movedAuthors = paper
  .view('moved_authors', { slug: text().notNull(), authorId: uuid().notNull(), currentSlug: text().notNull() })
  .as(
    sql`select redirect.slug, author.id as author_id, author.slug as current_slug from public.author_redirects redirect join public.authors author on author.id = redirect.author_id where not author.proposed`,
  )

export const publicAuthors = paper
  .view('authors', {
    id: uuid().notNull(),
    slug: text().notNull(),
    name: jsonb().$type<Localized>().notNull(),
    title: jsonb().$type<Localized>(),
    biography: jsonb().$type<Localized>(),
    portraitId: uuid(),
  })
  .as(sql`select id, slug, name, title, biography, portrait_id from public.authors where not proposed`)

/** Pictures that a live story, a feed, an author's portrait, a page of the house or the paper itself shows. */
export const publicMedia = paper
  .view('media', {
    id: uuid().notNull(),
    hash: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    focalX: real().notNull(),
    focalY: real().notNull(),
    thumbhash: text(),
  })
  .as(
    sql`select id, hash, width, height, focal_x, focal_y, thumbhash from public.media where state = 'ready' and (exists (select 1 from public.live_media shown where shown.media_id = media.id) or exists (select 1 from public.authors author where author.portrait_id = media.id) or exists (select 1 from public.feed_looks look join public.feeds feed on feed.id = look.feed_id where look.media_id = media.id and feed.draft_of is null) or exists (select 1 from public.newsroom house where media.id in (house.logo_id, house.share_picture_id)) or exists (select 1 from public.page_media shown where shown.media_id = media.id))`,
  )

export const publicRenditions = paper
  .view('renditions', {
    mediaId: uuid().notNull(),
    hash: text().notNull(),
    shape: text({ enum: ['full', ...shapeNames] }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    format: text({ enum: ['avif', 'webp', 'jpg'] }).notNull(),
    bytes: integer().notNull(),
    mark: text().notNull(),
  })
  .as(
    sql`select rendition.media_id, picture.hash, rendition.shape, rendition.width, rendition.height, rendition.format, rendition.bytes, rendition.mark from public.renditions rendition join paper.media picture on picture.id = rendition.media_id`,
  )

/** Sounds, videos, documents and captions that a live story or a page of the house offers. What an upload was called stays inside. */
export const publicAttachments = paper
  .view('attachments', {
    id: uuid().notNull(),
    hash: text().notNull(),
    kind: text({ enum: attachmentKinds }).notNull(),
    format: text({ enum: attachmentFormatNames as [(typeof attachmentFormatNames)[number]] }).notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    seconds: real(),
    width: integer(),
    height: integer(),
    pages: integer(),
  })
  .as(
    sql`select id, hash, kind, format, bytes, seconds, width, height, pages from public.attachments where exists (select 1 from public.live_attachments shown where shown.attachment_id = attachments.id) or exists (select 1 from public.page_attachments shown where shown.attachment_id = attachments.id)`,
  )

/** Previous addresses of live stories, with the current address. */
export const movedAddresses = paper
  .view('moved_addresses', {
    language: text({ enum: languages }).notNull(),
    slug: text().notNull(),
    articleId: uuid().notNull(),
    currentLanguage: text({ enum: languages }).notNull(),
    currentSlug: text().notNull(),
  })
  .as(
    sql`select redirect.language, redirect.slug, live.article_id, live.language as current_language, live.slug as current_slug from public.redirects redirect join public.live_articles live on live.article_id = redirect.article_id`,
  )

/** Paths of old sites: of a live story with its address, of a taken-down story only that it is gone. */
export const publicOldPaths = paper
  .view('old_paths', {
    path: text().notNull(),
    articleId: uuid(),
    language: text({ enum: languages }),
    slug: text(),
    gone: boolean().notNull(),
  })
  .as(
    sql`select old.path, live.article_id, live.language, live.slug, live.article_id is null as gone from public.old_paths old join public.articles article on article.id = old.article_id left join public.live_articles live on live.article_id = old.article_id where live.article_id is not null or article.stage = 'taken-down'`,
  )

/**
 * Addresses of stories that were taken down (410), without anything else of the story. Under an embargo only those that readers knew: the
 * slug of the draft may say what it is about.
 */
export const goneAddresses = paper
  .view('gone_addresses', { language: text({ enum: languages }).notNull(), slug: text().notNull() })
  .as(
    sql`select language, slug from public.articles where stage = 'taken-down' and slug is not null and (embargo_until is null or embargo_until <= now()) union select redirect.language, redirect.slug from public.redirects redirect join public.articles article on article.id = redirect.article_id where article.stage = 'taken-down'`,
  )

export const publicNewsroom = paper
  .view('newsroom', {
    name: jsonb().$type<Localized>().notNull(),
    tagline: jsonb().$type<Localized>().notNull(),
    languages: text({ enum: languages }).array().notNull(),
    formerFirst: text({ enum: languages }).array().notNull(),
    timezone: text(),
    footer: jsonb().$type<Localized>().notNull(),
    socialLinks: text().array().notNull(),
    logoId: uuid(),
    sharePictureId: uuid(),
    accentLight: text(),
    accentDark: text(),
    indexed: boolean().notNull(),
    refusedCrawlers: text().array().notNull(),
    llms: boolean().notNull(),
    faces: text({ enum: faceChoices }).notNull(),
  })
  .as(
    sql`select name, tagline, languages, former_first, timezone, footer, social_links, logo_id, share_picture_id, accent_light, accent_dark, indexed, refused_crawlers, llms, faces from public.newsroom`,
  )

/** The pages of the house, in the languages in which they are published. */
export const publicPages = paper
  .view('pages', {
    pageId: uuid().notNull(),
    slug: text().notNull(),
    kind: text({ enum: pageKinds }).notNull(),
    position: integer().notNull(),
    language: text({ enum: languages }).notNull(),
    headline: text().notNull(),
    dek: text().notNull(),
    body: jsonb().$type<ArticleDocument>().notNull(),
    publishedAt: instant().notNull(),
  })
  .as(
    sql`select page.id as page_id, page.slug, page.kind, page.position, shown.language, revision.headline, revision.dek, revision.body, revision.published_at from public.pages page join public.page_texts shown on shown.page_id = page.id join public.page_revisions revision on revision.id = shown.revision_id`,
  )

/** Authors who work here: their account can sign in. */
export const publicStaff = paper
  .view('staff', { authorId: uuid().notNull() })
  .as(
    sql`select author.id as author_id from public.authors author join public.people person on person.id = author.person_id where not author.proposed and person.disabled_at is null`,
  )

/** The banners of breaking news that stand. A story is named only while readers have it. */
export const publicBreaking = paper
  .view('breaking', {
    breakingId: uuid().notNull(),
    language: text({ enum: languages }).notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    articleId: uuid(),
    storyLanguage: text({ enum: languages }),
    storySlug: text(),
  })
  .as(
    sql`select banner.breaking_id, banner.language, banner.version, banner.text, banner.article_id, live.language as story_language, live.slug as story_slug from public.breaking_banners banner left join public.live_articles live on live.article_id = banner.article_id where banner.ended_at is null`,
  )

/** The index that search queries: see live_search. */
export const publicSearch = paper
  .view('search', {
    articleId: uuid().notNull(),
    language: text({ enum: languages }).notNull(),
    sectionId: uuid().notNull(),
    firstPublishedAt: instant().notNull(),
    headline: text().notNull(),
    body: text().notNull(),
    line: text().notNull(),
    entries: text().array().notNull(),
    words: text().notNull(),
  })
  .as(sql`select article_id, language, section_id, first_published_at, headline, body, line, entries, words from public.live_search`)
