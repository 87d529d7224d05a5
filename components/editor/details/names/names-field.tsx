'use client'

import type { QueryKey } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button as RacButton, Tag, TagGroup, TagList } from 'react-aria-components'
import { ComboBox } from '#components/ui/combo-box.tsx'
import { fieldLabel } from '#components/ui/field-style.ts'
import { OrderedList } from '#components/ui/ordered-list.tsx'
import { useChoices } from '#components/ui/use-search-results.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'

/** How a name that does not exist yet is created. `offer` is the text of its line in the list: “Create topic …”. */
export type NewName = { offer: (name: string) => string; make: (name: string) => Promise<Choice | null> }

type Props = {
  label: string
  placeholder: string
  names: Choice[]
  isOrdered?: boolean
  /** The key of the query. When it changes, the names are searched again. */
  asked: QueryKey
  find: (query: string) => Promise<Choice[]>
  /** The message when no name contains the words. */
  unknown: (words: string) => string
  newName?: NewName
  onChange: (names: Choice[]) => void
}

/** Chooses several names by typing; with `isOrdered` they can be moved. */
export function NamesField({ label, placeholder, names, isOrdered, asked, find, unknown, newName, onChange }: Props) {
  const say = useWords()
  const [text, setText] = useState('')
  const { found, isCurrent, hasFailed, forget, onFocus } = useChoices(asked, text, find)
  const input = useRef<HTMLInputElement>(null)
  const isTaking = useRef(false)
  const latest = useRef(names)
  latest.current = names
  const words = text.trim()
  const isNew = newName && isCurrent && !hasFailed && words !== '' && ![...found, ...names].some(({ name }) => isSameName(name, words))
  const lines = [
    ...found.filter((choice) => !names.some((name) => name.id === choice.id)),
    ...(isNew ? [{ id: newId, name: newName.offer(words) }] : []),
  ]

  function describeEmpty(): string {
    if (words === '') return say('editor.nothingToChoose')
    return names.some(({ name }) => isSameName(name, words)) ? say('editor.isThere', { words }) : unknown(words)
  }

  async function take(id: string) {
    if (isTaking.current) return
    isTaking.current = true
    const choice = id === newId ? await newName?.make(words) : lines.find((line) => line.id === id)
    isTaking.current = false
    if (!choice) return
    // The list may have changed while the name was being created.
    onChange([...latest.current, { id: choice.id, name: choice.name }])
    // The results belong to the text that is now removed: a second Enter must not take the next result.
    if (text !== '') forget()
    setText((now) => (now === text ? '' : now))
    input.current?.focus()
  }

  return (
    <div>
      <p className={fieldLabel} aria-hidden="true">
        {label}
      </p>
      {isOrdered ? (
        <OrderedList label={label} items={names} onChange={onChange} className={names.length > 0 ? 'mb-1.5' : 'hidden'} />
      ) : (
        <TaggedNames label={label} names={names} onChange={onChange} />
      )}
      <ComboBox
        {...{ label, placeholder, isCurrent, onFocus }}
        labelHidden
        choices={lines}
        inputValue={text}
        onInputChange={setText}
        onChoose={(id) => void take(id)}
        onEmptyBackspace={() => names.length > 0 && onChange(names.slice(0, -1))}
        empty={hasFailed ? say('everywhere.searchFailed') : describeEmpty()}
        inputRef={input}
      />
    </div>
  )
}

const newId = 'new'
const isSameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

type Names = Pick<Props, 'label' | 'names' | 'onChange'>

function TaggedNames({ label, names, onChange }: Names) {
  const say = useWords()
  const remove = (ids: ReadonlySet<unknown>) => onChange(names.filter(({ id }) => !ids.has(id)))
  return (
    <TagGroup aria-label={label} onRemove={remove} className={names.length > 0 ? 'mb-1.5' : 'hidden'}>
      <TagList items={names} className="flex flex-wrap gap-1 outline-none">
        {(name: Choice) => (
          <Tag
            id={name.id}
            textValue={name.name}
            className="flex max-w-full cursor-default items-center gap-0.5 rounded-sm bg-sunken pl-2 outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
          >
            <span className="min-w-0 truncate">{name.name}</span>
            <RacButton
              slot="remove"
              aria-label={say('everywhere.removeThing', { name: name.name })}
              className="grid size-7 shrink-0 place-items-center rounded-sm text-ink-soft outline-none hover:text-ink data-focus-visible:outline-2 data-focus-visible:outline-accent pointer-coarse:size-9"
            >
              <X size={13} aria-hidden="true" />
            </RacButton>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  )
}
