'use client'

import { useState } from 'react'
import { TextField } from '#components/ui/text-field.tsx'

/**
 * A text field that is saved when it loses the focus, or with Enter; what is typed until then is reported, to be kept on this device. A new value from the server does not replace text that is being typed.
 */
export function DetailField({
  label,
  value,
  hint,
  placeholder,
  rows,
  longest,
  onSave,
  onType,
}: {
  label: string
  value: string
  hint?: string
  placeholder?: string
  rows?: number
  longest: number
  onSave: (value: string) => void
  onType: (value: string) => void
}) {
  const [text, setText] = useState(value)
  const [taken, setTaken] = useState(value)
  if (value !== taken) {
    setTaken(value)
    if (text.trim() === taken) setText(value)
  }
  const save = () => {
    if (text.trim() !== value) onSave(text.trim())
  }
  return (
    <TextField
      label={label}
      value={text}
      hint={hint}
      placeholder={placeholder}
      rows={rows}
      maxLength={longest}
      onChange={(words) => {
        setText(words)
        onType(words.trim())
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault()
          save()
        } else event.continuePropagation() // Escape then leaves the details
      }}
    />
  )
}
