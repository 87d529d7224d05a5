import { type Ref, useEffect, useId, useImperativeHandle, useState } from 'react'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import type { RemarkActions } from '../actions.ts'

export type MentionKeys = { onKeyDown: (key: string) => boolean }

/** What is typed after "@" before the caret; null when no name is being typed. `known` are the names that were chosen already. */
export function nameBeingTyped(text: string, caret: number, known: readonly string[] = []): string | null {
  const typed = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret))?.[1]
  return typed === undefined || known.some((name) => typed.startsWith(`${name} `)) ? null : typed
}

const hasWords = (name: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(' ')
    .every((word) => name.toLowerCase().includes(word))

/** Colleagues who may see the story, by what is typed after "@". The focus stays in the field, which hands on its keys. */
export function MentionList({
  articleId,
  query,
  find,
  field,
  onPick,
  ref,
}: {
  articleId: string
  query: string
  find: RemarkActions['findReaders']
  field: HTMLTextAreaElement | null
  onPick: (person: Choice) => void
  ref: Ref<MentionKeys>
}) {
  const say = useWords()
  const id = useId()
  const [at, setAt] = useState(0)
  const { value, isAsking } = useAnswer(['readers', articleId, query], () => find({ articleId, query }))
  // Until the answer to a longer name is here, those of the shorter one.
  const people = value?.filter(({ name }) => hasWords(name, query)) ?? []
  const current = Math.min(at, people.length - 1)
  const active = people[current]
  useImperativeHandle(ref, () => ({
    onKeyDown(key) {
      if (!active) return false
      if (key === 'ArrowDown') setAt((current + 1) % people.length)
      else if (key === 'ArrowUp') setAt((current + people.length - 1) % people.length)
      else if (key === 'Enter' || key === 'Tab') onPick(active)
      else return false
      return true
    },
  }))
  useEffect(() => {
    if (!field || !active) return
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', `${id}-${active.id}`)
    return () => {
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
    }
  }, [field, id, active])
  if (!value || (isAsking && people.length === 0)) return null
  // After a name and a blank it is more likely the next word.
  if (people.length === 0 && query.includes(' ')) return null
  if (people.length === 0) return <p className="mt-1 text-ink-faint text-xs">{say('comments.nobody')}</p>
  return (
    <div
      role="listbox"
      id={id}
      aria-label={say('comments.mentions')}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-48 overflow-auto rounded-lg bg-surface p-1 shadow-popover"
    >
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          onMouseMove={() => setAt(index)}
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(person)
          }}
          className="flex min-h-8 cursor-default items-center rounded-sm px-2 aria-selected:bg-hover pointer-coarse:min-h-10"
        >
          {person.name}
        </div>
      ))}
    </div>
  )
}
