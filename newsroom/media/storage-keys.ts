import type { RenditionFormat, Shape } from '#lib/renditions.ts'

export const originalKey = (hash: string) => `${folderOf(hash)}/original`
export const renditionKey = (hash: string, shape: 'full' | Shape, width: number, format: RenditionFormat) =>
  `${folderOf(hash)}/${shape}-${width}.${format}`

/** Two levels ("ab/abcdef…"), so that no folder has more than some hundreds of subfolders. */
export function folderOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`“${hash}” is not a picture's hash`)
  return `${hash.slice(0, 2)}/${hash}`
}
