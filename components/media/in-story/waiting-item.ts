import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'

/** Something of the library that is to come into a story. `story`: null for one that is begun next. */
export type WaitingItem = { is: 'picture' | 'file'; id: string; name: string; story: string | null }

const storedAs = 'galley:into-story'
/** After this it was forgotten on the way, and would surprise who opens that story later. Milliseconds. */
const longest = 10 * 60_000

type Stored = WaitingItem & { at: number; isBegun: boolean }

/** Kept in this tab alone, also when its page is loaded anew. */
export function keepItem({ kind, id, name }: LibraryItem, story: string | null): void {
  write({ is: kind === 'picture' ? 'picture' : 'file', id, name, story, at: Date.now(), isBegun: false })
}

/** It came into its story. */
export function forgetItem(): void {
  write(null)
}

/** What waits for the story that is begun next. */
export const itemForNewStory = (): WaitingItem | null => {
  const stored = read()
  return stored?.story === null ? stored : null
}

/** The story is being begun: the one that opens now takes it. */
export function beginWithItem(): void {
  const stored = read()
  if (stored) write({ ...stored, isBegun: true })
}

/** What waits for this story, until it is forgotten. When another one is opened, nothing waits any more. */
export function itemFor(articleId: string): WaitingItem | null {
  const stored = read()
  if (stored?.story === articleId || (stored?.story === null && stored.isBegun)) return stored
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
