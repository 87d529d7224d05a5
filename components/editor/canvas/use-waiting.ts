import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { takeWaiting } from '#components/editor/files/waiting.ts'
import { bringItem, type PutItem } from '#components/media/in-story/bring-item.ts'
import { notify } from '#components/ui/notify.ts'
import { useWords } from '#words'

/** Puts in the files, and what was chosen in the library, that wait for this story, as soon as one can write in it. */
export function useWaiting(articleId: string, editor: Editor | null, mayWrite: boolean, put: PutItem): void {
  const say = useWords()
  const newest = useRef({ put, say })
  newest.current = { put, say }
  useEffect(() => {
    const waiting = editor && mayWrite ? takeWaiting(articleId) : []
    if (waiting.length > 0) editor?.commands.takeFiles(waiting)
  }, [articleId, editor, mayWrite])
  useEffect(() => {
    if (!editor || !mayWrite) return
    const putNow: PutItem = { picture: (picture) => newest.current.put.picture(picture), file: (file) => newest.current.put.file(file) }
    return bringItem(articleId, putNow, ({ name }, place) => {
      const { say } = newest.current
      if (place === 'end') requestAnimationFrame(() => showEnd(editor))
      if (place) notify.done(say(`media.broughtTo-${place}`, { name }))
      else notify.problem(say('media.notBrought', { name }))
    })
  }, [articleId, editor, mayWrite])
}

function showEnd(editor: Editor): void {
  if (!editor.isDestroyed) editor.view.dom.lastElementChild?.scrollIntoView({ block: 'center' })
}
