'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Autocomplete, Input, Label, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { fieldBox, fieldLabel } from '#components/ui/field-style.ts'
import { useSearchResults } from '#components/ui/use-search-results.ts'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import { useWords } from '#words'

export type Found = { id: string; headline: string; detail: string; embargo?: Embargo | null }

type Props<Story> = {
  label: string
  placeholder: string
  start?: string
  find: (query: string) => Promise<Story[]>
  onTake: (story: Story) => void
  onTyped?: (text: string) => void
  /** Called for Enter while no story is chosen. Without it, Enter takes the first story. */
  onEnter?: (text: string) => void
}

/** A field that finds stories by their headline while one types. Arrow keys choose a story, Enter takes it. */
export function StoryFinder<Story extends Found>({ label, placeholder, start = '', find, onTake, onTyped, onEnter }: Props<Story>) {
  const say = useWords()
  const [text, setText] = useState(start)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), []) // the panel was opened to type here
  const { found: stories, isCurrent, hasFailed } = useSearchResults(['stories', useId()], text, find)
  /** Enter was pressed before the stories for the typed text arrived. */
  const takesFirst = useRef(false)
  useEffect(() => {
    if (!isCurrent || !takesFirst.current) return
    takesFirst.current = false
    const [first] = stories
    if (first) onTake(first)
  })
  function enter(event: KeyboardEvent<HTMLDivElement>) {
    const isChosen = input.current?.getAttribute('aria-activedescendant')
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target !== input.current || isChosen) return
    event.preventDefault()
    event.stopPropagation()
    const [first] = stories
    if (onEnter) onEnter(text)
    else if (!isCurrent) takesFirst.current = true
    else if (first) onTake(first)
  }
  return (
    <div onKeyDownCapture={enter}>
      <Autocomplete
        inputValue={text}
        onInputChange={(typed) => {
          takesFirst.current = false
          setText(typed)
          onTyped?.(typed)
        }}
        disableAutoFocusFirst
      >
        <TextField aria-label={label} spellCheck="false" autoComplete="off">
          <Label className={fieldLabel}>{label}</Label>
          <Input
            ref={input}
            role="combobox"
            aria-expanded={stories.length > 0}
            placeholder={placeholder}
            className={`${fieldBox} h-8 px-2.5 pointer-coarse:h-11`}
          />
        </TextField>
        <FoundStories stories={stories} onTake={onTake} isFirstTaken={!onEnter} />
      </Autocomplete>
      <p role="status" className="text-ink-faint text-xs">
        {text && isCurrent && stories.length === 0 ? (hasFailed ? say('everywhere.searchFailed') : say('editor.noStoryFound')) : ''}
      </p>
    </div>
  )
}

function FoundStories<Story extends Found>({
  stories,
  onTake,
  isFirstTaken,
}: {
  stories: Story[]
  onTake: (story: Story) => void
  /** Enter takes the first story, which is therefore highlighted. */
  isFirstTaken: boolean
}) {
  const say = useWords()
  return (
    <ListBox
      aria-label={say('editor.stories')}
      items={stories}
      onAction={(id) => {
        const story = stories.find((one) => one.id === id)
        if (story) onTake(story)
      }}
      className="group/stories mt-2 max-h-64 overflow-auto outline-none"
    >
      {(story: Story) => (
        <ListBoxItem
          id={story.id}
          textValue={story.headline}
          className={`cursor-default rounded-sm px-2 py-1.5 outline-none data-focused:bg-hover data-hovered:bg-hover ${isFirstTaken ? 'group-not-has-data-focused/stories:first:bg-hover' : ''}`}
        >
          <p className="truncate font-semibold">{story.headline || say('everywhere.noHeadline')}</p>
          {story.embargo && (
            <p className="my-0.5">
              <EmbargoMark embargo={story.embargo} />
            </p>
          )}
          <p className="truncate text-ink-faint text-xs">{story.detail}</p>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
