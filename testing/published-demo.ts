import { createHash } from 'node:crypto'
import { demoAuthors } from '#demo/authors.ts'
import { bodyOf } from '#demo/order.ts'
import { demoSections } from '#demo/sections.ts'
import { demoStories } from '#demo/stories/all.ts'
import { demoTopics } from '#demo/topics.ts'
import type { DemoStory } from '#demo/writing.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { type PageDetail, pageDetailNames } from '#lib/page-details.ts'
import { listAttachments, listStories, nodesOf } from '#newsroom/articles/document.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import type { PaperPicture, ShownPicture } from '#newsroom/paper/story-card.ts'

/** The renditions of a picture of 1600 × 1200 pixels. */
const files: PaperPicture['files'] = (
  [
    ['full', 4 / 3, [480, 800, 1200, 1600]],
    ['4x3', 4 / 3, [160, 320, 480, 1200]],
    ['16x9', 16 / 9, [1200]],
    ['1x1', 1, [160, 320, 1200]],
  ] as const
).flatMap(([shape, ratio, widths]) =>
  (['avif', 'webp', 'jpg'] as const).flatMap((format) =>
    widths.map((width) => ({ shape, width, height: Math.round(width / ratio), format })),
  ),
)

export const idOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32)
const libraryPicture = (key: string): Picture => ({ mediaId: key, alt: 'A picture', caption: 'What it shows.', credit: 'Ivan Kovalenko' })
export const shownPicture = (key: string): ShownPicture => ({
  ...paperPicture(key),
  alt: 'A picture',
  caption: 'What it shows.',
  credit: 'Ivan',
})
const paperAttachment = (id: string): PaperAttachment => {
  const [kind, format] =
    id === idOf('timetable')
      ? (['document', 'pdf'] as const)
      : id === idOf('ferry-horn')
        ? (['audio', 'mp3'] as const)
        : (['video', 'webm'] as const)
  const size = kind === 'video' ? { width: 480, height: 270 } : { width: null, height: null }
  return {
    id,
    hash: id.repeat(2),
    kind,
    format,
    bytes: 300_000,
    seconds: kind === 'document' ? null : 10,
    pages: kind === 'document' ? 2 : null,
    ...size,
  }
}
const paperPicture = (key: string): PaperPicture => ({
  mediaId: key,
  hash: createHash('sha256').update(key).digest('hex'),
  width: 1600,
  height: 1200,
  focalX: 0.5,
  focalY: 0.5,
  thumbhash: 'm5uDAgAZ2JeHeHd/dwiIeHeAh4A0',
  files,
})

/** The demo's stories in the shape of readers' pages, without a database. */
export function inLanguage(language: Language): PublishedArticle[] {
  return demoStories.filter((story) => story.language === language).map(toPublished)
}

const noDetails = Object.fromEntries(pageDetailNames.map((name) => [name, ''])) as Record<PageDetail, string> // exactly these names

function toPublished(story: DemoStory): PublishedArticle {
  const body = bodyOf(story, { picture: libraryPicture, attachment: idOf, story: idOf, address: (key) => `/news/${key}` })
  const cards = listStories(body)
  return {
    articleId: idOf(story.key),
    language: story.language,
    slug: story.key,
    headline: story.headline,
    dek: story.dek,
    breaking: false,
    firstPublishedAt: new Date('2026-11-20T10:00:00Z'),
    updatedAt: new Date('2026-11-20T12:00:00Z'),
    correctedAt: null,
    section: { id: idOf(story.section), slug: story.section, name: demoSections[story.section].name },
    hero: story.hero ? shownPicture(story.hero) : null,
    body,
    words: countWords(body, story.language),
    ...noDetails,
    authors: story.authors.map((key) => ({ id: idOf(key), slug: key, portrait: paperPicture(key), ...demoAuthors[key] })),
    topics: story.topics.map((key) => ({ id: idOf(key), slug: key, name: demoTopics[key] })),
    twins: [],
    corrections: [],
    pictures: [...nodesOf(body)].filter(({ type }) => type === 'picture').map(({ attrs }) => paperPicture(String(attrs?.mediaId))),
    attachments: listAttachments(body).map(paperAttachment),
    related: demoStories
      .filter(({ key }) => cards.includes(idOf(key)))
      .map(({ key, language, headline, dek, hero }) => ({
        articleId: idOf(key),
        language,
        slug: key,
        headline,
        dek,
        hero: hero ? shownPicture(hero) : null,
      })),
  }
}
