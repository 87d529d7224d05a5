import { escapeHtml } from '#lib/escape-html.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { authorPath, mediaPath, newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import type { SyndicatedStory, SyndicatedText } from './find-syndicated.ts'

/** A story as every format of a feed has it. Addresses are absolute, texts plain but `html`. */
export type FeedItem = {
  id: string
  url: string
  language: Language
  title: string
  summary: string
  html: string
  published: Date
  changed: Date
  authors: { name: string; url: string }[]
  categories: string[]
  /** A JPEG, with the bytes of its file. */
  picture: { url: string; bytes: number } | null
}

/** What an item needs to know of its feed. */
export type ItemSurroundings = {
  /** Scheme and host, without a slash at its end. */
  origin: string
  /** What a note begins with: its kind and its time, in words. */
  correction: (note: Correction) => string
  /** The words of the link to a story that is too long for a feed. */
  readOn: string
}

/** So many authors and categories has an item that is written short. */
const fewNames = 10

export function itemOf(story: SyndicatedStory, around: ItemSurroundings): FeedItem {
  const { language, hero, enclosure } = story
  const absolute = (path: string) => `${around.origin}${path}`
  const item = {
    id: `urn:uuid:${story.articleId}`,
    url: absolute(newsPath(language, story.slug)),
    language,
    title: story.headline,
    summary: story.dek,
    published: story.firstPublishedAt,
    changed: story.updatedAt ?? story.firstPublishedAt,
    authors: story.bylines.map(({ slug, name }) => ({ name: localize(name, language), url: absolute(authorPath(language, slug)) })),
    categories: [...new Set([story.section, ...story.topics].map(({ name }) => localize(name, language)))],
    picture: hero && enclosure ? { url: absolute(mediaPath(hero.hash, enclosure.width, 'jpg')), bytes: enclosure.bytes } : null,
  }
  if (!story.text) return shorten({ ...item, html: '' }, around.readOn)
  return { ...item, html: inDirection(language, textHtml(story.text, absolute) + correctionsHtml(story.corrections, around.correction)) }
}

/** The same story when there is no room for all of it: its dek and a link in place of its text, its first names. */
export function shorten(item: FeedItem, readOn: string): FeedItem {
  const dek = item.summary ? `<p>${escapeHtml(item.summary)}</p>` : ''
  return {
    ...item,
    html: inDirection(item.language, `${dek}<p><a href="${escapeHtml(item.url)}">${escapeHtml(readOn)}</a></p>`),
    authors: item.authors.slice(0, fewNames),
    categories: item.categories.slice(0, fewNames),
  }
}

/** No format of a feed has a direction, so the HTML of a right-to-left language says it. */
const inDirection = (language: Language, html: string): string =>
  languageFacts[language].direction === 'rtl' ? `<div dir="rtl">${html}</div>` : html

function textHtml({ body, pictures, related }: SyndicatedText, absolute: (path: string) => string): string {
  const files = new Map(pictures.map((picture) => [picture.mediaId, picture]))
  const cards = new Map(related.map((card) => [card.articleId, card]))
  return documentToHtml(body, {
    absolute,
    credit: 'in-caption',
    picture: (mediaId) => {
      const file = files.get(mediaId)
      return file ? { url: absolute(mediaPath(file.hash, file.width, 'jpg')), width: file.width, height: file.height } : null
    },
    related: (articleId) => {
      const card = cards.get(articleId)
      return card ? { headline: card.headline, url: absolute(newsPath(card.language, card.slug)) } : null
    },
  })
}

const correctionsHtml = (notes: readonly Correction[], inWords: ItemSurroundings['correction']): string =>
  notes.length === 0
    ? ''
    : `<hr/>${notes.map((note) => `<p><strong>${escapeHtml(inWords(note))}:</strong> ${escapeHtml(note.text)}</p>`).join('')}`
