import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'

export type GrowingField = { value: () => string; set: (text: string) => void; focus: () => void }

type Props = {
  label: string
  placeholder: string
  start: string
  className: string
  lang: string
  field: Ref<GrowingField>
  isLocked: boolean
  note?: (characters: number) => ReactNode
  onChange: () => void
  /** Enter, or ArrowDown at the end: moves to the next field. */
  onLeave: () => void
}

/**
 * A text field that wraps and grows and never contains a line break. Its value is in the DOM, not in React's state, so that a key renders
 * nothing. With `note`, a note about the length is rendered beside the field.
 */
export function GrowingField({ label, placeholder, start, className, lang, field, isLocked, note, onChange, onLeave }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [characters, setCharacters] = useState(start.length)
  const count = (text: string) => note && setCharacters(text.length)
  useImperativeHandle(field, () => ({
    value: () => area.current?.value ?? start,
    set: (text) => {
      if (area.current) area.current.value = text
      count(text)
    },
    focus: () => area.current?.focus(),
  }))
  useEffect(() => {
    // Text typed before hydration is kept.
    if (area.current && area.current.value !== start) onChange()
  }, [start, onChange])

  function keys(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, value } = event.currentTarget
    if (event.key !== 'Enter' && !(event.key === 'ArrowDown' && selectionStart === value.length)) return
    event.preventDefault()
    onLeave()
  }

  return (
    <div className="relative">
      <textarea
        ref={area}
        rows={1}
        lang={lang}
        aria-label={label}
        placeholder={placeholder}
        defaultValue={start}
        readOnly={isLocked}
        className={`field-sizing-content resize-none ${className}`}
        onKeyDown={keys}
        onPaste={pasteInOneLine}
        onChange={({ currentTarget }) => {
          keepInOneLine(currentTarget)
          count(currentTarget.value)
          onChange()
        }}
      />
      {note?.(characters)}
    </div>
  )
}

/** Inserts as if typed: a value that is set by script would delete the browser's undo history. */
function pasteInOneLine(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const words = event.clipboardData.getData('text/plain')
  if (hasBreaks(words) && document.execCommand('insertText', false, inOneLine(words))) event.preventDefault()
}

function keepInOneLine(field: HTMLTextAreaElement): void {
  if (!hasBreaks(field.value)) return
  const caret = field.selectionStart
  field.value = inOneLine(field.value)
  field.setSelectionRange(caret, caret)
}

const hasBreaks = (text: string) => /[\r\n]/.test(text)
const inOneLine = (text: string) => text.replace(/(?<!\s)\s*[\r\n]\s*/g, ' ')
