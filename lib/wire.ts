/** new: nobody has dealt with it. */
export const wireStates = ['new', 'read', 'ignored'] as const
export type WireState = (typeof wireStates)[number]

/** Why Galley pauses a feed: it failed for days, or its server says that it is gone. */
export const wirePauses = ['failing', 'gone'] as const

/** Minutes between two looks at a feed. */
export const wireIntervals = [5, 10, 15, 30, 60, 180, 720] as const
export const usualInterval = 5

/** Days for which the wire is kept. A text that a story was made of is kept longer, to tell of what becomes of it. */
export const wireDays = 30
export const wireDaysOfStories = 180

/**
 * The NAME in `folder:NAME`, the address of a folder into which an agency's program writes its files: GALLEY_HOME/wire/NAME. Null: it is an
 * address of the web.
 */
export const folderOf = (url: string): string | null => /^folder:([a-z0-9][a-z0-9-]{0,59})$/.exec(url)?.[1] ?? null
