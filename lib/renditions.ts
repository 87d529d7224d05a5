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

/** Aspect ratios that places of the paper have: cards, portraits, rows, leads; 16:9, 4:3 and 1:1 are also for search engines (schema.org's NewsArticle). */
export const shapes = { '16x9': 16 / 9, '4x3': 4 / 3, '3x2': 3 / 2, '1x1': 1 } as const
export type Shape = keyof typeof shapes
export const shapeNames = Object.keys(shapes) as [Shape, ...Shape[]] // Object.keys returns string[]
export type Cut = { shape: Shape; width: number; height: number; formats: readonly RenditionFormat[] }

/** A crop that somebody drew: fractions of the picture's width, height and width. Its height follows from its shape. */
export type Crop = { left: number; top: number; width: number }
export type Crops = Partial<Record<Shape, Crop>>
type Size = { width: number; height: number }
export type Box = Size & { left: number; top: number }

const widestCut = 1200
/** In these widths every picture has a crop for cards. 3:2 is cut by the style sheet unless somebody drew it. */
const cardWidths = { '16x9': [], '4x3': [160, 320, 480], '3x2': null, '1x1': [160, 320, 480] } as const satisfies Record<
  Shape,
  readonly number[] | null
>

/** The crops of a picture of this size: card widths in every format, and the widest as JPEG. Of those that were drawn, all widths in every format. */
export function cutsOf(width: number, height: number, crops: Crops = {}): Cut[] {
  return shapeNames.flatMap((shape): Cut[] => {
    const size = (cut: number) => ({ shape, width: cut, height: Math.max(1, Math.round(cut / shapes[shape])) })
    const crop = crops[shape]
    if (crop)
      return [160, ...widthsOf(cropBox(shape, { width, height }, crop).width)]
        .filter((made, at, all) => at > 0 || made < (all[1] ?? 0))
        .map((made) => ({ ...size(made), formats: renditionFormats }))
    const cards: readonly number[] | null = cardWidths[shape]
    if (!cards) return []
    const widest = Math.max(1, Math.min(widestCut, width, Math.floor(height * shapes[shape])))
    const isCard = cards.length > 0 && widest <= Math.max(...cards)
    return [
      ...cards.filter((card) => card < widest).map((card) => ({ ...size(card), formats: renditionFormats })),
      { ...size(widest), formats: isCard ? renditionFormats : ['jpg'] },
    ]
  })
}

/** The largest rectangle of this shape, centred on the focal point as far as the edges allow. */
export function cutBox(shape: Shape, { width, height }: Size, focal: { focalX: number; focalY: number }): Box {
  const wide = Math.max(1, Math.min(width, Math.floor(height * shapes[shape])))
  const high = Math.max(1, Math.min(height, Math.round(wide / shapes[shape])))
  const from = (length: number, part: number, at: number) => Math.round(Math.min(length - part, Math.max(0, at * length - part / 2)))
  return { left: from(width, wide, focal.focalX), top: from(height, high, focal.focalY), width: wide, height: high }
}

/** A drawn crop in pixels of a picture of this size. It lies inside, also where rounding would carry it over an edge. */
export function cropBox(shape: Shape, { width, height }: Size, crop: Crop): Box {
  const wide = Math.min(width, Math.max(1, Math.round(crop.width * width)))
  const high = Math.min(height, Math.max(1, Math.round((crop.width * width) / shapes[shape])))
  const from = (length: number, part: number, at: number) => Math.min(length - part, Math.max(0, Math.round(at * length)))
  return { left: from(width, wide, crop.left), top: from(height, high, crop.top), width: wide, height: high }
}

/** How wide a crop must be, in pixels: enough for the smallest card, or all that the picture has. */
export const leastCropWidth = (shape: Shape, picture: Size): number =>
  Math.min(160, cutBox(shape, picture, { focalX: 0.5, focalY: 0.5 }).width)

/** Why a rectangle is no crop of a picture; null where it is one. Half a pixel over an edge is rounding. */
export function cropProblem(shape: Shape, { width, height }: Size, crop: Crop): 'outside' | 'too-small' | null {
  const right = (crop.left + crop.width) * width
  const bottom = crop.top * height + (crop.width * width) / shapes[shape]
  if (![right, bottom].every(Number.isFinite) || crop.left < 0 || crop.top < 0 || right > width + 0.5 || bottom > height + 0.5)
    return 'outside'
  return crop.width * width < leastCropWidth(shape, { width, height }) - 0.5 ? 'too-small' : null
}

/** A rectangle in pixels as fractions: what a drawing begins with. */
export const cropOf = ({ left, top, width }: Box, picture: Size): Crop => ({
  left: left / picture.width,
  top: top / picture.height,
  width: width / picture.width,
})
