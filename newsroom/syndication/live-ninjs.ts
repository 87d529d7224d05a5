import { ninjsStandard } from '#lib/ninjs-standard.ts'
import { authorPath, mediaPath, newsPath } from '#lib/paths.ts'
import { localize } from '#lib/publication.ts'
import { attachmentsOf, type FeedItem, textHtml } from './feed-item.ts'
import type { SyndicatedStory } from './find-syndicated.ts'

/**
 * A live story as ninjs 3.1 (IPTC), as readers have it. `origin`: scheme and host, without a trailing slash. `withText: false`: as a list
 * shows it. The page of the story is the rendition "web"; notes of correction are bodies of their own. A text that is too long to be read
 * at once is missing.
 */
export function liveNinjs(story: SyndicatedStory, origin: string, { withText }: { withText: boolean }): Record<string, unknown> {
  const { language, section, topics } = story
  const absolute = (path: string) => `${origin}${path}`
  const names = story.bylines.map(({ name }) => localize(name, language))
  const url = absolute(newsPath(language, story.slug))
  return {
    uri: `urn:uuid:${story.articleId}`,
    standard: ninjsStandard,
    type: 'text',
    language,
    pubStatus: 'usable',
    firstCreated: story.firstPublishedAt.toISOString(),
    versionCreated: (story.updatedAt ?? story.firstPublishedAt).toISOString(),
    ...(names.length > 0 && { by: names.join(', ') }),
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    ...(story.dek && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: story.dek }] }),
    ...(withText && { bodies: bodiesOf(story, absolute) }),
    people: story.bylines.map(({ slug, name }) => ({
      name: localize(name, language),
      rel: 'author',
      uri: absolute(authorPath(language, slug)),
    })),
    subjects: [
      { name: localize(section.name, language), rel: 'section' },
      ...topics.map(({ name }) => ({ name: localize(name, language), rel: 'about' })),
    ],
    altIds: [{ role: 'slug', value: story.slug }],
    renditions: [{ name: 'web', href: url, contentType: 'text/html' }],
    ...associationsOf(story, absolute, withText),
  }
}

type Absolute = (path: string) => string

const bodiesOf = ({ text, corrections }: SyndicatedStory, absolute: Absolute) => [
  ...(text ? [{ role: 'main', contentType: 'application/xhtml+xml', value: textHtml(text, absolute) }] : []),
  ...corrections.map(({ kind, text: note }) => ({ role: kind, contentType: 'text/plain', value: note })),
]

function associationsOf({ hero, enclosure, text }: SyndicatedStory, absolute: Absolute, withText: boolean) {
  const attachments = withText && text ? attachmentsOf(text, absolute) : []
  const all = [...(hero ? [pictureOf(hero, enclosure, absolute)] : []), ...attachments.map(attachmentOf)]
  return all.length > 0 ? { associations: all } : {}
}

/** ninjs has no type for a document: it is a component of the story. */
const attachmentOf = ({ url, mime, bytes, seconds, title, medium }: FeedItem['attachments'][number], index: number) => ({
  name: `attachment-${index + 1}`,
  type: medium === 'document' ? 'component' : medium,
  ...(title && { headlines: [{ role: 'main', value: title }] }),
  renditions: [{ name: 'main', href: url, contentType: mime, sizeInBytes: bytes, ...(seconds && { duration: Math.round(seconds) }) }],
})

const pictureOf = (
  { hash, alt, caption, credit, width, height }: NonNullable<SyndicatedStory['hero']>,
  enclosure: SyndicatedStory['enclosure'],
  absolute: Absolute,
) => ({
  name: 'main',
  type: 'picture',
  uri: `urn:sha256:${hash}`,
  ...(alt && { headlines: [{ role: 'main', value: alt }] }),
  ...(caption && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }] }),
  ...(credit && { by: credit }),
  ...(enclosure && {
    renditions: [
      {
        name: 'main',
        href: absolute(mediaPath(hash, enclosure.width, 'jpg')),
        contentType: 'image/jpeg',
        width: enclosure.width,
        height: Math.round((height * enclosure.width) / width),
        sizeInBytes: enclosure.bytes,
      },
    ],
  }),
})
