import { mediaPath } from '#lib/paths.ts'
import { type Box, type Crops, cropBox, cutBox, type Shape, shapes, widthFor } from '#lib/renditions.ts'
import type { Focal } from '../focal-point.tsx'
import type { Shown } from '../thumb.tsx'

/** "16:9" */
export const ratioOf = (shape: Shape) => shape.replace('x', ':')

/** The part of a picture that readers get in a shape, in its pixels, computed like the worker's: as it was drawn, or around the focal point. */
export function boxOf(shape: Shape, picture: Shown, focal: Focal, crops: Crops): Box {
  const crop = crops[shape]
  return crop ? cropBox(shape, picture, crop) : cutBox(shape, picture, focal)
}

/** A part of a picture, as high as it is told. */
export function Cropped({ shape, picture, box, className }: { shape: Shape; picture: Shown; box: Box; className: string }) {
  const across = picture.width / box.width
  return (
    <span className={`relative block overflow-hidden rounded-sm bg-sunken ${className}`} style={{ aspectRatio: shapes[shape] }}>
      <img
        src={mediaPath(picture.hash, widthFor(picture.width, Math.ceil(240 * across)), 'webp')}
        alt=""
        decoding="async"
        draggable={false}
        className="absolute max-w-none"
        style={{
          width: `${100 * across}%`,
          left: `${(-100 * box.left) / box.width}%`,
          top: `${(-100 * box.top) / box.height}%`,
        }}
      />
    </span>
  )
}
