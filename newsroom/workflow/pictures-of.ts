import type { ArticleDocument, DocumentNode, Picture } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'

/** Every picture of a story: the main picture first, then in reading order. */
export function picturesOf({ hero, body }: { hero: Picture | null; body: ArticleDocument }): Picture[] {
  const inText = [...nodesOf(body)].filter(({ type }) => type === 'picture').map(toPicture)
  return hero ? [hero, ...inText] : inText
}

const toPicture = ({ attrs = {} }: DocumentNode): Picture => ({
  mediaId: String(attrs.mediaId),
  alt: String(attrs.alt ?? ''),
  caption: String(attrs.caption ?? ''),
  credit: String(attrs.credit ?? ''),
})
