'use client'

import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button, Input, Label, SearchField as RacSearchField, type SearchFieldProps } from 'react-aria-components'
import { useWords } from '#words'
import { fieldBox } from './field-style.ts'

/** A search field. Escape or the clear button empties it. */
export function SearchField({
  label,
  placeholder,
  inputRef,
  className = '',
  ...props
}: Omit<SearchFieldProps, 'children' | 'className'> & {
  label: string
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
  className?: string
}) {
  const say = useWords()
  return (
    <RacSearchField {...props} className={`group relative ${className}`}>
      <Label className="sr-only">{label}</Label>
      <Search size={15} aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-faint" />
      <Input
        ref={inputRef}
        placeholder={placeholder}
        className={`${fieldBox} h-8 pr-8 pl-8 pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden`}
      />
      <Button
        aria-label={say('everywhere.clear')}
        className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center rounded-sm text-ink-faint outline-none hover:text-ink group-data-empty:hidden"
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </RacSearchField>
  )
}
