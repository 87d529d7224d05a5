/** A place on a picture, in percent of its width from the left and of its height from the top. */
export type Marker = { x: number; y: number }

export const middle: Marker = { x: 50, y: 50 }

/** Tenths of a percent: finer than a finger. */
const round = (share: number): number => Math.round(share * 10) / 10
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 100 && round(value) === value

export function isMarker(value: unknown): value is Marker {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { x, y, ...rest } = value as Record<string, unknown>
  return isShare(x) && isShare(y) && Object.keys(rest).length === 0
}

/** The nearest place that is on the picture. */
export function markerAt(x: number, y: number): Marker {
  const keepOn = (share: number) => round(Math.min(100, Math.max(0, share)))
  return { x: keepOn(x), y: keepOn(y) }
}

/** Where the marker of a map stands; in the middle when nobody has said it. */
export const markerOf = ({ marker }: Readonly<Record<string, unknown>> = {}): Marker => (isMarker(marker) ? marker : middle)

/** As HTML has it: “42.5 31”. */
export const writeMarker = ({ x, y }: Marker): string => `${x} ${y}`

/** A marker that HTML says; null for anything else. */
export function readMarker(text: string | null | undefined): Marker | null {
  const [, x, y] = /^(\d{1,3}(?:\.\d)?) (\d{1,3}(?:\.\d)?)$/.exec(text ?? '') ?? []
  const marker = { x: Number(x), y: Number(y) }
  return isMarker(marker) ? marker : null
}
