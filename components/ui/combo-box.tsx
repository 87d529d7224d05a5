'use client'

import { ChevronDown } from 'lucide-react'
import { type ContextType, type KeyboardEvent, type ReactNode, type Ref, type RefObject, useContext, useEffect, useRef } from 'react'
import { Button, ComboBoxStateContext, Input, Label, ListBox, ListBoxItem, Popover, ComboBox as RacComboBox } from 'react-aria-components'
import { useWords } from '#words'
import { fieldBox, fieldLabel } from './field-style.ts'
import type { Choice } from './select.tsx'

type Props = {
  label: string
  labelHidden?: boolean
  placeholder?: string
  choices: readonly Choice[]
  isCurrent?: boolean
  inputValue: string
  onInputChange: (text: string) => void
  onChoose: (id: string) => void
  onEmptyBackspace?: () => void
  /** Somebody comes to the field: what it offers is wanted. */
  onFocus?: () => void
  /** Shown when no choice matches. */
  empty?: ReactNode
  inputRef?: Ref<HTMLInputElement>
  className?: string
}

/**
 * A field that finds one of many while one types (WAI-ARIA combobox). The parent filters: give the choices that match `inputValue`. The
 * list opens on typing, on the arrow button or on ArrowDown, and closes with a choice. Enter without an arrow key takes the first choice,
 * which is marked. `isCurrent` is false while the choices are those of the previous text; Enter then waits for the new ones.
 */
export function ComboBox({
  label,
  labelHidden,
  placeholder,
  choices,
  isCurrent = true,
  inputValue,
  onInputChange,
  onChoose,
  onEmptyBackspace,
  onFocus,
  empty,
  inputRef,
  className = '',
}: Props) {
  const say = useWords()
  const { state, choose, keys, handleTyping } = useChoosing({ choices, isCurrent, onChoose, onEmptyBackspace })
  return (
    <RacComboBox
      items={choices}
      inputValue={inputValue}
      onInputChange={onInputChange}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      // The list is opened below: the library would also open it when a choice changes the text.
      menuTrigger="manual"
      // Without it the list closes while the first choices are loading, and does not open again.
      allowsEmptyCollection
      onFocus={onFocus}
      className={className}
    >
      <Label className={labelHidden ? 'sr-only' : fieldLabel}>{label}</Label>
      <KeepState state={state} />
      <div className="relative" onKeyDownCapture={keys} onInput={handleTyping}>
        <Input
          ref={inputRef}
          placeholder={placeholder}
          className={`${fieldBox} h-8 pr-8 pl-2.5 pointer-coarse:h-11 pointer-coarse:pr-10`}
        />
        <Button
          aria-label={say('everywhere.showChoices')}
          className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center text-ink-faint pointer-coarse:right-0 pointer-coarse:size-10"
        >
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <Choices choices={choices} empty={isCurrent ? (empty ?? say('everywhere.noResults')) : say('everywhere.searching')} />
    </RacComboBox>
  )
}

function Choices({ choices, empty }: { choices: readonly Choice[]; empty: ReactNode }) {
  return (
    <Popover className="z-50 max-h-80 min-w-(--trigger-width) max-w-[min(24rem,calc(100vw-2rem))] overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover outline-none">
      <ListBox
        items={choices}
        className="group/choices outline-none"
        renderEmptyState={() => <p className="px-2 py-1.5 text-ink-soft">{empty}</p>}
      >
        {(choice: Choice) => (
          <ListBoxItem
            id={choice.id}
            textValue={choice.name}
            className="flex min-h-8 cursor-default items-center rounded-sm px-2 py-1 outline-none data-focused:bg-hover pointer-coarse:min-h-10 group-not-has-data-focused/choices:first:bg-hover"
          >
            {choice.name}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

/** When the list opens and closes, and what Enter takes. */
function useChoosing({
  choices,
  isCurrent,
  onChoose,
  onEmptyBackspace,
}: Pick<Props, 'choices' | 'onChoose' | 'onEmptyBackspace'> & { isCurrent: boolean }) {
  const state = useRef<State>(null)
  /** The choices for the typed text have not arrived yet. */
  const isAwaiting = useRef(false)
  function choose(id: string) {
    isAwaiting.current = false
    state.current?.close()
    onChoose(id)
  }
  /** Enter was pressed before the choices for the typed text arrived. */
  const takesFirst = useRef(false)
  useEffect(() => {
    if (!isCurrent || !takesFirst.current) return
    takesFirst.current = false
    const [first] = choices
    if (first) choose(first.id)
  })
  // The list closes when the page scrolls, as on a phone when a field is tapped. It opens again with its choices.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `choices` says that others have come
  useEffect(() => {
    if (!isCurrent || !isAwaiting.current) return
    isAwaiting.current = false
    if (state.current?.isFocused) state.current.open(null, 'input')
  }, [isCurrent, choices])
  function keys(event: KeyboardEvent<HTMLDivElement>) {
    const { target, nativeEvent } = event
    if (!(target instanceof HTMLInputElement) || nativeEvent.isComposing) return
    if (event.key === 'Escape') isAwaiting.current = false
    if (event.key === 'Backspace' && target.value === '') onEmptyBackspace?.()
    const isTaken = event.key === 'Enter' && state.current?.isOpen && !target.getAttribute('aria-activedescendant')
    const [first] = choices
    if (!isTaken || (!first && isCurrent) || target.value.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    if (isCurrent && first) choose(first.id)
    else takesFirst.current = true
  }
  function handleTyping() {
    takesFirst.current = false
    isAwaiting.current = true
    state.current?.open(null, 'input')
  }
  return { state, choose, keys, handleTyping }
}

type State = NonNullable<ContextType<typeof ComboBoxStateContext>> | null

function KeepState({ state }: { state: RefObject<State> }) {
  state.current = useContext(ComboBoxStateContext)
  return null
}
