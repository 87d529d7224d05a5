'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { BulkAct } from './bulk-acts.ts'

export type ListedStory = { id: string; headline: string }

type Selection = {
  /** The stories of the list that are selected, in its order. */
  selected: readonly ListedStory[]
  isSelected: (id: string) => boolean
  /** `withRange`: everything from the last one that was set to this one. */
  set: (id: string, isSelected: boolean, withRange?: boolean) => void
  setAll: (isSelected: boolean) => void
  isEverything: boolean
  /** What this person may do with stories of the list. */
  acts: readonly BulkAct[]
  /** The act whose panel is open. */
  opened: BulkAct | null
  open: (act: BulkAct | null) => void
  /** Selects this story alone, and opens the panel of an act. */
  openFor: (id: string, act: BulkAct) => void
}

const SelectionContext = createContext<Selection | null>(null)

/** Which stories of a list are selected. A story that leaves the list is not selected any more. */
export function SelectionOfStories({
  stories,
  acts,
  children,
}: {
  stories: readonly ListedStory[]
  acts: readonly BulkAct[]
  children: ReactNode
}) {
  const [opened, open] = useState<BulkAct | null>(null)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const selection = useMemo((): Selection => {
    const selected = stories.filter(({ id }) => ids.has(id))
    return {
      selected,
      isSelected: (id) => ids.has(id),
      set(id, isSelected, withRange = false) {
        const changed = withRange ? between(stories, last.current ?? id, id) : [id]
        last.current = id
        setIds((before) => new Set(isSelected ? [...before, ...changed] : [...before].filter((one) => !changed.includes(one))))
      },
      setAll(isSelected) {
        last.current = null
        setIds(new Set(isSelected ? stories.map(({ id }) => id) : []))
      },
      isEverything: selected.length > 0 && selected.length === stories.length,
      acts,
      opened,
      open,
      openFor(id, act) {
        last.current = id
        setIds(new Set([id]))
        open(act)
      },
    }
  }, [ids, stories, acts, opened])
  useSelectionKeys(selection)
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

export function useSelection(): Selection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('this component is used outside of a selection')
  return selection
}

function between(stories: readonly ListedStory[], one: string, other: string): string[] {
  const [first = -1, last = -1] = [one, other].map((id) => stories.findIndex((story) => story.id === id)).sort((a, b) => a - b)
  return first === -1 ? [other] : stories.slice(first, last + 1).map(({ id }) => id)
}

/** x selects the story that has the focus, Shift+x everything from the last one to it, Escape nothing any more. */
function useSelectionKeys(selection: Selection): void {
  const latest = useRef(selection)
  latest.current = selection
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const { selected, isSelected, set, setAll } = latest.current
      const id = document.activeElement?.closest<HTMLElement>('[data-story-id]')?.dataset.storyId
      if (event.key.toLowerCase() === 'x' && id) set(id, event.shiftKey || !isSelected(id), event.shiftKey)
      else if (event.key === 'Escape' && selected.length > 0) setAll(false)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** A tick box takes no text. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select, [role="listbox"], [role="menu"]') !== null)
