import { ninjsStandard } from '#lib/ninjs-standard.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { documentToHtml, type HtmlOptions } from '#newsroom/articles/document-to-html.ts'
import { type ArchivedStory, type ArchivedText, archiveNames } from './archive.ts'
import { type ArchiveIndex, type GivenStory, nameOf } from './archived-stories.ts'

/**
 * A story as ninjs 3.1 (IPTC): a live one in its published version, any other as its draft, with pubStatus "withheld". It follows the
 * schema except for the `href` of pictures (format "uri"), which is their place in an archive.
 */
export function ninjsOf({ story, formats, related, isEmbargoed }: GivenStory, index: ArchiveIndex): Record<string, unknown> {
  const isLive = story.stage === 'published'
  const text = (isLive ? story.published?.text : story.draft.text) ?? story.published?.text
  if (!text) throw new Error(`story ${story.id} has no text`)
  const fileOf = (hash: string) => archiveNames.pictureFile(hash, formats.get(hash) ?? 'jpg')
  const attachmentOf = (hash: string) => archiveNames.attachmentFile(hash, formats.get(hash) ?? 'pdf')
  const htmlOptions: HtmlOptions = {
    picture: (hash) => ({ url: fileOf(hash) }),
    attachment: (hash) => ({ url: attachmentOf(hash) }),
    related: (id) => related.get(id) ?? null,
  }
  const by = text.bylines.map((slug) => nameOf(index.authors, slug, story.language)).join(', ')
  return {
    uri: `urn:uuid:${story.id}`,
    standard: ninjsStandard,
    type: 'text',
    language: story.language,
    pubStatus: isLive ? 'usable' : 'withheld',
    ...(isEmbargoed && !isLive && { embargoedUntil: story.embargo?.until }),
    firstCreated: story.firstPublishedAt ?? story.createdAt,
    versionCreated: isLive ? (story.published?.updatedAt ?? story.firstPublishedAt ?? story.updatedAt) : story.updatedAt,
    ...(by && { by }),
    headlines: [{ role: 'main', contentType: 'text/plain', value: text.headline }],
    ...(text.dek && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: text.dek }] }),
    bodies: [{ role: 'main', contentType: 'application/xhtml+xml', value: documentToHtml(text.body, htmlOptions) }],
    subjects: subjectsOf(story, text, index),
    ...(text.slug && { altIds: [{ role: 'slug', value: text.slug }] }),
    ...associationsOf(text, fileOf, attachmentOf),
  }
}

const subjectsOf = ({ language }: ArchivedStory, { section, topics }: ArchivedText, index: ArchiveIndex) => [
  ...(section ? [{ name: nameOf(index.sections, section, language), rel: 'section' }] : []),
  ...topics.map((slug) => ({ name: nameOf(index.topics, slug, language), rel: 'about' })),
]

function associationsOf({ hero, body }: ArchivedText, fileOf: (hash: string) => string, attachmentOf: (hash: string) => string) {
  const files = [...nodesOf(body)].filter(({ attrs }) => attrs?.attachmentId !== undefined)
  const all = [
    ...(hero ? [pictureOf(hero, fileOf(hero.picture))] : []),
    ...files.map(({ type, attrs = {} }, index) => ({
      name: `attachment-${index + 1}`,
      type: type === 'document' ? 'component' : type,
      uri: `urn:sha256:${attrs.attachmentId}`,
      ...(attrs.title ? { headlines: [{ role: 'main', value: String(attrs.title) }] } : {}),
      renditions: [{ name: 'main', href: attachmentOf(String(attrs.attachmentId)) }],
    })),
  ]
  return all.length > 0 ? { associations: all } : {}
}

const pictureOf = ({ picture, alt, caption, credit }: NonNullable<ArchivedText['hero']>, href: string) => ({
  name: 'main',
  type: 'picture',
  uri: `urn:sha256:${picture}`,
  ...(alt && { headlines: [{ role: 'main', value: alt }] }),
  ...(caption && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }] }),
  ...(credit && { by: credit }),
  renditions: [{ name: 'original', href, contentType: `image/${href.split('.').at(-1)}` }],
})
