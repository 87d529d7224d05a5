/** The names of feeds: the main one of a language, one a section, and the draft order of each. */
export const mainFeed = 'main'
export const sectionFeed = (slug: string): string => `section:${slug}`
export const draftOf = (name: string): string => `draft:${name}`

/** The slug of the section whose feed this is; null for any other. */
export const sectionOfFeed = (name: string): string | null => /^section:(.+)$/.exec(name)?.[1] ?? null

/** The name of the feed that readers see. */
export const liveNameOf = (name: string): string => name.replace(/^draft:/, '')
export const isDraftName = (name: string): boolean => name.startsWith('draft:')
