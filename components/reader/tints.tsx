import { thumbHashToRGBA } from 'thumbhash'
import type { PaperPicture } from '#newsroom/paper/story-card.ts'
import { tintOf } from './picture.tsx'

/**
 * The placeholder of a picture until it loads: three bands of its thumbhash, as a gradient. In a style element in <head>, because style
 * attributes would need 'unsafe-inline' in the Content-Security-Policy.
 */
export function Tints({ pictures }: { pictures: (PaperPicture | null)[] }) {
  const rules = new Map<string, string>()
  for (const picture of pictures) {
    const name = picture && tintOf(picture)
    if (picture?.thumbhash && name) rules.set(name, `.${name}{background:linear-gradient(${bands(picture.thumbhash)})}`)
  }
  if (rules.size === 0) return null
  const text = [...rules.values()].join('')
  return (
    <style href={[...rules.keys()].join('-')} precedence="tints">
      {text}
    </style>
  )
}

/** The average colours of a picture's upper, middle and lower third. `hash` is base64. */
export function bands(hash: string): string {
  const { w, h, rgba } = thumbHashToRGBA(Buffer.from(hash, 'base64'))
  return [0, 1, 2].map((band) => hex(meanOf(rgba, Math.floor((band * h) / 3) * w, Math.ceil(((band + 1) * h) / 3) * w))).join(',')
}

/** The average of the pixels from `first` up to `end`. */
function meanOf(rgba: Uint8Array, first: number, end: number): number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0
    for (let pixel = first; pixel < end; pixel += 1) sum += rgba[pixel * 4 + channel] ?? 0
    return Math.round(sum / (end - first))
  })
}

const hex = (channels: number[]) => `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
