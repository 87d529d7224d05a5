import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import type { ArticleDocument, DocumentNode, Picture } from '#lib/document-types.ts'
import { done, NotAllowed, NotFound, type Outcome } from '#lib/outcome.ts'
import { usageOf } from '#newsroom/media/usage.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { changeDetails } from './change-details.ts'
import { nodesOf } from './document.ts'
import type { replacePictureInput } from './input.ts'
import { replaceText } from './replace-text.ts'

/**
 * `problem`: why a draft kept the picture. 'not-in-draft': readers or a plan have it, and the draft does not. `isOnMap`: it is the picture of a
 * map now, whose marker stands where it stood on the one before.
 */
export type ReplacedIn = {
  articleId: string
  headline: string
  problem: null | 'not-allowed' | 'refused' | 'not-in-draft'
  isOnMap: boolean
}

/**
 * Puts one picture in the place of another in the drafts of all stories that this person may see and change, with the library's alt text,
 * caption and credit: those of the picture before describe another one. Readers keep what they have: of a live story it is a change that is
 * not published. Each story is done by itself, and named with what became of it; `others` is how many this person may not see.
 */
export async function replacePicture(
  person: Person,
  { from, to }: z.output<typeof replacePictureInput>,
): Promise<Outcome<{ stories: ReplacedIn[]; others: number }, never>> {
  authorise(person, 'see the library')
  const [picture] = await database()
    .select({ mediaId: media.id, alt: media.alt, caption: media.caption, credit: media.credit })
    .from(media)
    .where(and(eq(media.id, to), isNull(media.deletedAt)))
  if (!picture) throw new NotFound(`picture ${to}`)
  const { stories, others } = await usageOf(person, from)
  const replaced: ReplacedIn[] = []
  for (const { articleId, headline } of stories)
    replaced.push({ articleId, headline, ...(await replaceIn(person, articleId, from, picture).catch(orNotAllowed)) })
  return done({ stories: replaced, others })
}

type Became = Pick<ReplacedIn, 'problem' | 'isOnMap'>
const stayed = (problem: Became['problem']): Became => ({ problem, isOnMap: false })

const orNotAllowed = (error: unknown): Became => {
  if (error instanceof NotAllowed || error instanceof NotFound) return stayed('not-allowed')
  throw error
}

async function replaceIn(person: Person, articleId: string, from: string, picture: Picture): Promise<Became> {
  const [draft] = await database()
    .select({ hero: articles.hero, version: drafts.version, headline: drafts.headline, dek: drafts.dek, body: drafts.body })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.id, articleId))
  if (!draft) throw new NotFound(`article ${articleId}`)
  const { hero, version: seenVersion, headline, dek } = draft
  const body = withPicture(draft.body, from, picture)
  const isHero = hero?.mediaId === from
  if (!isHero && body === draft.body) return stayed('not-in-draft')
  if (isHero && !(await changeDetails(person, { articleId, changes: { hero: picture } })).ok) return stayed('refused')
  if (body !== draft.body && !(await replaceText(person, { articleId, seenVersion, headline, dek, body })).ok) return stayed('refused')
  return { problem: null, isOnMap: hasMapWith(draft.body, from) }
}

const hasMapWith = (body: ArticleDocument, mediaId: string): boolean =>
  [...nodesOf(body)].some(({ type, content }) => type === 'map' && content?.some(({ attrs }) => attrs?.mediaId === mediaId))

/** The same node where the picture does not occur in it. */
function withPicture<Node extends DocumentNode>(node: Node, from: string, picture: Picture): Node {
  if (node.type === 'picture' && node.attrs?.mediaId === from) return { ...node, attrs: { ...node.attrs, ...picture } }
  const content = node.content?.map((child) => withPicture(child, from, picture))
  return content?.some((child, at) => child !== node.content?.[at]) ? { ...node, content } : node
}
