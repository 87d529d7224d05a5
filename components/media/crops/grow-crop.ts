import { type Crop, leastCropWidth, type Shape, shapes } from '#lib/renditions.ts'

/** A crop that is larger or smaller by a factor around its middle, no larger than the picture, no smaller than a crop may be, and inside. */
export function growCrop(shape: Shape, picture: { width: number; height: number }, crop: Crop, factor: number): Crop {
  const heightOf = (width: number) => (width * picture.width) / shapes[shape] / picture.height
  const widest = Math.min(1, (picture.height * shapes[shape]) / picture.width)
  const width = Math.min(widest, Math.max(leastCropWidth(shape, picture) / picture.width, crop.width * factor))
  const place = (from: number, before: number, now: number) => Math.min(1 - now, Math.max(0, from + (before - now) / 2))
  return {
    left: place(crop.left, crop.width, width),
    top: Math.max(0, place(crop.top, heightOf(crop.width), heightOf(width))),
    width,
  }
}
