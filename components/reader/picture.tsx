import { mediaPath } from '#lib/paths.ts'
import type { PaperPicture } from '#newsroom/articles/story-card.ts'

type Shape = PaperPicture['files'][number]['shape']
type PictureProps = {
  picture: PaperPicture
  alt: string
  /** The `sizes` of the picture in the layout, so that the browser takes the right file. */
  sizes: string
  shape?: Shape
  widest?: number
  isFirst?: boolean
}

const types = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const

/** One picture in the formats there are of it. It keeps its place while it comes. */
export function Picture({ picture, alt, sizes, shape = 'full', widest = 2000, isFirst = false }: PictureProps) {
  const cut = picture.files.some((file) => file.shape === shape) ? shape : 'full'
  const files = picture.files.filter((file) => file.shape === cut && file.width <= widest)
  const source = (format: keyof typeof types) =>
    files
      .filter((file) => file.format === format)
      .map((file) => `${mediaPath(picture.hash, file.width, format)} ${file.width}w`)
      .join(', ')
  const fallback = files.filter((file) => file.format === 'jpg').at(-1)
  if (!fallback) return null
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const srcSet = source(format)
        return srcSet && <source key={format} type={types[format]} srcSet={srcSet} sizes={sizes} />
      })}
      <img
        className={tintOf(picture)}
        src={mediaPath(picture.hash, fallback.width, 'jpg')}
        srcSet={source('jpg')}
        sizes={sizes}
        width={fallback.width}
        height={fallback.height}
        alt={alt}
        loading={isFirst ? undefined : 'lazy'}
        fetchPriority={isFirst ? 'high' : undefined}
        decoding={isFirst ? undefined : 'async'}
      />
    </picture>
  )
}

export const tintOf = (picture: PaperPicture): string | undefined => (picture.thumbhash ? `t${picture.hash.slice(0, 8)}` : undefined)
