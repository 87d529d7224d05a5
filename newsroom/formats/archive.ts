import { z } from 'zod'
import { correctionKinds, longestCorrection } from '#db/schema/corrections.ts'
import { pageKinds } from '#db/schema/pages.ts'
import { longestTranscript } from '#lib/attachments.ts'
import { isColour } from '#lib/contrast.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { shapeNames } from '#lib/renditions.ts'
import { isSocialLink } from '#lib/social-links.ts'
import { stages } from '#lib/stages.ts'
import { lineBeingWritten, lineOfText, linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'
import { isWallTime } from '#lib/wall-time.ts'
import { archivedDetails } from '#newsroom/articles/detail-inputs.ts'
import { cropFractions, factsInput } from '#newsroom/media/input.ts'

/**
 * A newsroom in one file (docs/import-and-export.md): a tar of JSON files and pictures, in this order. References work in other newsrooms
 * too: stories are named by their id, sections, topics and authors by their slug, pictures by the SHA-256 of their file. The same newsroom
 * always gives the same bytes.
 */
export const archiveFormat = { format: 'galley-archive', version: 1 } as const

export const archiveNames = {
  head: 'galley.json',
  picture: (hash: string) => `pictures/${hash}.json`,
  pictureFile: (hash: string, format: string) => `pictures/${hash}.${format}`,
  attachment: (hash: string) => `attachments/${hash}.json`,
  attachmentFile: (hash: string, format: string) => `attachments/${hash}.${format}`,
  newsroom: 'newsroom.json',
  story: (id: string) => `stories/${id}.json`,
  /** The same story as ninjs 3.1, for other programs; imports ignore it. */
  ninjs: (id: string) => `stories/${id}.ninjs.json`,
  /** The same story as Markdown, for people; imports ignore it. */
  text: (place: string) => `text/${place}.md`,
  feeds: 'feeds.json',
}

const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not the last part of an address')
const address = z.string().min(1).max(300)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not the SHA-256 of a file')
const instant = z.iso.datetime()
const inLanguages = (longest: number) => z.partialRecord(z.enum(languages), linesOfText(longest))
const name = z
  .partialRecord(z.enum(languages), nameOfSomething(300))
  .refine((texts) => Object.values(texts).some((text) => text !== ''), 'has no text')

/** document.ts checks how long the text of a story may be. */
const document = z.unknown().transform((value) => value as ArticleDocument) // checked first by documentProblem

export const archiveHead = z.object({ format: z.literal(archiveFormat.format), version: z.literal(archiveFormat.version) })

export const archivedPicture = z.strictObject({
  hash,
  name: lineOfText(300),
  alt: linesOfText(1000),
  caption: linesOfText(2000),
  credit: linesOfText(300),
  focalX: z.number().min(0).max(1),
  focalY: z.number().min(0).max(1),
  /** Those that somebody drew; archives of earlier releases have none. */
  crops: z.partialRecord(z.enum(shapeNames), cropFractions).optional(),
  createdAt: instant,
  /** Only those that are known are written; archives of earlier releases have none. */
  ...factsInput.partial().shape,
})
export type ArchivedPicture = z.output<typeof archivedPicture>

/** A sound, video, document or captions. What it says of itself is found out anew when it comes in. */
export const archivedAttachment = z.strictObject({
  hash,
  name: lineOfText(300),
  /** Only what is said of it is written; archives of earlier releases say nothing. */
  title: linesOfText(300).optional(),
  caption: linesOfText(2000).optional(),
  credit: linesOfText(300).optional(),
  transcript: linesOfText(longestTranscript).optional(),
  /** Of the captions of a video. */
  captions: hash.optional(),
})
export type ArchivedAttachment = z.output<typeof archivedAttachment>

/** Sections are in the order of the masthead. */
const accent = lineOfText(7).refine(isColour).nullable()

const archivedHouse = z.strictObject({
  footer: inLanguages(2000),
  socialLinks: z.array(lineOfText(300).refine(isSocialLink)).max(100),
  logo: hash.nullable(),
  sharePicture: hash.nullable(),
  accentLight: accent,
  accentDark: accent,
  indexed: z.boolean(),
  refusedCrawlers: z.array(lineOfText(100)).max(1000),
  llms: z.boolean(),
})

const archivedPageText = z.strictObject({ headline: lineOfText(1000), dek: lineOfText(2000), body: document })

/** A page of the house. In `body` the mediaId of a picture is its hash. */
const archivedPage = z.strictObject({
  slug,
  kind: z.enum(pageKinds),
  texts: z.array(
    z.strictObject({
      language: z.enum(languages),
      draft: archivedPageText,
      /** What readers have. */
      published: z.strictObject({ at: instant, text: archivedPageText }).nullable(),
    }),
  ),
})
export type ArchivedPage = z.output<typeof archivedPage>

export const archivedNewsroom = z.strictObject({
  newsroom: z
    .strictObject({
      name,
      tagline: inLanguages(500),
      /** The languages of the newsroom, the first language first. Older archives do not have them. */
      languages: z.array(z.enum(languages)).min(1).optional(),
      /** The zone of its days and times, if it has chosen one. */
      timezone: lineOfText(64).refine(isTimeZone).nullish(),
      /** What it chose for all of its pages. Older archives do not have it. */
      house: archivedHouse.optional(),
    })
    .nullable(),
  /** In the order of the footer. The first archives have none. */
  pages: z.array(archivedPage).default([]),
  /** `before`: slugs of what was merged into it, which redirect. Older archives have them only of topics. */
  sections: z.array(z.strictObject({ slug, name, description: inLanguages(1000).nullable(), before: z.array(address).default([]) })),
  topics: z.array(z.strictObject({ slug, name, before: z.array(address) })),
  authors: z.array(
    z.strictObject({
      slug,
      name,
      title: inLanguages(300).nullable(),
      biography: inLanguages(10_000).nullable(),
      portrait: hash.nullable(),
      before: z.array(address).default([]),
      /** No editor has accepted the name yet, and readers do not see it. */
      proposed: z.literal(true).optional(),
    }),
  ),
})
export type ArchivedNewsroom = z.output<typeof archivedNewsroom>

const hero = z.strictObject({ picture: hash, alt: linesOfText(1000), caption: linesOfText(2000), credit: linesOfText(300) })

/** The draft of a story with its details. In `body` the ids of pictures and attachments are their hashes. */
const archivedText = z.strictObject({
  headline: lineBeingWritten(100_000),
  dek: lineBeingWritten(100_000),
  body: document,
  slug: slug.nullable(),
  section: slug.nullable(),
  hero: hero.nullable(),
  ...archivedDetails,
  breaking: z.boolean(),
  bylines: z.array(slug).max(1000),
  topics: z.array(slug).max(5000),
})
export type ArchivedText = z.output<typeof archivedText>

export const archivedStory = z.strictObject({
  id: z.uuid(),
  language: z.enum(languages),
  stage: z.enum(stages),
  createdAt: instant,
  updatedAt: instant,
  firstPublishedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  note: linesOfText(5000).nullable(),
  twins: z.uuid().nullable(),
  /** Until when nothing of its draft may leave a newsroom; the first archives do not have it. A time that has come is history. */
  embargo: z
    .strictObject({
      until: instant,
      wall: z.string().refine(isWallTime),
      zone: lineOfText(64).refine(isTimeZone),
      reason: linesOfText(2000),
    })
    .nullable()
    .default(null),
  /** When it is to be ready; the first archives do not have it. Its editor is a person, and an archive has no people. */
  deadline: z
    .strictObject({ at: instant, wall: z.string().refine(isWallTime), zone: lineOfText(64).refine(isTimeZone) })
    .nullable()
    .default(null),
  /** The version that readers have or, for a story that was unpublished, the last one that they had. */
  published: z.strictObject({ updatedAt: instant.nullable(), text: archivedText }).nullable(),
  /** A null text is the same as the published one. */
  draft: z.strictObject({ updatedAt: instant, text: archivedText.nullable() }),
  corrections: z.array(
    z.strictObject({ kind: z.enum(correctionKinds), text: linesOfText(longestCorrection), at: instant, withdrawnAt: instant.nullable() }),
  ),
  /** Old slugs that redirect to it, and whole paths of an old site. */
  before: z.array(address),
  oldPaths: z.array(z.string().min(1).max(450)),
  /** The imported items that it was made from. A later import recognises it by them. */
  sources: z.array(z.strictObject({ source: z.string().min(1).max(600), digest: z.string().max(100), recalledAt: instant.nullable() })),
})
export type ArchivedStory = z.output<typeof archivedStory>

const order = z.array(z.uuid())
/** The stories of each feed, in order. */
export const archivedFeeds = z.array(z.strictObject({ name: lineOfText(100), language: z.enum(languages), pinned: order, stories: order }))
export type ArchivedFeeds = z.output<typeof archivedFeeds>

type NameOf = (id: string) => string | undefined

/**
 * Replaces the ids of pictures and attachments, also of pictures that stand side by side, and of the picture of an embed or a map. What has no new id is
 * left out, and a group without pictures.
 */
export function renameFiles(body: ArticleDocument, nameOf: NameOf): ArticleDocument {
  const content = (body.content ?? []).flatMap((node) => {
    if (!['pictures', 'embed', 'map'].includes(node?.type) || !Array.isArray(node.content)) return renameFile(node, nameOf)
    const inside = node.content.flatMap((each) => renameFile(each, nameOf))
    return inside.length > 0 || node.type !== 'pictures' ? [{ ...node, content: inside }] : []
  })
  return { ...body, content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

function renameFile(node: DocumentNode, nameOf: NameOf): DocumentNode[] {
  if (node?.attrs?.attachmentId !== undefined) return renameAttachment(node, nameOf)
  if (node?.type !== 'picture') return [node] // documentProblem reports what is not a node
  const mediaId = nameOf(String(node.attrs?.mediaId))
  return mediaId === undefined ? [] : [{ ...node, attrs: { ...node.attrs, mediaId } }]
}

/** Without its file there is nothing; without its captions or its picture it is the same sound or video. */
function renameAttachment({ attrs = {}, ...node }: DocumentNode, nameOf: NameOf): DocumentNode[] {
  const nameNow = (name: string) => (typeof attrs[name] === 'string' ? (nameOf(attrs[name]) ?? null) : null)
  const attachmentId = nameNow('attachmentId')
  const beside = ['captionsId', 'mediaId'].flatMap((name) => (name in attrs ? [[name, nameNow(name)]] : []))
  return attachmentId === null ? [] : [{ ...node, attrs: { ...attrs, attachmentId, ...Object.fromEntries(beside) } }]
}
