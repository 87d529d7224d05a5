'use client'

import { ChevronDown } from 'lucide-react'
import { Button, Input, Label, ListBox, ListBoxItem, Popover, ComboBox as RacComboBox } from 'react-aria-components'
import { fieldBox, fieldLabel } from './field-style.ts'
import type { Choice } from './select.tsx'

/** One of many, found by typing. The parent filters: give the choices that fit `inputValue`. */
export function ComboBox({
  label,
  labelHidden,
  placeholder,
  choices,
  inputValue,
  onInputChange,
  onChoose,
  className = '',
}: {
  label: string
  labelHidden?: boolean
  placeholder?: string
  choices: readonly Choice[]
  inputValue: string
  onInputChange: (text: string) => void
  onChoose: (id: string) => void
  className?: string
}) {
  return (
    <RacComboBox
      items={choices}
      inputValue={inputValue}
      onInputChange={onInputChange}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && onChoose(String(key))}
      menuTrigger="focus"
      allowsEmptyCollection={inputValue !== ''}
      className={className}
    >
      <Label className={labelHidden ? 'sr-only' : fieldLabel}>{label}</Label>
      <div className="relative">
        <Input placeholder={placeholder} className={`${fieldBox} h-8 pr-8 pl-2.5 pointer-coarse:h-10`} />
        <Button aria-label="Show choices" className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center text-ink-faint">
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <Popover className="z-50 max-h-80 min-w-(--trigger-width) overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover outline-none">
        <ListBox
          items={choices}
          className="outline-none"
          renderEmptyState={() => <p className="px-2 py-1.5 text-ink-faint">Nothing fits</p>}
        >
          {(choice: Choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.name}
              className="flex h-8 cursor-default items-center rounded-sm px-2 outline-none data-focused:bg-hover max-md:h-10"
            >
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacComboBox>
  )
}
