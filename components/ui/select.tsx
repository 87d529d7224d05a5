'use client'

import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as RacSelect,
  type SelectProps,
  SelectValue,
  Text,
} from 'react-aria-components'
import { useWords } from '#words'
import { fieldBox, fieldHint, fieldLabel, fieldProblem } from './field-style.ts'

export type Choice = { id: string; name: string }

/** A select with few choices. With `name` it is part of a form; with `selectedKey` and `onSelectionChange` it is controlled. */
export function Select({
  label,
  labelHidden,
  hint,
  problem,
  choices,
  className = '',
  ...props
}: Omit<SelectProps<Choice>, 'children' | 'className'> & {
  label: string
  labelHidden?: boolean
  hint?: string
  problem?: string
  choices: readonly Choice[]
  className?: string
}) {
  const say = useWords()
  return (
    <RacSelect
      placeholder={say('everywhere.chooseOne')}
      {...props}
      isInvalid={problem !== undefined || props.isInvalid}
      // Validated when the form is sent: a message that appears on leaving a field would move the button that is being pressed.
      validationBehavior="aria"
      className={className}
    >
      <Label className={labelHidden ? 'sr-only' : fieldLabel}>{label}</Label>
      <Button className={`${fieldBox} flex h-8 items-center gap-2 pr-2 pl-2.5 text-left pointer-coarse:h-11`}>
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint">
          {({ isPlaceholder, defaultChildren, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-ink-faint" />
      </Button>
      {hint && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldProblem}>{problem}</FieldError>
      <Popover className="z-50 max-h-80 min-w-(--trigger-width) overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover outline-none">
        <ListBox items={choices} className="outline-none">
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.name}
              className="flex h-8 cursor-default items-center gap-2 rounded-sm px-2 outline-none data-disabled:text-ink-faint data-focused:bg-hover max-md:h-10"
            >
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden="true" className={isSelected ? '' : 'invisible'} />
                  {choice.name}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacSelect>
  )
}
