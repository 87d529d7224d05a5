'use client'

import { useRef } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { useWords } from '#words'
import { useSelection } from './selection.tsx'

/** A margin of its own size, so that a larger place for the finger moves nothing. */
const place = 'p-1 -m-1 pointer-coarse:p-3 pointer-coarse:-m-3 shrink-0'

/** Selects one story. With Shift, everything from the last one that was set. */
export function SelectBox({ id, headline }: { id: string; headline: string }) {
  const say = useWords()
  const { isSelected, set } = useSelection()
  const withShift = useRef(false)
  const note = ({ shiftKey }: { shiftKey: boolean }) => {
    withShift.current = shiftKey
  }
  return (
    <span onPointerDownCapture={note} onKeyDownCapture={note} className="contents">
      <Checkbox
        isSelected={isSelected(id)}
        onChange={(wanted) => set(id, wanted, withShift.current)}
        aria-label={headline ? say('stories.select', { headline }) : say('stories.selectThis')}
        className={`${place} relative self-start max-md:top-0.5`}
      />
    </span>
  )
}

/** Selects all stories of the page, or none. */
export function SelectAllBox() {
  const say = useWords()
  const { selected, isEverything, setAll } = useSelection()
  return (
    <Checkbox
      isSelected={isEverything}
      isIndeterminate={selected.length > 0 && !isEverything}
      onChange={setAll}
      aria-label={say('stories.selectAll')}
      className={place}
    />
  )
}
