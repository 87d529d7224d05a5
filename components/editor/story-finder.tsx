'use client'

import { useEffect, useId, useState } from 'react'
import { fieldBox, fieldLabel } from '#components/ui/field-style.ts'

export type Found = { id: string; headline: string; detail: string }

/** A field that finds stories by their headline while one types. Arrows choose, Enter takes. */
export function StoryFinder<Story extends Found>({
  label,
  placeholder,
  start = '',
  find,
  onTake,
  onTyped,
  onEnter,
}: {
  label: string
  placeholder: string
  start?: string
  find: (query: string) => Promise<Story[]>
  onTake: (story: Story) => void
  onTyped?: (text: string) => void
  /** Enter while no story is chosen. */
  onEnter?: (text: string) => void
}) {
  const [text, setText] = useState(start)
  const [found, setFound] = useState<{ query: string; stories: Story[] }>({ query: '', stories: [] })
  const [at, setAt] = useState(onEnter ? -1 : 0)
  const id = useId()
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(
      async () => {
        const stories = await find(text).catch(() => [])
        if (!isOver) setFound({ query: text, stories })
      },
      text ? 180 : 0,
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text, find])
  const { stories } = found
  const chosen = stories[at]
  return (
    <div>
      <label htmlFor={id} className={fieldLabel}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={stories.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to type here
        autoFocus
        value={text}
        placeholder={placeholder}
        className={`${fieldBox} h-8 px-2.5 pointer-coarse:h-10`}
        onChange={(event) => {
          setText(event.target.value)
          setAt(onEnter ? -1 : 0)
          onTyped?.(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, stories.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, onEnter ? -1 : 0))
          else if (event.key === 'Enter') chosen ? onTake(chosen) : onEnter?.(text)
          else return
          event.preventDefault()
        }}
      />
      <div role="listbox" id={`${id}-list`} aria-label="Stories" className="mt-2 max-h-64 overflow-auto">
        {stories.map((story, index) => (
          <div
            key={story.id}
            id={`${id}-${story.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault()
              onTake(story)
            }}
            className="cursor-default rounded-sm px-2 py-1.5 hover:bg-hover aria-selected:bg-hover"
          >
            <p className="truncate font-semibold">{story.headline || 'Without a headline'}</p>
            <p className="truncate text-ink-faint text-xs">{story.detail}</p>
          </div>
        ))}
      </div>
      <p role="status" className="text-ink-faint text-xs">
        {text && found.query === text && stories.length === 0 ? 'No published story has this in its headline.' : ''}
      </p>
    </div>
  )
}
