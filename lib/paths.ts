import type { Language } from '#lib/languages.ts'
import { firstLanguage } from '#lib/publication.ts'

const addLanguage = (language: Language, path: string) => (language === firstLanguage() ? path || '/' : `/${language}${path}`)

/** Public addresses of the paper (see the contract in README.md). All are paths from the root, without an origin. */
export const feedPath = (language: Language) => addLanguage(language, '')
export const newsPath = (language: Language, slug: string) => addLanguage(language, `/news/${slug}`)
export const sectionPath = (language: Language, slug: string) => addLanguage(language, `/section/${slug}`)
export const topicPath = (language: Language, slug: string) => addLanguage(language, `/topic/${slug}`)
export const authorPath = (language: Language, slug: string) => addLanguage(language, `/author/${slug}`)
/** The longest `q` of a search that is read, in characters; the rest of a longer one is left out. */
export const longestQuestion = 200
export const searchPath = (language: Language) => addLanguage(language, '/search')
export const correctionsPath = (language: Language) => addLanguage(language, '/corrections')
export const openSearchPath = (language: Language) => addLanguage(language, '/opensearch.xml')
export const rssPath = (language: Language) => addLanguage(language, '/rss.xml')
export const mediaPath = (hash: string, width: number, format: string) => `/media/${hash}/${width}.${format}`
/** A cut around the focal point: `shape` is "16x9", "4x3" or "1x1" (lib/renditions.ts). */
export const mediaCutPath = (hash: string, shape: string, width: number, format = 'jpg') => `/media/${hash}/${shape}-${width}.${format}`
