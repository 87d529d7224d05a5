/** The files made of every picture. Pure, so that the pages, the worker and the route count alike. */
export const renditionFormats = ['avif', 'webp', 'jpg'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

export const mimeTypes = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const satisfies Record<RenditionFormat, string>

const steps = [320, 480, 640, 960, 1280, 1920]

/**
 * The widths that a picture of this width is made in: every step below it, then its own width or the widest step. Never
 * wider than the picture itself.
 */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, Math.max(...steps))
  return [...steps.filter((step) => step < widest), widest]
}

/** Cuts around the focal point, for machines that ask for a picture in a ratio (schema.org's NewsArticle). Always JPEG. */
export const shapes = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 } as const
export type Shape = keyof typeof shapes

const widestShape = 1200

/** The size of a shape cut from a picture, in pixels: at most 1200 wide, and never enlarged. */
export function shapeSize(shape: Shape, width: number, height: number): { width: number; height: number } {
  const ratio = shapes[shape]
  const cut = Math.max(1, Math.min(widestShape, width, Math.floor(height * ratio)))
  return { width: cut, height: Math.max(1, Math.round(cut / ratio)) }
}
