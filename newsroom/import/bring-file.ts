import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { Fetcher, fetchLimits } from '#newsroom/formats/fetch-file.ts'
import type { NamedLoss } from '#newsroom/formats/losses.ts'
import { readApart } from '#newsroom/formats/read-apart.ts'
import type { FileProblem, ReadPicture } from '#newsroom/formats/read-file.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { fetchPicture } from './fetch-picture.ts'

/** The text that a file brings into a story: nothing of it is stored but its pictures, in the library. */
export type BroughtFile = { headline: string; body: ArticleDocument; losses: NamedLoss[] }

/** The milliseconds that the pictures of one file may take: the edge waits a minute for the answer, and the file is read before. */
const longestAdding = 25_000

/** Reads a file of a writer, and adds its pictures to the library. A picture that is refused is left out and named. */
export async function bringFile(
  person: Person,
  { path, name }: { path: string; name: string },
  fetcher = new Fetcher(undefined, { ...fetchLimits, milliseconds: 10_000 }),
): Promise<Outcome<BroughtFile, FileProblem>> {
  authorise(person, 'write a story')
  authorise(person, 'add a picture')
  const outcome = await readApart(path, name)
  if (!outcome.ok) return outcome
  const { headline, body, pictures, losses } = outcome.value
  const { added, refused } = await addAll(person, pictures, fetcher).finally(() => fetcher.close())
  const content = body.content.flatMap((block) => withPictures(block, added))
  const text: ArticleDocument = { ...body, content: content.length > 0 ? content : [{ type: 'paragraph' }] }
  if (documentProblem(text) !== null) return no('too-much')
  return done({ headline, body: text, losses: [...losses, ...refused] })
}

async function addAll(person: Person, pictures: readonly ReadPicture[], fetcher: Fetcher) {
  const added = new Map<string, string>()
  const refused: NamedLoss[] = []
  const until = Date.now() + longestAdding
  for (const picture of pictures) {
    const isLate = Date.now() > until
    const id = isLate ? null : await addOne(person, picture, fetcher)
    if (id) added.set(picture.id, id)
    else refused.push({ code: isLate ? 'pictureLate' : 'pictureRefused', values: { name: picture.name.slice(0, 120) }, times: 1 })
  }
  return { added, refused }
}

async function addOne(person: Person, picture: ReadPicture, fetcher: Fetcher): Promise<string | null> {
  if ('address' in picture) {
    const fetched = await fetchPicture(person, { address: picture.address }, fetcher)
    return fetched.ok ? fetched.value.id : null
  }
  const outcome = await addPicture(person, { name: picture.name, bytes: picture.bytes })
  return outcome.ok ? outcome.value.id : null
}

/** The block with its pictures as the library has them; without those that it has not, and without what held only these. */
function withPictures(block: DocumentNode, added: ReadonlyMap<string, string>): DocumentNode[] {
  if (block.type === 'picture') {
    const mediaId = added.get(String(block.attrs?.mediaId))
    return mediaId ? [{ ...block, attrs: { ...block.attrs, mediaId } }] : []
  }
  if (!block.content) return [block]
  const content = block.content.flatMap((child) => withPictures(child, added))
  return content.length === 0 && block.content.length > 0 ? [] : [{ ...block, content }]
}
