import { attachmentFormats } from '#lib/attachments.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { attachmentPath, authorPath, mediaPath, newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import type { SyndicatedStory, SyndicatedText } from './find-syndicated.ts'

/** A story in the form that every feed format uses. Addresses are absolute; all texts except `html` are plain. */
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
  /** A JPEG and its size in bytes. */
  picture: { url: string; bytes: number } | null
  /** The sounds, videos and documents of its text, in their order. `seconds`: null for a document. */
  attachments: { url: string; mime: string; bytes: number; seconds: number | null; title: string; medium: 'audio' | 'video' | 'document' }[]
}

/** What an item needs from its feed. */
export type ItemSurroundings = {
  /** Scheme and host, without a trailing slash. */
  origin: string
  /** The beginning of a correction: its kind and its time. */
  correction: (note: Correction) => string
  /** The text of the link to a story that is too long for a feed. */
  readOn: string
}

/** The most authors and categories of a shortened item. */
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
    attachments: story.text ? attachmentsOf(story.text, absolute) : [],
    picture: hero && enclosure ? { url: absolute(mediaPath(hero.hash, enclosure.width, 'jpg')), bytes: enclosure.bytes } : null,
  }
  if (!story.text) return shorten({ ...item, html: '' }, around.readOn)
  return { ...item, html: inDirection(language, textHtml(story.text, absolute) + correctionsHtml(story.corrections, around.correction)) }
}

/** The same story when there is not enough space: instead of its text, its dek and a link; only its first names. */
export function shorten(item: FeedItem, readOn: string): FeedItem {
  const dek = item.summary ? `<p>${escapeHtml(item.summary)}</p>` : ''
  return {
    ...item,
    html: inDirection(item.language, `${dek}<p><a href="${escapeHtml(item.url)}">${escapeHtml(readOn)}</a></p>`),
    authors: item.authors.slice(0, fewNames),
    categories: item.categories.slice(0, fewNames),
  }
}

/** No feed format can state a text direction, so the HTML of a right-to-left language does. */
export const inDirection = (language: Language, html: string): string =>
  languageFacts[language].direction === 'rtl' ? `<div dir="rtl">${html}</div>` : html

export function attachmentsOf({ body, attachments }: SyndicatedText, absolute: (path: string) => string): FeedItem['attachments'] {
  return [...nodesOf(body)].flatMap(({ type, attrs }) => {
    const file = attachments.find(({ id }) => id === attrs?.attachmentId)
    if (!file || (type !== 'audio' && type !== 'video' && type !== 'document')) return []
    const { hash, format, bytes, seconds } = file
    const { mime } = attachmentFormats[format]
    return [{ url: absolute(attachmentPath(hash, format)), mime, bytes, seconds, title: String(attrs?.title ?? ''), medium: type }]
  })
}

export function textHtml({ body, pictures, attachments, related }: SyndicatedText, absolute: (path: string) => string): string {
  const files = new Map(pictures.map((picture) => [picture.mediaId, picture]))
  const cards = new Map(related.map((card) => [card.articleId, card]))
  return documentToHtml(body, {
    absolute,
    credit: 'in-caption',
    picture: (mediaId) => {
      const file = files.get(mediaId)
      return file ? { url: absolute(mediaPath(file.hash, file.width, 'jpg')), width: file.width, height: file.height } : null
    },
    attachment: (id) => {
      const file = attachments.find((one) => one.id === id)
      if (!file) return null
      const size = file.width && file.height ? { width: file.width, height: file.height } : {}
      return { url: absolute(attachmentPath(file.hash, file.format)), ...size }
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
