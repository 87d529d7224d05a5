import { and, eq, ne } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { redirects } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { picturePermissions } from '#db/schema/picture-permissions.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import { isPublished } from '#lib/publication.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { listAttachments, nodesOf } from '#newsroom/articles/document.ts'
import { countTks, findTks } from '#newsroom/articles/find-tks.ts'
import { markSpecOf } from '#newsroom/articles/nodes.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { agreementTo, mustAsk } from '#newsroom/media/rights.ts'
import { isEnded } from '#newsroom/settings/rights-day.ts'
import { pointsOf } from '#newsroom/templates/points-of.ts'
import { picturesOf } from './pictures-of.ts'

/** `picture`: 0 is the main picture; the others are counted from 1 in reading order. */
export type Missing =
  | { what: 'language'; language: Language }
  | { what: 'headline' | 'body' | 'section' | 'byline' | 'slug' | 'suggestions' }
  | { what: 'tk'; count: number }
  | { what: 'tk-hero' }
  | { what: 'point'; pointId: string; text: string }
  | { what: 'slug-taken'; slug: string }
  /** A sound, video or document (or its captions or its picture) that is not there, counted from 1 in reading order. */
  | { what: 'attachment-gone' | 'poster-ended'; attachment: number }
  | { what: 'alt' | 'credit' | 'picture-gone' | 'picture-not-ready'; picture: number }
  /** A map does not say which place it shows. Counted from 1 in reading order. */
  | { what: 'map-name'; map: number }
  | { what: 'rights-ended' | 'ask-first'; picture: number; mediaId: string; holder: string }
  /** The picture of a video. */
  | { what: 'poster-ask-first'; attachment: number; mediaId: string; holder: string }

/**
 * Everything that prevents a story from being published now, in the order in which a person would fill it in. `at`: when it is to go out,
 * if that is planned; the rights to its pictures must last until then.
 */
export async function missingIn(reading: Reading, candidate: Candidate, at?: Date): Promise<Missing[]> {
  const known = await knownPictures(reading, candidate, at)
  return [
    ...missingFacts(candidate),
    ...((await isAddressTaken(reading, candidate)) ? [{ what: 'slug-taken' as const, slug: candidate.slug ?? '' }] : []),
    ...missingOfPictures(candidate, known),
    ...missingOfMaps(candidate),
    ...(await missingOfAttachments(reading, candidate, known)),
    ...(await pointsThatHold(reading, candidate)),
  ]
}

function missingFacts({ language, headline, dek, body, hero, suggested, sectionId, bylines, slug }: Candidate): Missing[] {
  const missing: Missing[] = isPublished(language) ? [] : [{ what: 'language', language }]
  if (headline.trim() === '') missing.push({ what: 'headline' })
  if (plainText(body).trim() === '') missing.push({ what: 'body' })
  if (sectionId === null) missing.push({ what: 'section' })
  if (bylines.length === 0) missing.push({ what: 'byline' })
  // A headline creates one.
  if (slug === null && headline.trim() !== '') missing.push({ what: 'slug' })
  const hasOpen = suggested || [...nodesOf(body)].some(({ marks }) => marks?.some(({ type }) => markSpecOf(type).isSuggestion))
  if (hasOpen) missing.push({ what: 'suggestions' })
  const tks = countTks({ headline, dek, body })
  if (tks > 0) missing.push({ what: 'tk', count: tks })
  if (hero && [hero.alt, hero.caption, hero.credit].some((text) => findTks(text).length > 0)) missing.push({ what: 'tk-hero' })
  return missing
}

/** Whether another story has, or had, this slug: readers' old links must not lead to a different story. */
async function isAddressTaken(reading: Reading, { articleId, language, slug }: Candidate): Promise<boolean> {
  if (slug === null) return false
  const live = await reading
    .select({ id: liveArticles.articleId })
    .from(liveArticles)
    .where(and(eq(liveArticles.language, language), eq(liveArticles.slug, slug), ne(liveArticles.articleId, articleId)))
  if (live.length > 0) return true
  const former = await reading
    .select({ id: redirects.articleId })
    .from(redirects)
    .where(and(eq(redirects.language, language), eq(redirects.slug, slug), ne(redirects.articleId, articleId)))
  return former.length > 0
}

