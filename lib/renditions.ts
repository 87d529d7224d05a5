/** The files made of every picture. Pure, so that the pages, the worker and the route count alike. */
export const renditionFormats = ['avif', 'webp', 'jpg'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

export const mimeTypes = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const satisfies Record<RenditionFormat, string>

/** What the hero's `sizes` ask for: phones with 1.75, 2 and 3 pixels a point 635, 660 and 1,030, desks 900 and 1,800; 320 and 480 are the cards'. */
const steps = [320, 480, 640, 800, 1200, 1800]

/**
 * The widths that a picture of this width is made in: every step below it, then its own width or the widest step. Never
 * wider than the picture itself.
 */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, Math.max(...steps))
  return [...steps.filter((step) => step < widest), widest]
}

/** The made width to show where `wanted` pixels are needed: the next one up, or the widest. */
export const widthFor = (width: number, wanted: number): number =>
  widthsOf(width).find((made) => made >= wanted) ?? Math.min(width, Math.max(...steps))

/** Ratios that are cut around the focal point: for cards and portraits, and for machines (schema.org's NewsArticle). */
export const shapes = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 } as const
export type Shape = keyof typeof shapes
export type Cut = { shape: Shape; width: number; height: number; formats: readonly RenditionFormat[] }

const widestCut = 1200
const cardWidths = { '16x9': [], '4x3': [160, 320, 480], '1x1': [160, 320, 480] } as const satisfies Record<Shape, readonly number[]>

/** The cuts of a picture of this size: card widths in every format, and the widest as JPEG. Never enlarged. */
export function cutsOf(width: number, height: number): Cut[] {
  return (Object.keys(shapes) as Shape[]).flatMap((shape): Cut[] => {
    // the keys of the table
    const widest = Math.max(1, Math.min(widestCut, width, Math.floor(height * shapes[shape])))
    const cards: readonly number[] = cardWidths[shape]
    const size = (cut: number) => ({ shape, width: cut, height: Math.max(1, Math.round(cut / shapes[shape])) })
    const isCard = cards.length > 0 && widest <= Math.max(...cards)
    return [
      ...cards.filter((card) => card < widest).map((card) => ({ ...size(card), formats: renditionFormats })),
      { ...size(widest), formats: isCard ? renditionFormats : ['jpg'] },
    ]
  })
}

/** The largest rectangle of this shape, its middle as near to the focal point as the picture's edges allow. */
export function cutBox(shape: Shape, { width, height }: { width: number; height: number }, focal: { focalX: number; focalY: number }) {
  const wide = Math.max(1, Math.min(width, Math.floor(height * shapes[shape])))
  const high = Math.max(1, Math.min(height, Math.round(wide / shapes[shape])))
  const from = (length: number, part: number, at: number) => Math.round(Math.min(length - part, Math.max(0, at * length - part / 2)))
  return { left: from(width, wide, focal.focalX), top: from(height, high, focal.focalY), width: wide, height: high }
}
