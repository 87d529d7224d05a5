import { Feed, type FeedOptions, type Item } from 'feed'
import { type Language, type Localized, localized } from '#lib/languages.ts'
import { authorPath, mediaPath, newsPath } from '#lib/paths.ts'
import type { Correction } from '#newsroom/articles/newest-corrections.ts'
import { jsonFeed } from './json-feed.ts'
import { escapeHtml, storyHtml } from './story-html.ts'
import { jpegOf, type SyndicatedStory } from './syndicated.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'
export const feedTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Record<FeedFormat, string>

type About = {
  /** Scheme and host, without a slash at its end. */
  origin: string
  language: Language
  title: string
  description: string
  /** The page that shows the same stories, and the folder its feeds stand in ("" or "/section/war"). */
  path: string
  folder: string
  /** A WebSub hub (W3C Recommendation 2018) that is told of news; empty when there is none. */
  hub?: string
  publisher: Localized
  /** What a note begins with: its kind and its time, in words. */
  correction: (note: Correction) => string
}

/** Full-text feeds: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. Dates are those of first publication and last update. */
export function writeFeed(format: FeedFormat, about: About, stories: readonly SyndicatedStory[]): string {
  const absolute = (path: string) => `${about.origin}${path}`
  const newest = stories
    .map(({ updatedAt, firstPublishedAt }) => updatedAt ?? firstPublishedAt)
    .sort((a, b) => b.getTime() - a.getTime())[0]
  const options: FeedOptions = {
    id: absolute(about.path),
    link: absolute(about.path),
    title: legal(about.title),
    description: legal(about.description || about.title),
    language: about.language,
    updated: newest ?? new Date(0),
    generator: 'Galley',
    copyright: localized(about.publisher, about.language),
    image: absolute('/icon-512.png'),
    favicon: absolute('/favicon.ico'),
    feedLinks: {
      rss: absolute(`${about.folder}/rss.xml`),
      atom: absolute(`${about.folder}/atom.xml`),
      json: absolute(`${about.folder}/feed.json`),
    },
    hub: about.hub || undefined,
  }
  const items = stories.map((story) => itemOf(story, absolute, about.correction))
  if (format === 'json') return jsonFeed(options, items)
  const feed = new Feed(options)
  for (const item of items) feed.addItem(item)
  return format === 'rss' ? feed.rss2() : feed.atom1()
}

function itemOf(story: SyndicatedStory, absolute: (path: string) => string, correction: About['correction']): Item {
  const { language, hero, enclosure } = story
  const link = absolute(newsPath(language, story.slug))
  return {
    id: `urn:uuid:${story.articleId}`,
    guid: `urn:uuid:${story.articleId}`,
    link,
    title: legal(story.headline),
    description: legal(story.dek),
    content: legal(
      storyHtml(story.body, {
        absolute,
        picture: (mediaId) => {
          const picture = story.pictures.find((candidate) => candidate.mediaId === mediaId)
          const file = picture && jpegOf(picture)
          return file ? { url: absolute(mediaPath(picture.hash, file.width, 'jpg')), width: file.width, height: file.height } : null
        },
        related: (articleId) => {
          const other = story.related.find((candidate) => candidate.articleId === articleId)
          return other ? { headline: other.headline, url: absolute(newsPath(other.language, other.slug)) } : null
        },
      }) + correctionsHtml(story.corrections, correction),
    ),
    date: story.updatedAt ?? story.firstPublishedAt,
    published: story.firstPublishedAt,
    author: story.bylines.map(({ slug, name }) => ({ name: legal(localized(name, language)), link: absolute(authorPath(language, slug)) })),
    category: [story.section, ...story.topics].map(({ name }) => ({ name: legal(localized(name, language)) })),
    ...(hero && enclosure
      ? { image: { url: absolute(mediaPath(hero.hash, enclosure.width, 'jpg')), type: 'image/jpeg', length: enclosure.bytes } }
      : {}),
  }
}

const correctionsHtml = (notes: readonly Correction[], correction: About['correction']): string =>
  notes.length === 0
    ? ''
    : `<hr/>${notes.map((note) => `<p><strong>${escapeHtml(correction(note))}:</strong> ${escapeHtml(note.text)}</p>`).join('')}`

/** Without the characters that XML 1.0 §2.2 has no place for, not even escaped. */
export const legal = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )
