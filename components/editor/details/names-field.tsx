'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { fieldBox, fieldLabel } from '#components/ui/field-style.ts'
import type { Choice } from '#newsroom/articles/choices.ts'

/** Several of many, found by typing; with `isOrdered` they can be moved. `create` offers to make what is not there. */
export function NamesField({
  label,
  placeholder,
  names,
  isOrdered,
  find,
  create,
  onChange,
}: {
  label: string
  placeholder: string
  names: Choice[]
  isOrdered?: boolean
  find: (query: string) => Promise<Choice[]>
  create?: (name: string) => Promise<Choice | null>
  onChange: (names: Choice[]) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [found, setFound] = useState<Choice[]>([])
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const isTaking = useRef(false)
  const latest = useRef(names)
  latest.current = names
  useEffect(() => {
    if (!isOpen) return
    let isOver = false
    const timer = setTimeout(async () => {
      const choices = await find(text).catch(() => [])
      if (!isOver) setFound(choices)
    }, 150)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text, isOpen, find])
  const offered = found.filter((choice) => !names.some((name) => name.id === choice.id))
  const isNew = create && text.trim() !== '' && ![...found, ...names].some(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
  const lines = [...offered.map((choice) => ({ ...choice, make: false })), ...(isNew ? [{ id: 'new', name: text.trim(), make: true }] : [])]
  const current = lines[Math.min(at, lines.length - 1)]

  async function take(line: (typeof lines)[number] | undefined) {
    if (!line || isTaking.current) return
    isTaking.current = true
    const choice = line.make ? await create?.(line.name) : line
    isTaking.current = false
    if (!choice) return
    // The list may have become another one while the name was made.
    onChange([...latest.current, { id: choice.id, name: choice.name }])
    // What was found belongs to the words that go now: a second Enter must not take the next of it.
    if (text !== '') setFound([])
    setText((now) => (now === text ? '' : now))
    setAt(0)
    input.current?.focus()
  }
  const move = (from: number, to: number) => {
    const moved = [...names]
    moved.splice(to, 0, ...moved.splice(from, 1))
    onChange(moved)
  }

  return (
    <div>
      <label htmlFor={id} className={fieldLabel}>
        {label}
      </label>
      {names.length > 0 && (
        <ul aria-label={label} className={isOrdered ? 'mb-1.5' : 'mb-1.5 flex flex-wrap gap-1'}>
          {names.map((name, index) => (
            <li
              key={name.id}
              className={`flex items-center gap-0.5 ${isOrdered ? 'border-line border-b last:border-0' : 'rounded-sm bg-sunken pl-2'}`}
            >
              <span className="min-w-0 flex-1 truncate">{name.name}</span>
              {isOrdered && names.length > 1 && (
                <>
                  <Small label={`Move ${name.name} up`} icon={ArrowUp} isDisabled={index === 0} onPress={() => move(index, index - 1)} />
                  <Small
                    label={`Move ${name.name} down`}
                    icon={ArrowDown}
                    isDisabled={index === names.length - 1}
                    onPress={() => move(index, index + 1)}
                  />
                </>
              )}
              <Small label={`Take ${name.name} out`} icon={X} onPress={() => onChange(names.filter(({ id }) => id !== name.id))} />
            </li>
          ))}
        </ul>
      )}
      <div className="relative">
        <input
          ref={input}
          id={id}
          role="combobox"
          aria-expanded={isOpen && lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && current ? `${id}-${current.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          value={text}
          placeholder={placeholder}
          className={`${fieldBox} h-8 px-2.5 pointer-coarse:h-10`}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
            setOpen(true)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setAt(Math.min(at + 1, lines.length - 1))
            else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
            else if (event.key === 'Enter') void take(current)
            else if (event.key === 'Escape' && isOpen) setOpen(false)
            else if (event.key === 'Backspace' && text === '' && names.length > 0) return onChange(names.slice(0, -1))
            else return
            event.preventDefault()
          }}
        />
        <div
          role="listbox"
          id={`${id}-list`}
          aria-label={label}
          hidden={!isOpen || lines.length === 0}
          className="absolute inset-x-0 top-full z-40 mt-1 max-h-60 overflow-auto rounded-lg bg-surface p-1 shadow-popover"
        >
          {lines.map((line) => (
            <div
              key={line.id}
              id={`${id}-${line.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={line === current}
              onMouseDown={(event) => {
                event.preventDefault()
                void take(line)
              }}
              className="cursor-default truncate rounded-sm px-2 py-1.5 hover:bg-hover aria-selected:bg-hover"
            >
              {line.make ? `Make “${line.name}”` : line.name}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function Small({ label, icon: Icon, isDisabled, onPress }: { label: string; icon: typeof X; isDisabled?: boolean; onPress: () => void }) {
  return (
    <Button tone="quiet" size="small" square aria-label={label} isDisabled={isDisabled} onPress={onPress}>
      <Icon size={13} aria-hidden="true" />
    </Button>
  )
}
