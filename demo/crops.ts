import type { Crop, Shape } from '#lib/renditions.ts'
import type { PictureKey } from './pictures.ts'

/** What a picture editor drew by hand: in the square, which is small, the two storks on their pole and nothing else. */
export const demoCrops: Partial<Record<PictureKey, Partial<Record<Shape, Crop>>>> = {
  storks: { '1x1': { left: 0.43, top: 0.03, width: 0.5 } },
}
