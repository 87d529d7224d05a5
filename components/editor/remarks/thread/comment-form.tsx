import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { v4 } from 'uuid'
import { Button } from '#components/ui/button.tsx'
import { fieldBox } from '#components/ui/field-style.ts'
import { useKeptWords } from '#components/workflow/use-kept-words.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { longestComment } from '#newsroom/comments/limits.ts'
import { useWords } from '#words'
import { type RemarkActions, type RemarkProblem, remarkProblem, type Sent, type Written } from '../actions.ts'
import { type MentionKeys, MentionList, nameBeingTyped } from './mention-list.tsx'

type Props = {
  articleId: string
  label: string
  submit: string
  /** Under which name what is typed is kept until it is sent (use-kept-words.ts). */
  name: string
  /** The comment that is edited. */
  start?: { commentId: string; text: string; mentions: Choice[] }
  takesFocus?: boolean
  find: RemarkActions['findReaders']
  send: (written: Written) => Sent
  onSent?: () => void
  /** Its button forgets what was typed. */
  onCancel?: () => void
  /** Without it Escape leads back to the text, as in all panels. What was typed is kept. */
  onEscape?: () => void
}

/** The field of a comment. "@" names a colleague; Ctrl or ⌘ with Enter sends it. What is typed is kept until it was sent. */
export function CommentForm({ articleId, label, submit, name, start, takesFocus, find, send, onSent, onCancel, onEscape }: Props) {
  const say = useWords()
  const kept = useKept(name, start)
  const { sendNow, problem, isSending } = useSending(kept, start?.commentId, send, onSent)
  const isEmpty = kept.text.trim() === ''
  const cancel = () => {
    kept.forget()
    onCancel?.()
  }
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        sendNow()
      }}
    >
      <Field {...{ articleId, label, kept, takesFocus, find, onEscape }} isWrong={problem !== null} onSend={sendNow} />
      {problem && (
        <p role="alert" className="text-danger text-xs">
          {remarkProblem(say, problem)}
        </p>
      )}
      {(!isEmpty || onCancel) && (
        <div className="flex flex-wrap justify-end gap-2">
          {onCancel && (
            <Button size="small" tone="quiet" onPress={cancel}>
              {say('comments.cancel')}
            </Button>
          )}
          <Button size="small" tone="primary" type="submit" isPending={isSending} isDisabled={isEmpty}>
            {submit}
          </Button>
        </div>
      )}
    </form>
  )
}

type FieldProps = Pick<Props, 'articleId' | 'label' | 'takesFocus' | 'find' | 'onEscape'> & {
  kept: Kept
  isWrong: boolean
  onSend: () => void
}

function Field({ articleId, label, kept, takesFocus, find, onEscape, isWrong, onSend }: FieldProps) {
  const say = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const { query, list, pick, look, keys } = useMentions(field, kept)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    const isTaken = keys(event)
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const leaves = event.key === 'Escape' && onEscape !== undefined
    if (!isTaken && !sends && !leaves) return
    event.preventDefault()
    event.stopPropagation()
    if (isTaken) return
    if (sends) onSend()
    else onEscape?.()
  }

  return (
    <div className="relative">
      <textarea
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-invalid={isWrong || undefined}
        placeholder={say('comments.placeholder')}
        rows={2}
        maxLength={longestComment}
        dir="auto"
        value={kept.text}
        onChange={(event) => {
          kept.setText(event.target.value)
          look()
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
        className={`${fieldBox} field-sizing-content max-h-60 min-h-14 resize-none px-2.5 py-1.5`}
      />
      {query !== null && <MentionList ref={list} {...{ articleId, query, find }} field={field.current} onPick={pick} />}
    </div>
  )
}

/** Sends what is kept, with the same id until it has arrived. */
function useSending(kept: Kept, ownId: string | undefined, send: Props['send'], onSent: Props['onSent']) {
  const [problem, setProblem] = useState<RemarkProblem | null>(null)
  const [isSending, setSending] = useState(false)
  const commentId = useRef(ownId ?? v4())
  async function sendIt() {
    const text = kept.text.trim()
    if (text === '' || isSending) return
    setSending(true)
    const mentions = kept.people.filter((person) => text.includes(`@${person.name}`)).map(({ id }) => id)
    const answer = await send({ commentId: commentId.current, text, mentions })
    setSending(false)
    setProblem(answer.ok ? null : answer.problem)
    if (!answer.ok) return
    commentId.current = v4()
    kept.forget()
    onSent?.()
  }
  return { sendNow: () => void sendIt(), problem, isSending }
}

type Kept = { text: string; people: Choice[]; setText: (text: string) => void; add: (person: Choice) => void; forget: () => void }

/** What is typed and whom it names, kept in this tab. */
function useKept(name: string, start: Props['start']): Kept {
  const text = useKeptWords(name)
  const people = useKeptWords(`${name}:names`)
  const named: Choice[] = people.words === '' ? (start?.mentions ?? []) : JSON.parse(people.words)
  const [isTouched, setTouched] = useState(text.words !== '')
  return {
    text: isTouched ? text.words : (start?.text ?? ''),
    people: named,
    setText(typed) {
      setTouched(true)
      text.setWords(typed)
    },
    add: (person) => people.setWords(JSON.stringify([...named.filter(({ id }) => id !== person.id), person])),
    forget() {
      text.setWords('')
      people.setWords('')
      text.forget()
      people.forget()
    },
  }
}

/** Whether a name is being typed after "@", and putting the chosen one in its place. */
function useMentions(field: { current: HTMLTextAreaElement | null }, kept: Kept) {
  const [query, setQuery] = useState<string | null>(null)
  const list = useRef<MentionKeys>(null)
  return {
    query,
    list,
    look() {
      const names = kept.people.map(({ name }) => name)
      setQuery(field.current && nameBeingTyped(field.current.value, field.current.selectionStart, names))
    },
    keys(event: KeyboardEvent) {
      if (query === null) return false
      if (event.key === 'Escape') setQuery(null)
      else return list.current?.onKeyDown(event.key) ?? false
      return true
    },
    pick(person: Choice) {
      const element = field.current
      if (!element || query === null) return
      const caret = element.selectionStart
      const start = caret - query.length
      const text = `${kept.text.slice(0, start)}${person.name} ${kept.text.slice(caret)}`
      kept.setText(text)
      kept.add(person)
      setQuery(null)
      const after = start + person.name.length + 1
      requestAnimationFrame(() => element.setSelectionRange(after, after))
    },
  }
}
