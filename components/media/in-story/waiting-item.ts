import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'

/**
 * Something of the library that is to come into a story. `story`: null for one that is begun next; `begunAs`: the id with which that one
 * was begun last.
 */
export type WaitingItem = { is: 'picture' | 'file'; id: string; name: string; story: string | null; begunAs: string | null }

const storedAs = 'galley:into-story'
/** After this it was forgotten on the way, and would surprise who opens that story later. Milliseconds. */
const longest = 10 * 60_000

type Stored = WaitingItem & { at: number }

/** Kept in this tab alone, also when its page is loaded anew. */
export function keepItem({ kind, id, name }: LibraryItem, story: string | null): void {
  write({ is: kind === 'picture' ? 'picture' : 'file', id, name, story, begunAs: null, at: Date.now() })
}

/** It came into its story, or is not to come into any. */
export function forgetItem(): void {
  write(null)
}

/** What waits for the story that is begun next, also when beginning it failed. */
export const itemForNewStory = (): WaitingItem | null => {
  const stored = read()
  return stored?.story === null ? stored : null
}

/** A story is being begun with this id: it has the item, and no other one has it. */
export function beginWithItem(articleId: string): void {
  const stored = read()
  if (stored) write({ ...stored, begunAs: articleId })
}

/** What waits for this story, until it is forgotten. When another one is opened, nothing waits any more. */
export function itemFor(articleId: string): WaitingItem | null {
  const stored = read()
  if (stored && (stored.story ?? stored.begunAs) === articleId) return stored
  write(null)
  return null
}

function read(): Stored | null {
  try {
    const stored: Stored | null = JSON.parse(sessionStorage.getItem(storedAs) ?? 'null') // written below alone
    return stored && Date.now() - stored.at < longest ? stored : null
  } catch {
    return null
  }
}

function write(stored: Stored | null): void {
  try {
    if (stored) sessionStorage.setItem(storedAs, JSON.stringify(stored))
    else sessionStorage.removeItem(storedAs)
  } catch {
    // without storage nothing waits
  }
}
