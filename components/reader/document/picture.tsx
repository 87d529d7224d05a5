import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import type { PictureLayout } from '#newsroom/articles/nodes.ts'
import { Picture } from '../picture.tsx'
import { Caption } from './caption.tsx'
import type { Surroundings } from './context.ts'

/** How wide a picture is shown, by its layout. */
const sizes = {
  text: '(min-width: 44rem) 38rem, 88vw',
  wide: '(min-width: 64rem) 50rem, 100vw',
  full: '100vw',
  row: '(min-width: 44rem) 25rem, 88vw',
  gallery: '(min-width: 44rem) 32rem, 82vw',
} as const satisfies Record<PictureLayout | 'text', string>

/** A picture in the text; nothing when it is not public. */
export function PictureNode({ node, around }: { node: DocumentNode; around: Surroundings & { layout: PictureLayout | null } }) {
  const { mediaId, alt, caption, credit } = node.attrs ?? {}
  const picture = around.pictures.find((candidate) => candidate.mediaId === mediaId)
  if (!picture) return null
  return (
    <figure>
      <Picture
        picture={picture}
        alt={String(alt ?? '')}
        sizes={sizes[around.layout ?? 'text']}
        cropped={around.layout === 'row' ? [{ shape: '4x3', from: '(min-width: 40rem)' }] : undefined}
        enlarge={around.edition.words('enlarge')}
      />
      <Caption edition={around.edition} caption={String(caption ?? '')} credit={String(credit ?? '')} />
    </figure>
  )
}

type PicturesProps = { node: DocumentNode; around: Surroundings; children: ReactNode }

/** Pictures that are wider than the text, side by side, or a strip that is scrolled, also by keyboard. */
export function Pictures({ node, around, children }: PicturesProps) {
  const isShown = node.content?.some(({ attrs }) => around.pictures.some(({ mediaId }) => mediaId === attrs?.mediaId))
  const layout = String(node.attrs?.layout ?? 'row')
  if (!isShown) return null
  if (layout !== 'gallery') return <div className={`pictures ${layout}`}>{children}</div>
  return (
    // A group and no landmark: a story may have several, and they would all be called the same.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling container must be reachable by keyboard (WCAG 2.1.1)
    <div className="pictures gallery" role="group" aria-label={around.edition.words('gallery')} tabIndex={0}>
      {children}
    </div>
  )
}
