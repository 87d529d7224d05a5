import { and, eq, gt, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { database, now, type Transaction } from '#db/client.ts'
import { isEmbargoed } from '#db/is-embargoed.ts'
import { qualify } from '#db/qualify.ts'
import { articles, attachmentIds, drafts, pictureIds } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { previewLinks } from '#db/schema/previews.ts'
import type { Language } from '#lib/languages.ts'
import { previewPath } from '#lib/paths.ts'
import { type Embargo, runningEmbargo } from '#newsroom/articles/embargo.ts'
import { draftAsPage } from '#newsroom/articles/preview-for.ts'
import { type AttachmentAddress, anyAttachment, type FoundAttachment } from '#newsroom/attachments/attachment-for.ts'
import { type Address, type Found, standingRendition } from '#newsroom/media/rendition-for.ts'
import type { PublishedArticle } from '#newsroom/paper/published-by-slug.ts'
import { allowSecret, countWrongSecret } from '#newsroom/people/sign-in-throttle.ts'
import { hashToken } from '#newsroom/people/token.ts'

/** What a preview link shows: the story as it is written now, and until when the link opens it. */
export type Preview = { article: PublishedArticle; until: Date; embargo: Embargo | null }

/** `language`: of the story that the link opens. */
export type PreviewStanding = { kind: 'open'; language: Language } | { kind: 'closed' | 'too-many' }

/**
 * Whether this secret opens a preview now. A network that tried too many wrong ones is refused for a while (`too-many`). A link that never
 * was, has ended, was revoked, or leads to a story under embargo looks the same: closed.
 */
export async function previewStanding(token: string, address: string): Promise<PreviewStanding> {
  if (!(await allowSecret(address))) return { kind: 'too-many' }
  const [link] = await database()
    .select({ language: articles.language, isOpen: sql<boolean>`${isOpen()}` })
    .from(previewLinks)
    .innerJoin(articles, eq(articles.id, previewLinks.articleId))
    .where(eq(previewLinks.tokenHash, hashToken(token)))
  if (link?.isOpen) return { kind: 'open', language: link.language }
  if (!link) await countWrongSecret(address)
  return { kind: 'closed' }
}

/** Opens a preview and counts it; null when the link is closed. What is shown is one state of the story. */
export async function openPreview(token: string): Promise<Preview | null> {
  const opened = await database().transaction((tx) => readPreview(tx, token), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
  if (!opened) return null
  await database()
    .update(previewLinks)
    .set({ openedCount: sql`${previewLinks.openedCount} + 1`, openedAt: now })
    .where(eq(previewLinks.id, opened.id))
  return opened.preview
}

async function readPreview(tx: Transaction, token: string): Promise<{ id: string; preview: Preview } | null> {
  const [link] = await tx
    .select({ id: previewLinks.id, articleId: previewLinks.articleId, until: previewLinks.expiresAt, embargo: runningEmbargo })
    .from(previewLinks)
    .innerJoin(articles, eq(articles.id, previewLinks.articleId))
    .where(and(eq(previewLinks.tokenHash, hashToken(token)), isOpen()))
  if (!link) return null
  const { id, articleId, until, embargo } = link
  return { id, preview: { article: await draftAsPage(tx, articleId, previewPath(token)), until, embargo } }
}

/** A picture of the story's own draft, for as long as the link opens the story; null for any other picture. */
export async function previewPicture(token: string, address: Address): Promise<Found | null> {
  const [picture] = await database()
    .select({ id: media.id, state: media.state, width: media.width })
    .from(previewLinks)
    .innerJoin(articles, eq(articles.id, previewLinks.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .innerJoin(media, eq(media.hash, address.hash))
    .where(and(eq(previewLinks.tokenHash, hashToken(token)), isOpen(), showsPicture()))
  return picture ? standingRendition(picture, address) : null
}

/** The same of a sound, video, document or captions. */
export async function previewAttachment(token: string, address: AttachmentAddress): Promise<FoundAttachment | null> {
  const [shown] = await database()
    .select({ id: attachments.id })
    .from(previewLinks)
    .innerJoin(articles, eq(articles.id, previewLinks.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .innerJoin(attachments, eq(attachments.hash, address.hash))
    .where(
      and(
        eq(previewLinks.tokenHash, hashToken(token)),
        isOpen(),
        sql`${attachmentIds(drafts.body)} @> to_jsonb(${qualify(attachments.id)}::text)`,
      ),
    )
  return shown ? anyAttachment(address) : null
}

/** The one condition under which a link opens its story. Postgres' clock decides. */
const isOpen = (): SQL | undefined =>
  and(
    isNull(previewLinks.revokedAt),
    gt(previewLinks.expiresAt, now),
    ne(articles.stage, 'taken-down'),
    or(previewLinks.opensEmbargoed, sql`not ${isEmbargoed}`),
  )

/** The draft shows the picture: as its hero, or in the text. */
const showsPicture = (): SQL =>
  sql`(${qualify(articles.hero)} ->> 'mediaId' = ${qualify(media.id)}::text
    or ${pictureIds(drafts.body)} @> to_jsonb(${qualify(media.id)}::text))`
