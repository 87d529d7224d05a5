import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { takeWaiting } from '#components/editor/files/waiting.ts'
import { takeItem, type WaitingItem } from '#components/media/in-story/waiting-item.ts'
import type { PickedPicture } from '#components/media/picture-picker.tsx'
import { askAddress } from '#components/ui/ask-address.ts'
import { notify } from '#components/ui/notify.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'

type Put = {
  /** Where it went. */
  picture: (picture: PickedPicture) => 'hero' | 'end'
  file: (file: LibraryFile) => void
}

/** Puts in the files, and what was chosen in the library, that wait for this story, as soon as one can write in it. */
export function useWaiting(articleId: string, editor: Editor | null, mayWrite: boolean, put: Put): void {
  const say = useWords()
  const newest = useRef(put)
  newest.current = put
  useEffect(() => {
    const waiting = editor && mayWrite ? takeWaiting() : []
    if (waiting.length > 0) editor?.commands.takeFiles(waiting)
  }, [editor, mayWrite])
  useEffect(() => {
    const item = editor && mayWrite ? takeItem(articleId) : null
    if (!item) return
    void bring(item, newest.current).then((where) => {
      if (where === 'end') requestAnimationFrame(() => editor?.view.dom.lastElementChild?.scrollIntoView({ block: 'center' }))
      if (where) notify.done(say(`media.broughtTo-${where}`, { name: item.name }))
      else notify.problem(say('media.notBrought', { name: item.name }))
    })
  }, [articleId, editor, mayWrite, say])
}

/** As the library has it now; null when it has it no more, or did not answer. */
async function bring({ is, id }: WaitingItem, put: Put): Promise<'hero' | 'end' | null> {
  const { signal } = new AbortController()
  if (is === 'file') {
    const answer = await askAddress<{ file: LibraryFile }>(`/api/attachments/${id}`, signal)
    if (!answer.ok || answer.value.file.deletedAt !== null) return null
    put.file(answer.value.file)
    return 'end'
  }
  const answer = await askAddress<{ picture: PickedPicture & { deletedAt: string | null } }>(`/api/media/${id}`, signal)
  return answer.ok && answer.value.picture.deletedAt === null ? put.picture(answer.value.picture) : null
}
