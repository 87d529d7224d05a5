import { escapeHtml } from '#lib/escape-html.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'

/** What oEmbed says of a story. `picture`: a JPEG of ours. */
export type Embedded = {
  origin: string
  paper: string
  language: Language
  slug: string
  headline: string
  dek: string
  authors: string
  picture: { path: string; width: number; height: number } | null
}

/** Pixels: as wide as a text of most sites, and never narrower than a phone. */
const widths = { usual: 600, least: 240 }

/**
 * oEmbed 1.0, type “rich”: a card of the story as plain HTML, without a script, a style or a frame, so that the site that shows it decides how
 * it looks, and its readers' browsers ask us for the picture alone. `maxWidth`: pixels that the card may take.
 */
export function writeOEmbed(story: Embedded, maxWidth: number | null): Record<string, unknown> {
  const { origin, paper, picture } = story
  const width = Math.max(widths.least, Math.min(maxWidth ?? widths.usual, widths.usual))
  const shown = picture && shrink(picture, width)
  return {
    version: '1.0',
    type: 'rich',
    title: story.headline,
    author_name: story.authors,
    provider_name: paper,
    provider_url: origin,
    cache_age: 300,
    width,
    height: (shown?.height ?? 0) + 160, // headline, dek and name of the paper
    html: cardOf(story, shown),
    ...(picture && { thumbnail_url: origin + picture.path, thumbnail_width: picture.width, thumbnail_height: picture.height }),
  }
}

type Shown = { path: string; width: number; height: number }

function shrink({ path, width, height }: Shown, most: number): Shown {
  const shown = Math.min(width, most)
  return { path, width: shown, height: Math.round((height * shown) / width) }
}

function cardOf({ origin, language, slug, headline, dek, paper }: Embedded, picture: Shown | null): string {
  const url = escapeHtml(origin + newsPath(language, slug))
  const { direction } = languageFacts[language]
  const image = picture
    ? `<a href="${url}"><img src="${escapeHtml(origin + picture.path)}" width="${picture.width}" height="${picture.height}" alt="" loading="lazy"></a>`
    : ''
  const summary = dek ? `<p>${escapeHtml(dek)}</p>` : ''
  return `<blockquote cite="${url}" lang="${language}" dir="${direction}">${image}<p><a href="${url}"><strong>${escapeHtml(headline)}</strong></a></p>${summary}<footer>${escapeHtml(paper)}</footer></blockquote>`
}
