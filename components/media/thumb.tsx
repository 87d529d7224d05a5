import { thumbHashToAverageRGBA } from 'thumbhash'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import { useWords } from '#words'

export type Shown = {
  hash: string
  state: 'processing' | 'ready' | 'failed'
  width: number
  height: number
  thumbhash: string | null
  focalX?: number
  focalY?: number
}

/** A picture of the library at the needed width, on its average colour until it loads. It fills its container. */
export function Thumb({
  picture,
  wanted,
  fit = 'cover',
  alt = '',
}: {
  picture: Shown
  wanted: number
  fit?: 'cover' | 'contain'
  alt?: string
}) {
  const say = useWords()
  if (picture.state === 'failed')
    return (
      <span className="grid size-full place-items-center bg-danger-soft px-3 text-center text-danger text-xs">
        {say('media.failedShort')}
      </span>
    )
  return (
    <img
      src={mediaPath(picture.hash, widthFor(picture.width, wanted), 'webp')}
      width={picture.width}
      height={picture.height}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={`size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'}`}
      style={{
        backgroundColor: fit === 'cover' ? meanColour(picture.thumbhash) : undefined,
        objectPosition: `${percent(picture.focalX)} ${percent(picture.focalY)}`,
      }}
    />
  )
}

const percent = (fraction = 0.5) => `${Math.round(fraction * 100)}%`

function meanColour(thumbhash: string | null): string | undefined {
  if (!thumbhash) return undefined
  const { r, g, b, a } = thumbHashToAverageRGBA(Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0)))
  return `rgb(${[r, g, b].map((value) => Math.round(value * 255)).join(' ')} / ${a})`
}
