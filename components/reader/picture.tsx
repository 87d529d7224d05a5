import { mediaPath } from '#lib/paths.ts'
import { mimeTypes } from '#lib/renditions.ts'
import type { PaperPicture } from '#newsroom/articles/story-card.ts'

type PictureProps = {
  picture: PaperPicture
  alt: string
  /** The `sizes` of the picture in the layout, so that the browser takes the right file. */
  sizes: string
  /** Files wider than this are not offered: a small place needs none. In pixels. */
  widest?: number
  /** Seen at once: fetched before all others. */
  isFirst?: boolean
}

/** One picture in the formats there are of it. It keeps its place while it comes. */
export function Picture({ picture, alt, sizes, widest = 1920, isFirst = false }: PictureProps) {
  const full = picture.files.filter(({ shape }) => shape === 'full')
  const fitting = full.filter(({ width }) => width <= widest)
  const files = fitting.length > 0 ? fitting : full
  const sourceSet = (format: keyof typeof mimeTypes) =>
    files
      .filter((file) => file.format === format)
      .map(({ width }) => `${mediaPath(picture.hash, width, format)} ${width}w`)
      .join(', ')
  const fallback = files.filter(({ format }) => format === 'jpg').at(-1)
  if (!fallback) return null
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const srcSet = sourceSet(format)
        return srcSet && <source key={format} type={mimeTypes[format]} srcSet={srcSet} sizes={sizes} />
      })}
      <img
        className={[tintOf(picture), focusOf(picture)].filter(Boolean).join(' ') || undefined}
        src={mediaPath(picture.hash, fallback.width, 'jpg')}
        width={fallback.width}
        height={fallback.height}
        alt={alt}
        loading={isFirst ? undefined : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
      />
    </picture>
  )
}

/** The class that components/reader/tints.tsx colours. */
export const tintOf = (picture: PaperPicture): string | null => (picture.thumbhash ? `t${picture.hash.slice(0, 8)}` : null)

/** Where a cut of the picture is taken from, by thirds: a class, because a style attribute is not allowed on reader pages. */
export function focusOf({ focalX, focalY }: Pick<PaperPicture, 'focalX' | 'focalY'>): string | null {
  const across = third(focalX, 'left', 'right')
  const down = third(focalY, 'top', 'bottom')
  return [across, down].filter(Boolean).join('-') || null
}

const third = (at: number, low: string, high: string) => (at < 1 / 3 ? low : at > 2 / 3 ? high : '')
