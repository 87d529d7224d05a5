import type { Editor } from '@tiptap/core'
import { useCallback } from 'react'
import { placeOf, release } from '#components/editor/extensions/picture-files.ts'
import type { PickedPicture } from '#components/media/picture-picker.tsx'
import { type Upload, useUploads } from '#components/media/use-uploads.ts'

/** Puts pictures into the text: those chosen where the cursor is, files that were dropped or pasted where they were put. */
export function usePictures(editor: Editor | null, learn: (picture: PickedPicture) => void) {
  const insert = useCallback(
    (picture: PickedPicture, at?: number | null) => {
      learn(picture)
      const node = { type: 'picture', attrs: { mediaId: picture.id, alt: picture.alt, caption: picture.caption, credit: picture.credit } }
      if (typeof at === 'number') editor?.chain().insertContentAt(at, node).run()
      else editor?.chain().focus().insertPicture(node.attrs).run()
    },
    [editor, learn],
  )
  const { uploads, add, retry, dismiss } = useUploads((picture, _, file) => {
    if (!editor) return
    const at = placeOf(editor.state, file)
    editor.view.dispatch(release(editor.state, file))
    insert(picture, at)
  })
  return {
    insert,
    uploads,
    add,
    retry,
    dismiss: (upload: Upload) => {
      dismiss(upload)
      editor?.view.dispatch(release(editor.state, upload.file))
    },
  }
}
