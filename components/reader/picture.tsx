import { renditionPath } from '#lib/paths.ts'
import { mimeTypes, renditionFormats, type Shape } from '#lib/renditions.ts'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'

type PictureProps = {
  picture: PaperPicture
  alt: string
  /** The `sizes` of the picture in the layout, so that the browser chooses the right file. */
  sizes: string
  /** The widest file to offer, in pixels, for small places. */
  widest?: number
  /** A crop if it exists; otherwise the whole picture, which the style sheet crops. */
  shape?: '4x3' | '1x1'
  /** The shapes to which the style sheet crops the whole picture: crops that somebody drew take its place there. */
  cropped?: readonly Cropped[]
  /** Visible at once: loaded before all others. */
  isFirst?: boolean
  /** The label of a link to the largest file; without it there is no link. */
  enlarge?: string
}

/** `from`: the width of the window from which it is so, as the style sheet has it; without it always. */
export type Cropped = { shape: Shape; from?: `(min-width: ${number}rem)` }

type File = PaperPicture['files'][number]

/** A picture in all formats that exist. It reserves its space while it loads. */
export function Picture({
  picture,
  alt,
  sizes,
  widest = Number.POSITIVE_INFINITY,
  shape,
  cropped = [],
  isFirst = false,
  enlarge,
}: PictureProps) {
  const full = picture.files.filter((file) => file.shape === 'full')
  const fitting = full.filter(({ width }) => width <= widest)
  const cut = picture.files.filter((file) => file.shape === shape && file.width <= widest)
  const byHand = listDrawn(picture, cropped, widest)
  const everywhere = byHand.find(({ from }) => !from)?.files ?? []
  const files = [cut, everywhere, fitting, full].find((some) => some.length > 0) ?? []
  const address = (file: File) => (picture.through ?? '') + renditionPath(picture.hash, file)
  const sourceSet = (files: File[], format: keyof typeof mimeTypes) =>
    files
      .filter((file) => file.format === format)
      .map((file) => `${address(file)} ${file.width}w`)
      .join(', ')
  const fallback = files.filter(({ format }) => format === 'jpg').at(-1)
  if (!fallback) return null
  const drawn = (
    <picture>
      {byHand.map(
        ({ from, files }) =>
          from &&
          renditionFormats.map((format) => (
            <source key={from + format} media={from} type={mimeTypes[format]} srcSet={sourceSet(files, format)} sizes={sizes} />
          )),
      )}
      {(['avif', 'webp'] as const).map((format) => {
        const srcSet = sourceSet(files, format)
        return srcSet && <source key={format} type={mimeTypes[format]} srcSet={srcSet} sizes={sizes} />
      })}
      <img
        className={[!shape && tintOf(picture), fallback.shape === 'full' && focusOf(picture)].filter(Boolean).join(' ') || undefined}
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
    <a
      className="enlarge"
      href={address(full.findLast(({ format }) => format === 'jpg') ?? fallback)}
      aria-label={alt ? `${enlarge}: ${alt}` : enlarge}
    >
      {drawn}
    </a>
  )
}

/** The crops that somebody drew for these places. */
const listDrawn = ({ files }: PaperPicture, cropped: readonly Cropped[], widest: number) =>
  cropped
    .map(({ shape, from }) => ({ from, files: files.filter((file) => file.shape === shape && file.mark && file.width <= widest) }))
    .filter(({ files }) => files.length > 0)

/** The class that components/reader/tints.tsx colours; small cropped pictures have none. */
export const tintOf = (picture: PaperPicture): string | null => (picture.thumbhash ? `t${picture.hash.slice(0, 8)}` : null)

/** The focal point in thirds, as classes, because style attributes are not allowed on readers' pages. */
export function focusOf({ focalX, focalY }: Pick<PaperPicture, 'focalX' | 'focalY'>): string | null {
  const across = chooseThird(focalX, 'left', 'right')
  const down = chooseThird(focalY, 'top', 'bottom')
  return [across, down].filter(Boolean).join(' ') || null
}

const chooseThird = (at: number, low: string, high: string) => (at < 1 / 3 ? low : at > 2 / 3 ? high : '')
