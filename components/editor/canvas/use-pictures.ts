import type { Editor } from '@tiptap/core'
import { useCallback, useRef } from 'react'
import { placeOf, release, wordsOfPasted } from '#components/editor/extensions/picture-files.ts'
import { insertPictureAtEnd } from '#components/editor/files/insert-attachment.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import type { PickedPicture } from '#components/media/picture-picker.tsx'
import { type Upload, useUploads } from '#components/media/use-uploads.ts'
import type { Picture } from '#lib/document-types.ts'

const wordsOf = ({ id, alt, caption, credit }: PickedPicture): Picture => ({ mediaId: id, alt, caption, credit })

/**
 * Inserts pictures into the text. A picture from the library goes to the cursor, and the caret into its caption. Files go to where they
 * were dropped or pasted, or become the hero picture.
 */
export function usePictures(editor: Editor | null, learn: (picture: PickedPicture) => void, makeHero: (hero: Picture) => void) {
  const chosen = useRef<string | null>(null)
  const heroes = useRef(new WeakSet<File>())
  const takesCaret = useCallback((mediaId: string) => {
    const isChosen = chosen.current === mediaId
    if (isChosen) chosen.current = null
    return isChosen
  }, [])
  const { uploads, add, retry, dismiss } = useUploads((picture, _, file) => {
    if (!editor) return
    learn(picture)
    if (heroes.current.has(file)) return makeHero(wordsOf(picture))
    const at = placeOf(editor.state, file)
    editor.view.dispatch(release(editor.state, file))
    const words = wordsOfPasted(file)
    if (words) putPasted(editor, at, { ...wordsOf(picture), ...withoutEmpty(words) })
    else if (at === null) editor.commands.insertPicture(wordsOf(picture))
    else editor.commands.insertContentAt(at, { type: 'picture', attrs: wordsOf(picture) })
  })
  return {
    takesCaret,
    uploads,
    add,
    /** Puts a picture of the library where it was asked for. */
    pick: (picture: PickedPicture, asked: Ask | null = 'picture'): void => {
      learn(picture)
      const words = wordsOf(picture)
      if (asked === 'hero') makeHero(words)
      else if (asked === 'map') editor?.chain().focus().insertMap(words).run()
      else if (asked === 'map-picture') editor?.chain().focus().changeMapPicture(words).run()
      else {
        chosen.current = picture.id
        editor?.commands.insertPicture(words)
      }
    },
    /**
     * Puts a picture of the library at the end of the text, or makes it the hero picture of a story that has none. Null when the text did
     * not take it.
     */
    use: (picture: PickedPicture, hasHero: boolean): 'hero' | 'end' | null => {
      learn(picture)
      const words = wordsOf(picture)
      if (hasHero) return insertPictureAtEnd(editor, words) ? 'end' : null
      makeHero(words)
      return 'hero'
    },
    addHero: (file: File) => {
      heroes.current.add(file)
      add([file])
    },
    retry,
    dismiss: (upload: Upload) => {
      dismiss(upload)
      editor?.view.dispatch(release(editor.state, upload.file))
    },
  }
}

/** A picture of a pasted text comes to its place, and is undone with the text. If that was undone meanwhile, it is in the library alone. */
function putPasted(editor: Editor, at: number | null, attrs: Picture): void {
  if (at === null) return
  editor.chain().setMeta('addToHistory', false).insertContentAt(at, { type: 'picture', attrs }, { updateSelection: false }).run()
}

const withoutEmpty = (words: Omit<Picture, 'mediaId'>): Partial<Picture> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))