/** Points of the story's template that an editor wants ticked first. */
async function pointsThatHold(reading: Reading, { articleId }: Candidate): Promise<Missing[]> {
  const points = await pointsOf(reading, articleId)
  return points.filter(({ holds, isTicked }) => holds && !isTicked).map(({ id, text }) => ({ what: 'point', pointId: id, text }))
}

function missingOfPictures(candidate: Candidate, known: KnownPictures): Missing[] {
  const pictures = picturesOf(candidate)
  const first = candidate.hero ? 0 : 1
  const asked = new Set<string>()
  return pictures.flatMap(({ mediaId, alt, credit }, index): Missing[] => {
    const picture = index + first
    const row = known.get(mediaId)
    const whats: (false | Missing)[] = [
      (row === undefined || row.state === 'failed') && { what: 'picture-gone', picture },
      row?.state === 'processing' && { what: 'picture-not-ready', picture },
      alt.trim() === '' && { what: 'alt', picture },
      credit.trim() === '' && { what: 'credit', picture },
      row?.isEnded === true && { what: 'rights-ended', picture, mediaId, holder: row.holder },
      // Once for a picture that stands in the story twice.
      row?.mustAsk === true && !row.isEnded && !asked.has(mediaId) && { what: 'ask-first', picture, mediaId, holder: row.holder },
    ]
    asked.add(mediaId)
    return whats.filter((what) => what !== false)
  })
}

const missingOfMaps = ({ body }: Candidate): Missing[] =>
  [...nodesOf(body)]
    .filter(({ type }) => type === 'map')
    .flatMap(({ content = [] }, index) => {
      const name = plainText({ type: 'doc', content: content.filter(({ type }) => type === 'title') })
      return name.trim() === '' ? [{ what: 'map-name', map: index + 1 }] : []
    })

type KnownPictures = Awaited<ReturnType<typeof knownPictures>>

/** The pictures of a story by id, with those that its sounds and videos show. `mustAsk`: nobody has said yet that the holder agreed to this story. */
async function knownPictures(reading: Reading, candidate: Candidate, at?: Date) {
  const { articleId, body } = candidate
  const posters = nodesWithFile(body).flatMap(({ attrs }) => (typeof attrs?.mediaId === 'string' ? [attrs.mediaId] : []))
  const ids = [...new Set([...picturesOf(candidate).map(({ mediaId }) => mediaId), ...posters])]
  if (ids.length === 0) return new Map()
  const rows = await reading
    .select({
      id: media.id,
      state: media.state,
      holder: media.rightsHolder,
      isEnded: isEnded(at),
      mustAsk: mustAsk(),
    })
    .from(media)
    .leftJoin(picturePermissions, agreementTo(articleId))
    .where(isAmong(media.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

const nodesWithFile = (body: ArticleDocument): DocumentNode[] => [...nodesOf(body)].filter(({ attrs }) => attrs?.attachmentId !== undefined)

async function missingOfAttachments(reading: Reading, candidate: Candidate, pictures: KnownPictures): Promise<Missing[]> {
  const { body } = candidate
  const nodes = nodesWithFile(body)
  if (nodes.length === 0) return []
  const files = await reading
    .select({ id: attachments.id })
    .from(attachments)
    .where(isAmong(attachments.id, listAttachments(body)))
  const known = new Set(files.map(({ id }) => id))
  const asked = new Set(picturesOf(candidate).map(({ mediaId }) => mediaId))
  return nodes.flatMap(({ attrs = {} }, index): Missing[] => {
    const ids = [attrs.attachmentId, attrs.captionsId].filter((id) => typeof id === 'string')
    const poster = typeof attrs.mediaId === 'string' ? attrs.mediaId : null
    if (!ids.every((id) => known.has(id)) || (poster !== null && !pictures.has(poster)))
      return [{ what: 'attachment-gone', attachment: index + 1 }]
    const picture = poster === null ? undefined : pictures.get(poster)
    if (poster === null || !picture) return []
    if (picture.isEnded) return [{ what: 'poster-ended', attachment: index + 1 }]
    const mustAsk = picture.mustAsk && !asked.has(poster)
    asked.add(poster)
    return mustAsk ? [{ what: 'poster-ask-first', attachment: index + 1, mediaId: poster, holder: picture.holder }] : []
  })
}
