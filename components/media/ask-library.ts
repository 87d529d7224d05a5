import type { LibraryPicture } from '#newsroom/media/library.ts'

export type LibraryPage = { pictures: LibraryPicture[]; next: string | null }

/** Asks the server for a page of the library, or for some pictures by id. Throws when there is no answer. */
export async function askLibrary(asked: { words?: string; after?: string; ids?: string }, signal?: AbortSignal): Promise<LibraryPage> {
  const response = await fetch(`/api/media?${new URLSearchParams(asked)}`, { signal, headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(response.status === 401 ? 'signed-out' : 'outage')
  return (await response.json()) as LibraryPage // our own server's answer: app/api/media/route.ts
}
