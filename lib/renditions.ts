/** The files made of every picture. Pure, so that pages, worker and route compute the same. */
export const renditionFormats = ['avif', 'webp', 'jpg'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

export const mimeTypes = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const satisfies Record<RenditionFormat, string>

/**
 * The widths that the `sizes` of the main picture request: phones with a pixel ratio of 1.75, 2 and 3 need 635, 660 and 1,030, desktops 900
 * and 1,800; 320 and 480 are for cards.
 */
const steps = [320, 480, 640, 800, 1200, 1800]

/**
 * The widths of a picture's files: every step below its width, then its own width or the widest step. Never wider than the picture itself.
 */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, Math.max(...steps))
  return [...steps.filter((step) => step < widest), widest]
}

/** The existing width to show when `wanted` pixels are needed: the next larger one, or the widest. */
export const widthFor = (width: number, wanted: number): number =>
  widthsOf(width).find((made) => made >= wanted) ?? Math.min(width, Math.max(...steps))

/** Aspect ratios that are cropped around the focal point: for cards and portraits, and for search engines (schema.org's NewsArticle). */
export const shapes = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 } as const
export type Shape = keyof typeof shapes
export type Cut = { shape: Shape; width: number; height: number; formats: readonly RenditionFormat[] }

const widestCut = 1200
const cardWidths = { '16x9': [], '4x3': [160, 320, 480], '1x1': [160, 320, 480] } as const satisfies Record<Shape, readonly number[]>

/** The crops of a picture of this size: card widths in every format, and the widest as JPEG. Never enlarged. */
export function cutsOf(width: number, height: number): Cut[] {
  return (Object.keys(shapes) as Shape[]).flatMap((shape): Cut[] => {
    // Object.keys returns string[].
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

/** The largest rectangle of this shape, centred on the focal point as far as the edges allow. */
export function cutBox(shape: Shape, { width, height }: { width: number; height: number }, focal: { focalX: number; focalY: number }) {
  const wide = Math.max(1, Math.min(width, Math.floor(height * shapes[shape])))
  const high = Math.max(1, Math.min(height, Math.round(wide / shapes[shape])))
  const from = (length: number, part: number, at: number) => Math.round(Math.min(length - part, Math.max(0, at * length - part / 2)))
  return { left: from(width, wide, focal.focalX), top: from(height, high, focal.focalY), width: wide, height: high }
}
