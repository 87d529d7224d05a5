import type { DocumentNode } from '#lib/document-types.ts'
import { Picture } from '../picture.tsx'
import { Caption } from './caption.tsx'
import type { Surroundings } from './context.ts'

/** A picture in the text; nothing when it is not public. */
export function PictureNode({ node, around }: { node: DocumentNode; around: Surroundings }) {
  const { mediaId, alt, caption, credit } = node.attrs ?? {}
  const picture = around.pictures.find((candidate) => candidate.mediaId === mediaId)
  if (!picture) return null
  return (
    <figure>
      <Picture picture={picture} alt={String(alt ?? '')} sizes="(min-width: 44rem) 38rem, 88vw" enlarge={around.edition.words('enlarge')} />
      <Caption edition={around.edition} caption={String(caption ?? '')} credit={String(credit ?? '')} />
    </figure>
  )
}
