import type { PickedPicture } from '#components/media/picture-picker.tsx'
import { askAddress } from '#components/ui/ask-address.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { forgetItem, itemFor, type WaitingItem } from './waiting-item.ts'

/** Where it went. */
export type Place = 'hero' | 'end'

/** Each answers where it put it; null: nothing was put in. */
export type PutItem = {
  picture: (picture: PickedPicture) => Place | null
  file: (file: LibraryFile) => Place | null
}

/**
 * Puts in what waits for this story, as the library has it now, and tells where it went: null when the library has it no more or did not
 * answer, or when nothing was put in. Returns what stops it: until then nothing is forgotten, so that it waits for the story again.
 */
export function bringItem(articleId: string, put: PutItem, tell: (item: WaitingItem, place: Place | null) => void): () => void {
  const item = itemFor(articleId)
  const stop = new AbortController()
  if (item)
    void find(item, put, stop.signal).then((putIn) => {
      if (stop.signal.aborted) return
      forgetItem()
      tell(item, putIn?.() ?? null)
    })
  return () => stop.abort()
}

/** Puts in what was found; null when the library has it no more, or did not answer. */
async function find({ is, id }: WaitingItem, put: PutItem, signal: AbortSignal): Promise<(() => Place | null) | null> {
  if (is === 'file') {
    const answer = await askAddress<{ file: LibraryFile }>(`/api/attachments/${id}`, signal)
    return answer.ok && answer.value.file.deletedAt === null ? () => put.file(answer.value.file) : null
  }
  const answer = await askAddress<{ picture: PickedPicture & { deletedAt: string | null } }>(`/api/media/${id}`, signal)
  return answer.ok && answer.value.picture.deletedAt === null ? () => put.picture(answer.value.picture) : null
}
