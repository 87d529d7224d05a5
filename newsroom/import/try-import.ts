import { database } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { media } from '#db/schema/media.ts'
import { isPublished } from '#lib/publication.ts'
import type { PictureSource } from '#newsroom/formats/picture-source.ts'
import { type ArchivePart, readArchive } from '#newsroom/formats/read-archive.ts'
import type { Progress } from '#newsroom/formats/text-file.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { describeForeign } from './describe-foreign.ts'

const nobodysPicture = '00000000-0000-4000-8000-000000000000'

/** The pictures of an import that is only tried: nothing is fetched. With `fetches`, every picture of the web counts as there. */
export function picturesOfTrial(fetches: boolean): PictureSource {
  const comes = (address: string) => fetches && /^https?:\/\//i.test(address)
  const nowhere = 'its file is not at hand'
  return {
    take: async ({ address, alt, caption, credit }) => (comes(address) ? { mediaId: nobodysPicture, alt, caption, credit } : nowhere),
    keep: async ({ address }) => (comes(address) ? 'imported' : { reason: nowhere }),
    isAtHand: async (address) => comes(address),
  }
}

/** Parts of an archive that are looked up at once. */
const batchSize = 200

/** What importing an archive would answer. Nothing is written. */
export async function* tryArchive(actor: Actor, path: string, progress: Progress): AsyncGenerator<ImportResult> {
  authorise(actor, 'move the newsroom')
  let batch: ArchivePart[] = []
  for await (const part of readArchive(path, progress)) {
    if (part.kind === 'problem') yield { source: part.name, result: 'failed', reason: `${path}, ${part.name}: ${part.reason}`, losses: [] }
    if (part.kind !== 'story' && part.kind !== 'picture' && part.kind !== 'attachment') continue
    batch.push(part)
    if (batch.length < batchSize) continue
    yield* await foresee(batch)
    batch = []
  }
  yield* await foresee(batch)
}

async function foresee(parts: readonly ArchivePart[]): Promise<ImportResult[]> {
  const known = await findKnown(parts)
  return parts.flatMap((part): ImportResult[] => {
    if (part.kind === 'picture') {
      const { hash } = part.picture
      return [{ source: `picture ${hash}`, result: known.has(hash) ? 'unchanged' : 'imported', reason: '', losses: [] }]
    }
    if (part.kind === 'attachment') {
      const { hash } = part.attachment
      return [{ source: `file ${hash}`, result: known.has(hash) ? 'unchanged' : 'imported', reason: '', losses: [] }]
    }
    if (part.kind !== 'story') return []
    const { id, language, draft, published } = part.story
    const source = `story ${id}`
    if (!isPublished(language)) return [{ source, result: 'failed', reason: `${source}: ${describeForeign(language)}`, losses: [] }]
    const headline = (published?.text ?? draft.text)?.headline ?? ''
    return [{ source, headline, result: known.has(id) ? 'unchanged' : 'imported', reason: '', losses: [] }]
  })
}

/** The ids of stories and the hashes of pictures that are here. */
async function findKnown(parts: readonly ArchivePart[]): Promise<Set<string>> {
  const ids = parts.flatMap((part) => (part.kind === 'story' ? part.story.id : []))
  const hashes = parts.flatMap((part) => (part.kind === 'picture' ? part.picture.hash : []))
  const files = parts.flatMap((part) => (part.kind === 'attachment' ? part.attachment.hash : []))
  const rows = await Promise.all([
    files.length > 0 ? database().select({ key: attachments.hash }).from(attachments).where(isAmong(attachments.hash, files)) : [],
    ids.length > 0 ? database().select({ key: articles.id }).from(articles).where(isAmong(articles.id, ids)) : [],
    ids.length > 0
      ? database().select({ key: discardedArticles.articleId }).from(discardedArticles).where(isAmong(discardedArticles.articleId, ids))
      : [],
    hashes.length > 0 ? database().select({ key: media.hash }).from(media).where(isAmong(media.hash, hashes)) : [],
  ])
  return new Set(rows.flat().map(({ key }) => key))
}
