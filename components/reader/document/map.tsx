import { Children, type ReactNode } from 'react'
import { mapAddress } from '#lib/coordinates.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { markerOf } from '#newsroom/articles/marker.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { Picture } from '../picture.tsx'
import type { Surroundings } from './context.ts'
import { markerClass } from './marker-rules.ts'

/**
 * Where a place is: a picture of our own, always whole, with a marker and the name of the place on it. The page asks nobody else for it; a link
 * leads to the place elsewhere. Nothing is there when neither the picture nor the place is known to readers.
 */
export function PlaceMap({ node, around, children }: { node: DocumentNode; around: Surroundings; children: ReactNode }) {
  const { content = [], attrs = {} } = node
  const { words } = around.edition
  const picture = pictureIn(node, around)
  const address = mapAddress(attrs.coordinates)
  const name = Children.toArray(children).filter((_, at) => content[at]?.type === 'title' && hasWords(content[at]))
  const marker = markerOf(attrs)
  if (!picture && name.length === 0 && !address) return null
  return (
    <figure className="map">
      {picture ? (
        <div className={`${markerClass(marker)}${marker.y > 50 ? ' low' : ''}`}>
          <div className="plan">
            <Picture picture={picture.shown} alt={picture.alt} sizes="(min-width: 44rem) 38rem, 88vw" enlarge={words('enlarge')} />
            <svg className="marker" width="26" height="26" aria-hidden="true">
              <circle cx="13" cy="13" r="9" />
            </svg>
          </div>
          {name.length > 0 && <div className="place">{name}</div>}
        </div>
      ) : (
        name
      )}
      {(picture?.caption || picture?.credit || address) && (
        <figcaption>
          {picture?.caption && <span>{picture.caption} </span>}
          {/* Nobody has photographed a map: the credit stands as it was written. */}
          {picture?.credit && <cite>{picture.credit}</cite>}
          {address && (
            <p>
              <a href={address} rel="noopener">
                {words('embedOpen', { provider: 'OpenStreetMap' })}
              </a>
            </p>
          )}
        </figcaption>
      )}
    </figure>
  )
}

/** Spaces alone would be an empty label. */
const hasWords = (node: DocumentNode): boolean => plainText({ type: 'doc', content: [node] }).trim() !== ''

/** The picture, when it is public. */
function pictureIn({ content: [first] = [] }: DocumentNode, { pictures }: Surroundings) {
  if (first?.type !== 'picture') return null
  const { mediaId, alt, caption, credit } = first.attrs ?? {}
  const shown = pictures.find((each) => each.mediaId === mediaId)
  return shown ? { shown, alt: String(alt ?? ''), caption: String(caption ?? ''), credit: String(credit ?? '') } : null
}
