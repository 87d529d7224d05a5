import { TextSelection } from '@tiptap/pm/state'
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { longestNote } from '#newsroom/articles/nodes.ts'
import { useWords } from '#words'

/**
 * The number of a footnote, which opens its words below the line. Enter and Escape lead back into the text, behind the number; one that has
 * no words then is taken out.
 */
export function FootnoteView({ node, selected, editor, getPos }: NodeViewProps) {
  const say = useWords()
  const { isLocked } = useEditorResources()
  const words = String(node.attrs.words)
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the footnote comes onto the screen
  useEffect(() => {
    if (words !== '' || !editor.storage.footnote.isFresh) return
    editor.storage.footnote.isFresh = false
    setOpen(true)
  }, [])
  const write = (text: string) => {
    const at = getPos()
    if (at !== undefined) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'words', text))
  }
  const leave = () => {
    const at = getPos()
    setOpen(false)
    if (at === undefined) return
    const { tr } = editor.state
    const isEmpty = editor.state.doc.nodeAt(at)?.attrs.words === ''
    if (isEmpty) tr.delete(at, at + node.nodeSize)
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, isEmpty ? at : at + node.nodeSize)))
    editor.view.focus()
  }
  return (
    <NodeViewWrapper as="span" className="story-note" data-selected={selected || undefined} contentEditable={false}>
      <button
        type="button"
        className="story-note-number"
        aria-label={say('blocks.noteNamed', { words })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <NoteWords value={words} isLocked={isLocked} onChange={write} onLeave={leave} onBlur={() => words !== '' && setOpen(false)} />
      )}
    </NodeViewWrapper>
  )
}

type WordsProps = { value: string; isLocked: boolean; onChange: (text: string) => void; onLeave: () => void; onBlur: () => void }

/** What is typed stands on the screen at once: by the way over the text's state the caret would jump to the end. */
function NoteWords({ value, isLocked, onChange, onLeave, onBlur }: WordsProps) {
  const say = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setText(value)
  }
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return
    event.preventDefault()
    onLeave()
  }
  return (
    <span className="story-note-words">
      <textarea
        ref={field}
        rows={2}
        readOnly={isLocked}
        maxLength={longestNote}
        aria-label={say('blocks.footnote')}
        placeholder={say('blocks.noteHint')}
        value={text}
        enterKeyHint="done"
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        onChange={(event) => {
          setText(event.target.value)
          onChange(event.target.value)
        }}
      />
    </span>
  )
}
