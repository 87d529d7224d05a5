import type { Editor } from '@tiptap/react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { v4 } from 'uuid'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { inTime } from '#components/ui/in-time.ts'
import { no } from '#lib/outcome.ts'
import type { Range } from '#newsroom/articles/follow-range.ts'
import type { RemarkActions, Sent, Written } from './actions.ts'
import { begin, freshRange, inNewsroom, selectedRange } from './ranges.ts'

type Given = {
  articleId: string
  editor: Editor | null
  flush: Draft['flush']
  start: RemarkActions['start']
  onStarted: (threadId: string) => Promise<void>
}

/** A comment that is being written on words that have none yet. */
export function useFreshThread({ articleId, editor, flush, start, onStarted }: Given) {
  const [isOn, setOn] = useState<'text' | 'hero' | null>(null)
  const threadId = useRef(v4())

  /** Marks what it is about; null: nothing any more. */
  function beginOn(what: Range | 'hero' | null) {
    if (!editor) return
    editor.view.dispatch(begin(editor.state, what === 'hero' ? null : what))
    flushSync(() => setOn(what === 'hero' ? what : what && 'text'))
  }

  /** Sends it, on what was chosen, or on what is selected now when that is gone (the page was loaded again). */
  async function send(written: Written): Sent {
    if (!editor) return no('unreachable')
    if ((await flush()) === null) return no('unsaved')
    const range = freshRange(editor.state) ?? selectedRange(editor.state)
    if (!range && isOn !== 'hero') return no('gone')
    const place = isOn === 'hero' || !range ? { isOnHero: true as const } : inNewsroom(editor.state, range)
    const answer = await inTime(start({ articleId, threadId: threadId.current, ...written, ...place }))
    if (!answer.ok) return answer
    threadId.current = v4()
    beginOn(null)
    await onStarted(answer.value.threadId)
    return answer
  }
  return { isOn, beginOn, send }
}

/** What one would comment on: the selection, or the paragraph of the caret. */
export function rangeToComment({ state }: Editor): Range | null {
  const { $from } = state.selection
  const block = $from.parent.isTextblock && { from: $from.start(), to: $from.end() }
  return selectedRange(state) ?? (block && block.from < block.to ? block : null)
}
