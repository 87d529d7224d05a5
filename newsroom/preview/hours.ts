/** For how many hours a preview link may be made. Apart from input.ts, because the screen needs them. */
export const previewHours = [4, 48, 168, 336] as const
export type PreviewHours = (typeof previewHours)[number]
export const usualHours = 48
