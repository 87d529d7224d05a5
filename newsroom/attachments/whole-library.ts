import { writeCursor } from '#lib/cursor.ts'
import type { LibraryQuery } from '#newsroom/media/input.ts'
import { type LibraryPicture, libraryPage } from '#newsroom/media/library.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { asksForFiles, filesPage, type ListedFile } from './library-files.ts'

/** What stands in the library: `kind` says which. */
export type LibraryItem = LibraryPicture | ListedFile

const pageSize = 40

/**
 * A page of the library, pictures and files together, newest first. Each of the two is asked along its own index for as many as the page
 * holds; so the newest of both are the page, and the last of them is the cursor of both.
 */
export async function wholeLibrary(person: Person, query: LibraryQuery): Promise<{ items: LibraryItem[]; next: string | null }> {
  authorise(person, 'see the library')
  const isOfPictures = query.kind === undefined || query.kind === 'picture'
  const [pictures, files] = await Promise.all([
    isOfPictures ? libraryPage(person, query) : { pictures: [], next: null },
    asksForFiles(query) ? filesPage(person, query) : { files: [], next: null },
  ])
  const both = [...pictures.pictures, ...files.files].sort(newestFirst)
  const items = both.slice(0, pageSize)
  const last = items.at(-1)
  const isMore = both.length > pageSize || pictures.next !== null || files.next !== null
  return { items, next: isMore && last ? writeCursor({ at: new Date(last.createdAt), id: last.id }) : null }
}

const newestFirst = (a: LibraryItem, b: LibraryItem): number => {
  const [first, other] = [`${a.createdAt} ${a.id}`, `${b.createdAt} ${b.id}`]
  return first === other ? 0 : first < other ? 1 : -1
}
