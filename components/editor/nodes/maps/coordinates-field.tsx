import { type KeyboardEvent, useState } from 'react'
import { TextField } from '#components/ui/text-field.tsx'
import { mapAddress, tidyCoordinates } from '#lib/coordinates.ts'
import { useWords } from '#words'

/** Latitude and longitude of a place, written when one leaves the field. What is no place stays in the field, with what is wrong. */
export function CoordinatesField({
  value,
  isLocked,
  onChange,
}: {
  value: string
  isLocked: boolean
  onChange: (coordinates: string) => void
}) {
  const say = useWords()
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const [problem, setProblem] = useState<string>()
  if (value !== known) {
    setKnown(value)
    setText(value)
    setProblem(undefined)
  }
  const write = () => {
    const tidy = text.trim() === '' ? '' : tidyCoordinates(text)
    if (tidy === null) return setProblem(say('blocks.coordinatesProblem', { typed: text.trim() }))
    setText(tidy)
    if (tidy !== value) onChange(tidy)
  }
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    write()
  }
  const address = mapAddress(value)
  return (
    <div className="story-map-place" contentEditable={false}>
      <TextField
        label={say('blocks.coordinates')}
        hint={say('blocks.coordinatesHint')}
        placeholder="49.9935, 36.2304"
        maxLength={60}
        autoComplete="off"
        isReadOnly={isLocked}
        value={text}
        onChange={(typed) => {
          setText(typed)
          setProblem(undefined)
        }}
        onBlur={write}
        onKeyDown={byKey}
        {...(problem !== undefined && { problem })}
      />
      {address && (
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      )}
    </div>
  )
}
