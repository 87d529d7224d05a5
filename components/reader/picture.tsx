import { mediaCutPath, mediaPath } from '#lib/paths.ts'
import { mimeTypes } from '#lib/renditions.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'

type PictureProps = {
  picture: PaperPicture
  alt: string
  /** The `sizes` of the picture in the layout, so that the browser takes the right file. */
  sizes: string
  /** Files wider than this are not offered: a small place needs none. In pixels. */
  widest?: number
  /** A cut around the focal point, where there is one; otherwise the whole picture, which the style sheet crops. */
  shape?: '4x3' | '1x1'
  /** Seen at once: fetched before all others. */
  isFirst?: boolean
  /** The words for a link to the largest file, around the picture; without them there is none. */
  enlarge?: string
}

/** One picture in the formats there are of it. It keeps its place while it comes. */
export function Picture({ picture, alt, sizes, widest = Number.POSITIVE_INFINITY, shape, isFirst = false, enlarge }: PictureProps) {
  const full = picture.files.filter((file) => file.shape === 'full')
  const fitting = full.filter(({ width }) => width <= widest)
  const cut = picture.files.filter((file) => file.shape === shape && file.width <= widest)
  const files = [cut, fitting, full].find((some) => some.length > 0) ?? []
  const address = ({ shape: made, width, format }: PaperPicture['files'][number]) =>
    made === 'full' ? mediaPath(picture.hash, width, format) : mediaCutPath(picture.hash, made, width, format)
  const sourceSet = (format: keyof typeof mimeTypes) =>
    files
      .filter((file) => file.format === format)
      .map((file) => `${address(file)} ${file.width}w`)
      .join(', ')
  const fallback = files.filter(({ format }) => format === 'jpg').at(-1)
  if (!fallback) return null
  const drawn = (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const srcSet = sourceSet(format)
        return srcSet && <source key={format} type={mimeTypes[format]} srcSet={srcSet} sizes={sizes} />
      })}
      <img
        className={[tintOf(picture), fallback.shape === 'full' && focusOf(picture)].filter(Boolean).join(' ') || undefined}
        src={address(fallback)}
        width={fallback.width}
        height={fallback.height}
        alt={alt}
        loading={isFirst ? undefined : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
      />
    </picture>
  )
  if (!enlarge) return drawn
  return (
    <a className="enlarge" href={address(fallback)} aria-label={alt ? `${enlarge}: ${alt}` : enlarge}>
      {drawn}
    </a>
  )
}

/** The class that components/reader/tints.tsx colours. */
export const tintOf = (picture: PaperPicture): string | null => (picture.thumbhash ? `t${picture.hash.slice(0, 8)}` : null)

/** Where a cut of the picture is taken from, by thirds: a class, because a style attribute is not allowed on reader pages. */
export function focusOf({ focalX, focalY }: Pick<PaperPicture, 'focalX' | 'focalY'>): string | null {
  const across = chooseThird(focalX, 'left', 'right')
  const down = chooseThird(focalY, 'top', 'bottom')
  return [across, down].filter(Boolean).join('-') || null
}

const chooseThird = (at: number, low: string, high: string) => (at < 1 / 3 ? low : at > 2 / 3 ? high : '')
