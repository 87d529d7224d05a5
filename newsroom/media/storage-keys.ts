import type { AttachmentFormat } from '#lib/attachments.ts'
import type { RenditionFormat, Shape } from '#lib/renditions.ts'

export const originalKey = (hash: string) => `${folderOf(hash)}/original`
/** `mark`: of a crop that somebody drew; the files of the one before stay what they were until nobody is told of them any more. */
export const renditionKey = (hash: string, shape: 'full' | Shape, width: number, format: RenditionFormat, mark = '') =>
  `${folderOf(hash)}/${shape}-${mark && `${mark}-`}${width}.${format}`

/** A sound, video, document or captions, as readers get it. */
export const attachmentKey = (hash: string, format: AttachmentFormat) => `${folderOf(hash)}/attachment.${format}`

/** Two levels ("ab/abcdef…"), so that no folder has more than some hundreds of subfolders. */
export function folderOf(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`“${hash}” is not the hash of a file`)
  return `${hash.slice(0, 2)}/${hash}`
}
