import { Selection } from '@tiptap/pm/state'
import type { NodeViewProps } from '@tiptap/react'
import { type KeyboardEvent, useState } from 'react'
import { growWithText } from '#components/ui/grow-with-text.ts'
import { useWords } from '#words'

export type WordName = 'title' | 'caption' | 'credit' | 'transcript'

/** What is typed stands on the screen at once: by the way over the text's state the caret would jump to the end. */
export function AttachmentWord({
  name,
  longest,
  value,
  isMissing,
  isLocked,
  onKeyDown,
  onChange,
}: {
  name: WordName
  longest: number
  value: string
  /** It should be there: an empty one says so. */
  isMissing: boolean
  isLocked: boolean
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onChange: (text: string) => void
}) {
  const say = useWords()
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setText(value)
  }
  return (
    <label className="story-picture-word" data-word={name} data-missing={isMissing && text === '' ? '' : undefined}>
      <span>{say(`attachments.${name}`)}</span>
      <textarea
        ref={growWithText}
        rows={1}
        readOnly={isLocked}
        maxLength={longest}
        placeholder={say(`attachments.${name}Hint`)}
        value={text}
        enterKeyHint={name === 'transcript' ? 'enter' : 'next'}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value)
          onChange(event.target.value)
        }}
      />
    </label>
  )
}

/** Enter leads to the next word and on into the text, Escape back to the block. A transcript has lines, so Enter makes one. */
export function leaveWord(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { node, editor, getPos, name }: Pick<NodeViewProps, 'node' | 'editor' | 'getPos'> & { name: WordName },
): void {
  const at = getPos()
  if (at === undefined || event.nativeEvent.isComposing) return
  if (event.key === 'Escape') {
    editor.commands.setNodeSelection(at)
    editor.view.focus()
  } else if (event.key === 'Enter' && !event.shiftKey && name !== 'transcript') {
    event.preventDefault()
    const next = event.currentTarget.closest('label')?.nextElementSibling?.querySelector('textarea')
    if (next) {
      next.focus()
      return
    }
    const { state, view } = editor
    view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(at + node.nodeSize), 1)).scrollIntoView())
    view.focus()
  }
}
