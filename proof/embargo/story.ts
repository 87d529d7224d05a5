import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts, oldPaths, redirects } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { topics } from '#db/schema/taxonomy.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Outcome } from '#lib/outcome.ts'
import { attachmentPath } from '#lib/paths.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { listAttachments } from '#newsroom/articles/document.ts'
import { storyHref } from '#newsroom/articles/nodes.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { attachmentKey, originalKey } from '#newsroom/media/storage-keys.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import type { Cast } from '#testing/cast.ts'
import { photo } from '#testing/pictures.ts'
import { mp3File } from '#testing/recordings.ts'

/** A story that must not leak: its words in every field, its addresses, its pictures. */
export type Secret = {
  id: string
  slug: string
  /** What led to it on an old site, if it was imported. */
  former: { slug: string; path: string } | null
  headline: string
  /** Everything that somebody wrote in it. */
  texts: string[]
  pictures: { id: string; hash: string; original: Buffer }[]
  /** The files of its sound and of its captions, by their address. */
  attachments: Map<string, Buffer>
  /** Their ids. */
  files: string[]
  topic: string
}

let made = 0

/** Six words of which no other text has a run, for each field: "alba3 brine3 …". */
const sentence = (kind: string, number: number) =>
  ['alba', 'brine', 'cedar', 'dunes', 'ember', 'fjord', 'grove'].map((word) => `${word}${kind}${number}`).join(' ')

/** Writes a story with the verbs, with words of its own in every field that readers can see, and submits nothing. `related`: a card in its text. */
export async function writtenStory(cast: Cast, related?: string): Promise<Secret> {
  const { articleId } = value(await startArticle(cast.olena, { language: 'en' }))
  await writeInto(cast, articleId, related)
  // As an imported story has them.
  const former = { slug: `former-address-${made}`, path: `/2019/05/secret-path-${made}` }
  await database().insert(redirects).values({ language: 'en', slug: former.slug, articleId })
  await database().insert(oldPaths).values({ path: former.path, articleId })
  return { ...(await secretOf(articleId)), former }
}

/** Rewrites every field of a story with new words and pictures: what an update would bring. */
export async function writeInto(cast: Cast, articleId: string, related?: string): Promise<void> {
  const number = (made += 1)
  const hero = await addedPicture(cast)
  const inText = await addedPicture(cast)
  const show = (mediaId: string, kind: string) => ({
    mediaId,
    alt: sentence(`alt${kind}`, number),
    caption: sentence(`caption${kind}`, number),
    credit: sentence(`credit${kind}`, number),
  })
  const sound = await addedSound(cast)
  const [topic] = await database()
    .insert(topics)
    .values({ slug: `telling-topic-${number}`, name: { en: sentence('topic', number) } })
    .returning()
  const { seen } = await versionsOf(articleId)
  value(
    await replaceText(cast.olena, {
      articleId,
      seenVersion: seen.draft,
      headline: sentence('headline', number),
      dek: sentence('dek', number),
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: sentence('text', number) }] },
          { type: 'picture', attrs: show(inText, 'text') },
          {
            type: 'audio',
            attrs: {
              attachmentId: sound,
              title: sentence('titlesound', number),
              caption: sentence('captionsound', number),
              credit: sentence('creditsound', number),
              transcript: sentence('transcript', number),
            },
          },
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: sentence('subhead', number) }] },
          ...(related ? leadingTo(related) : []),
        ],
      },
    }),
  )
  value(
    await changeDetails(cast.olena, {
      articleId,
      changes: {
        sectionId: cast.section.id,
        bylines: [cast.author.id],
        topics: topic ? [topic.id] : [],
        slug: `secret-address-${number}`,
        hero: show(hero, 'hero'),
        seoTitle: sentence('title', number),
        seoDescription: sentence('description', number),
      },
    }),
  )
}

/** All ways in which a text leads to one of our stories: a card, a list, a link. */
const leadingTo = (articleId: string): DocumentNode[] => [
  { type: 'relatedStory', attrs: { articleId } },
  { type: 'readAlso', content: [{ type: 'relatedStory', attrs: { articleId } }] },
  {
    type: 'paragraph',
    content: [{ type: 'text', text: 'As told before.', marks: [{ type: 'link', attrs: { href: storyHref(articleId) } }] }],
  },
]

export async function secretOf(articleId: string): Promise<Secret> {
  const [row] = await database()
    .select({ article: articles, draft: drafts })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!row?.article.slug || !row.article.hero) throw new Error(`story ${articleId} is not written`)
  const { article, draft } = row
  const number = /\d+$/.exec(article.slug ?? '')?.[0]
  const inText = draft.body.content.filter(({ type }) => type === 'picture').map(({ attrs }) => String(attrs?.mediaId))
  const ids = [article.hero?.mediaId ?? '', ...inText]
  const kinds =
    'headline dek text subhead title description alttext captiontext credittext althero captionhero credithero topic titlesound captionsound creditsound transcript'.split(
      ' ',
    )
  return {
    id: articleId,
    slug: article.slug ?? '',
    former: null,
    headline: draft.headline,
    texts: kinds.map((kind) => sentence(kind, Number(number))),
    pictures: await Promise.all(ids.map(pictureOf)),
    attachments: new Map(await Promise.all(listAttachments(draft.body).map(fileOf))),
    files: listAttachments(draft.body),
    topic: `telling-topic-${number}`,
  }
}

async function pictureOf(id: string): Promise<Secret['pictures'][number]> {
  const [row] = await database().select({ hash: media.hash }).from(media).where(eq(media.id, id))
  const original = row && (await storage().get(originalKey(row.hash)))
  if (!row || !original) throw new Error(`picture ${id} has no file`)
  return { id, hash: row.hash, original: Buffer.from(original) }
}

async function fileOf(id: string): Promise<[address: string, bytes: Buffer]> {
  const [row] = await database()
    .select({ hash: attachments.hash, format: attachments.format })
    .from(attachments)
    .where(eq(attachments.id, id))
  const bytes = row && (await storage().get(attachmentKey(row.hash, row.format)))
  if (!row || !bytes) throw new Error(`attachment ${id} has no file`)
  return [attachmentPath(row.hash, row.format), Buffer.from(bytes)]
}

/** Another length each time, so that no two stories have one file. */
const addedSound = async (cast: Cast): Promise<string> =>
  value(await addAttachment(cast.olena, { name: 'a.mp3', bytes: await mp3File(1 + made * 0.2, made + 1) })).id

async function addedPicture(cast: Cast): Promise<string> {
  const bytes = await photo(500 + 2 * (made * 10 + Math.floor(Math.random() * 9)), 390)
    .jpeg()
    .toBuffer()
  return value(await addPicture(cast.olena, { name: 'a.jpg', bytes }, { renditions: 'now' })).id
}

export async function versionsOf(articleId: string): Promise<{ seen: { article: number; draft: number } }> {
  const [row] = await database()
    .select({ article: articles.version, draft: drafts.version })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!row) throw new Error(`no article ${articleId}`)
  return { seen: row }
}

/** An editor presses Publish, whatever comes of it. */
export const pressPublish = async (cast: Cast, articleId: string) =>
  publish(cast.marta, { articleId, ...(await versionsOf(articleId)), including: [cast.olena.id] })

export function value<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`${outcome.problem} ${JSON.stringify(outcome.detail)}`)
  return outcome.value
}
