import type { Language } from './languages.ts'

/**
 * What a page of the paper depends on. A page lists its tags in <meta name="galley:tags">; a verb lists the changed ones in its outbox row;
 * an edge invalidates the pages that have them.
 */
export const tags = {
  article: (id: string) => `article:${id}`,
  feed: (name: string, language: Language) => `feed:${name}:${language}`,
  section: (id: string) => `section:${id}`,
  topic: (id: string) => `topic:${id}`,
  author: (id: string) => `author:${id}`,
  /** The pages of the house that list who works here: the authors whose account can sign in. */
  staff: () => 'staff',
  /** A page of the house. */
  page: (id: string) => `page:${id}`,
  media: (id: string) => `media:${id}`,
  /** A sound, video, document or captions. */
  attachment: (id: string) => `attachment:${id}`,
  /** Every list of a language: feeds for machines, sitemaps, search. */
  lists: (language: Language) => `lists:${language}`,
  /** The page of corrections. */
  corrections: (language: Language) => `corrections:${language}`,
  /** The banner of breaking news: on every page of the language. */
  breaking: (language: Language) => `breaking:${language}`,
  /** The newsroom's name and its sections in the masthead: on every page. */
  newsroom: () => 'newsroom',
} as const
