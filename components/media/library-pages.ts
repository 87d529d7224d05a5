import type { InfiniteData } from '@tanstack/react-query'
import type { LibraryPicture } from '#newsroom/media/library.ts'

export type LibraryPage = { pictures: LibraryPicture[]; next: string | null }
/** The pages of the library that are on the screen. */
export type Known = InfiniteData<LibraryPage, string | null>

/** A picture that was moved to the top may appear again on a later page. */
export function joinPages(pages: readonly LibraryPage[]): LibraryPicture[] {
  const joined = new Map<string, LibraryPicture>()
  for (const picture of pages.flatMap(({ pictures }) => pictures)) if (!joined.has(picture.id)) joined.set(picture.id, picture)
  return [...joined.values()]
}

export const withoutPicture = ({ pages, pageParams }: Known, id: string): Known => ({
  pages: pages.map((page) => ({ ...page, pictures: page.pictures.filter((there) => there.id !== id) })),
  pageParams,
})

/** With a picture as it is now, in its place; a new one comes first. */
export function withPicture(known: Known, picture: LibraryPicture): Known {
  if (known.pages.some(({ pictures }) => pictures.some(({ id }) => id === picture.id))) return renewPicture(known, picture)
  return {
    ...known,
    pages: known.pages.map((page, at) => (at === 0 ? { ...page, pictures: [picture, ...page.pictures] } : page)),
  }
}

/** With a picture as it is now. One that was left out meanwhile stays out: what says so was asked before. */
export const renewPicture = ({ pages, pageParams }: Known, picture: LibraryPicture): Known => ({
  pages: pages.map((page) => ({ ...page, pictures: page.pictures.map((there) => (there.id === picture.id ? picture : there)) })),
  pageParams,
})
