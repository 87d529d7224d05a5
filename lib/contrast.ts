/** Colours as #rrggbb. Contrast as WCAG 2.2 defines it ("contrast ratio", "relative luminance"). */

/** The least contrast of text with its ground (WCAG 2.2, 1.4.3, level AA). */
export const leastContrast = 4.5

/** The ground of readers' pages; app/(reader)/tokens.css has the same. */
export const grounds = { light: '#ffffff', dark: '#141311' } as const
export type Ground = keyof typeof grounds

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** Between 1 and 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour itself where it can be read on this ground, else the nearest on its way to black or white that can. */
export function nearestReadable(colour: string, ground: Ground): string {
  const end = ground === 'light' ? 0 : 255
  const steps = 255
  for (let step = 0; step < steps; step += 1) {
    const mixed = mix(colour, end, step / steps)
    if (contrastOf(mixed, grounds[ground]) >= leastContrast) return mixed
  }
  return mix(colour, end, 1)
}

const mix = (colour: string, end: number, part: number): string =>
  `#${channelsOf(colour)
    .map((value) =>
      Math.round(value + (end - value) * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
