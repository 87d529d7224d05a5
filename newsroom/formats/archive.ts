import { z } from 'zod'
import { stages } from '#db/schema/articles.ts'
import { correctionKinds, longestCorrection } from '#db/schema/corrections.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { languages } from '#lib/languages.ts'
import { lineBeingWritten, lineOfText, linesOfText, nameOfSomething } from '#lib/text-input.ts'
import { archivedDetails } from '#newsroom/articles/detail-inputs.ts'

/**
 * A newsroom in one file (docs/import-and-export.md): a tar of JSON and pictures, in this order. What names something names it so
 * that it holds in another newsroom: stories by their id, sections, topics and authors by their slug, pictures by the SHA-256 of
 * their file. The same newsroom gives the same bytes.
 */
export const archiveFormat = { format: 'galley-archive', version: 1 } as const

export const archiveNames = {
  head: 'galley.json',
  picture: (hash: string) => `pictures/${hash}.json`,
  pictureFile: (hash: string, format: string) => `pictures/${hash}.${format}`,
  newsroom: 'newsroom.json',
  story: (id: string) => `stories/${id}.json`,
  /** The same story as ninjs 3.1, for other programs; an import leaves it. */
  ninjs: (id: string) => `stories/${id}.ninjs.json`,
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

export const archiveHead = z.object({ format: z.literal(archiveFormat.format), version: z.literal(archiveFormat.version) })

export const archivedPicture = z.strictObject({
  hash,
  name: lineOfText(300),
  alt: linesOfText(1000),
  caption: linesOfText(2000),
  credit: linesOfText(300),
  focalX: z.number().min(0).max(1),
  focalY: z.number().min(0).max(1),
  createdAt: instant,
})
export type ArchivedPicture = z.output<typeof archivedPicture>

/** Sections stand in the order of the masthead. */
export const archivedNewsroom = z.strictObject({
  newsroom: z
    .strictObject({
      name,
      tagline: inLanguages(500),
      /** What it publishes in, the first first; left out by older archives. */
      languages: z.array(z.enum(languages)).min(1).optional(),
    })
    .nullable(),
  sections: z.array(z.strictObject({ slug, name, description: inLanguages(1000).nullable() })),
  topics: z.array(z.strictObject({ slug, name, before: z.array(address) })),
  authors: z.array(
    z.strictObject({
      slug,
      name,
      title: inLanguages(300).nullable(),
      biography: inLanguages(10_000).nullable(),
      portrait: hash.nullable(),
      /** No editor has accepted the name yet, and readers do not see it. */
      proposed: z.literal(true).optional(),
    }),
  ),
})
export type ArchivedNewsroom = z.output<typeof archivedNewsroom>

/** The longest text of a story, whatever else it says, is judged by document.ts. */
const document = z.unknown().transform((value) => value as ArticleDocument) // not before documentProblem has looked at it
const hero = z.strictObject({ picture: hash, alt: linesOfText(1000), caption: linesOfText(2000), credit: linesOfText(300) })

/** A story as it is being written, and as it stands beside its text. In `body` the mediaId of a picture is its hash. */
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
  /** What readers have, or, of a story that left the paper, had last. */
  published: z.strictObject({ updatedAt: instant.nullable(), text: archivedText }).nullable(),
  /** Null text: it is, word for word, what is published. */
  draft: z.strictObject({ updatedAt: instant, text: archivedText.nullable() }),
  corrections: z.array(
    z.strictObject({ kind: z.enum(correctionKinds), text: linesOfText(longestCorrection), at: instant, withdrawnAt: instant.nullable() }),
  ),
  /** Addresses of old that lead to it, and whole paths of an old site. */
  before: z.array(address),
  oldPaths: z.array(z.string().min(1).max(450)),
  /** The items of wires and exports that it came from: a later run knows it by them. */
  sources: z.array(z.strictObject({ source: z.string().min(1).max(600), digest: z.string().max(100), recalledAt: instant.nullable() })),
})
export type ArchivedStory = z.output<typeof archivedStory>

const order = z.array(z.uuid())
/** The stories of each feed, from the top. */
export const archivedFeeds = z.array(z.strictObject({ name: lineOfText(100), language: z.enum(languages), pinned: order, stories: order }))
export type ArchivedFeeds = z.output<typeof archivedFeeds>

/** A document with other names for its pictures; one without a name is left out. Pictures stand only at the top of a text. */
export function renamePictures(body: ArticleDocument, nameOf: (mediaId: string) => string | undefined): ArticleDocument {
  const content = (body.content ?? []).flatMap((node) => {
    if (node?.type !== 'picture') return [node] // what is no node at all is documentProblem’s to name
    const mediaId = nameOf(String(node.attrs?.mediaId))
    return mediaId === undefined ? [] : [{ ...node, attrs: { ...node.attrs, mediaId } }]
  })
  return { ...body, content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
