import { type ArchivedStory, type ArchivedText, archiveNames } from './archive.ts'
import { type ArchiveIndex, type GivenStory, nameOf } from './archived-stories.ts'
import { documentToMarkdown, lineToMarkdown } from './document-to-markdown.ts'

/**
 * A story as a text that people read: Markdown with its facts before it, as YAML, and its pictures by their place in the archive. A live
 * story as readers have it, any other as its draft.
 */
export function archivedTextOf({ story, formats, related }: GivenStory, index: ArchiveIndex): { name: string; markdown: string } {
  const isLive = story.stage === 'published'
  const text = (isLive ? story.published?.text : story.draft.text) ?? story.published?.text
  if (!text) throw new Error(`story ${story.id} has no text`)
  const fileOf = (hash: string) => `../../../${archiveNames.pictureFile(hash, formats.get(hash) ?? 'jpg')}`
  const attachmentOf = (hash: string) => `../../../${archiveNames.attachmentFile(hash, formats.get(hash) ?? 'pdf')}`
  const parts = [
    factsOf(story, text, isLive, index),
    text.headline && `# ${lineToMarkdown(text.headline)}`,
    text.dek && `**${lineToMarkdown(text.dek)}**`,
    text.hero && heroOf(text.hero, fileOf(text.hero.picture)),
    documentToMarkdown(text.body, { picture: fileOf, attachment: attachmentOf, related: (id) => related.get(id) ?? null }).trimEnd(),
    ...story.corrections.filter(({ withdrawnAt }) => withdrawnAt === null).map((note) => `> ${note.at}: ${lineToMarkdown(note.text)}`),
  ]
  return { name: archiveNames.text(placeOf(story, text, isLive)), markdown: `${parts.filter(Boolean).join('\n\n')}\n` }
}

const placeOf = ({ id, language, firstPublishedAt }: ArchivedStory, { slug }: ArchivedText, isLive: boolean): string =>
  isLive && slug && firstPublishedAt ? `${language}/${firstPublishedAt.slice(0, 7)}/${slug}` : `${language}/not-published/${id}`

/** A JSON string is one of YAML, too (YAML 1.2 §5.7). */
function factsOf(story: ArchivedStory, text: ArchivedText, isLive: boolean, index: ArchiveIndex): string {
  const { language } = story
  const facts = {
    id: story.id,
    language,
    stage: story.stage,
    published: isLive ? story.firstPublishedAt : null,
    updated: isLive ? (story.published?.updatedAt ?? null) : story.updatedAt,
    embargo: story.embargo?.until ?? null,
    section: text.section && nameOf(index.sections, text.section, language),
    authors: text.bylines.map((slug) => nameOf(index.authors, slug, language)),
    topics: text.topics.map((slug) => nameOf(index.topics, slug, language)),
  }
  const lines = Object.entries(facts).flatMap(([name, value]) =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [`${name}: ${JSON.stringify(value)}`],
  )
  return ['---', ...lines, '---'].join('\n')
}

const heroOf = ({ alt, caption, credit }: NonNullable<ArchivedText['hero']>, file: string): string =>
  [`![${lineToMarkdown(alt)}](<${file}>)`, ...[caption, credit].filter(Boolean).map(lineToMarkdown)].join('  \n')
