import { attachmentKinds } from '#lib/attachments.ts'

/** What the screen of the library offers, apart from input.ts, which browsers need not load. */

/** The most pictures that are described at once. */
export const mostAtOnce = 200

/** What the library can be narrowed to (library-filters.ts). */
export const libraryParts = ['ending', 'ended', 'ended-live', 'ask', 'unused', 'no-alt', 'no-credit', 'no-transcript'] as const
export type LibraryPart = (typeof libraryParts)[number]

/** What stands in the library. */
export const libraryKinds = ['picture', ...attachmentKinds] as const
export type LibraryKind = (typeof libraryKinds)[number]
