import type { InfiniteData } from '@tanstack/react-query'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'

export type LibraryPage = { items: LibraryItem[]; next: string | null }
/** The pages of the library that are on the screen. */
export type Known = InfiniteData<LibraryPage, string | null>

/** What was moved to the top may appear again on a later page. */
export function joinPages(pages: readonly LibraryPage[]): LibraryItem[] {
  const joined = new Map<string, LibraryItem>()
  for (const item of pages.flatMap(({ items }) => items)) if (!joined.has(item.id)) joined.set(item.id, item)
  return [...joined.values()]
}

export const withoutItem = ({ pages, pageParams }: Known, id: string): Known => ({
  pages: pages.map((page) => ({ ...page, items: page.items.filter((there) => there.id !== id) })),
  pageParams,
})

/** With a picture or file as it is now, in its place; a new one comes first. */
export function withItem(known: Known, item: LibraryItem): Known {
  if (known.pages.some(({ items }) => items.some(({ id }) => id === item.id))) return renewItem(known, item)
  return {
    ...known,
    pages: known.pages.map((page, at) => (at === 0 ? { ...page, items: [item, ...page.items] } : page)),
  }
}

/** With a picture or file as it is now. One that was left out meanwhile stays out: what says so was asked before. */
export const renewItem = ({ pages, pageParams }: Known, item: LibraryItem): Known => ({
  pages: pages.map((page) => ({ ...page, items: page.items.map((there) => (there.id === item.id ? item : there)) })),
  pageParams,
})
