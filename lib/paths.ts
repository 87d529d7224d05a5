import { type FeedFormat, feedFiles, pathOf } from './addresses.ts'
import type { Language } from './languages.ts'

/** Public addresses of the paper, as paths from the root, without an origin (lib/addresses.ts is their table). */
export const feedPath = (language: Language) => pathOf({ kind: 'feed', language })
export const newsPath = (language: Language, slug: string) => pathOf({ kind: 'news', language, slug })
export const ninjsPath = (language: Language, slug: string) => pathOf({ kind: 'ninjs', language, slug })
/** A page of the house. */
export const pagePath = (language: Language, slug: string) => pathOf({ kind: 'page', language, slug })
export const sectionPath = (language: Language, slug: string) => pathOf({ kind: 'section', language, slug })
export const topicPath = (language: Language, slug: string) => pathOf({ kind: 'topic', language, slug })
export const authorPath = (language: Language, slug: string) => pathOf({ kind: 'author', language, slug })
export const searchPath = (language: Language) => pathOf({ kind: 'search', language })
export const correctionsPath = (language: Language) => pathOf({ kind: 'corrections', language })
export const openSearchPath = (language: Language) => pathOf({ kind: 'opensearch', language })
export const rssPath = (language: Language) => pathOf({ kind: 'syndication', language, format: 'rss', of: null })
/** The feeds for machines of the whole paper. */
export const feedsOf = (language: Language) =>
  (Object.keys(feedFiles) as FeedFormat[]).map((format) => pathOf({ kind: 'syndication', language, format, of: null })) // keys of that table
/** The page of a preview link; files of its pictures stand below it, under their usual paths. */
export const previewPath = (token: string) => `/preview/${token}`
export const mediaPath = (hash: string, width: number, format: string) => `/media/${hash}/${width}.${format}`
/**
 * A crop: `shape` is "16x9", "4x3", "3x2" or "1x1" (lib/renditions.ts). One that somebody drew has a mark in its address, another one with every
 * drawing: `/media/HASH/16x9-1a2b3c4d-1200.jpg`.
 */
export const mediaCutPath = (hash: string, shape: string, width: number, format = 'jpg', mark = '') =>
  `/media/${hash}/${shape}-${mark && `${mark}-`}${width}.${format}`
/** One of the files made of a picture. */
export const renditionPath = (
  hash: string,
  { shape, mark, width, format }: { shape: string; mark?: string; width: number; format: string },
) => (shape === 'full' ? mediaPath(hash, width, format) : mediaCutPath(hash, shape, width, format, mark))
/** A sound, video, document or captions, by the digest of its bytes. */
export const attachmentPath = (hash: string, format: string) => `/attachments/${hash}.${format}`
