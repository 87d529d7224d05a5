'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isIndeterminate?: boolean
  isDisabled?: boolean
  /** It keeps the focus, and cannot be changed. */
  isReadOnly?: boolean
  hint?: string
  className?: string
  children?: ReactNode
  'aria-label'?: string
}

/** The browser's own tick box, in our look: lists have hundreds, and react-aria's takes the server and a phone ten times as long. */
export function Checkbox({
  isSelected,
  onChange,
  isIndeterminate = false,
  isDisabled,
  isReadOnly,
  hint,
  className = '',
  children,
  ...props
}: Props) {
  const Mark = isIndeterminate ? Minus : Check
  return (
    <label className={`flex items-start gap-2 has-disabled:opacity-60 ${className}`}>
      <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
        <input
          {...props}
          type="checkbox"
          autoComplete="off" // Firefox would tick it again after a reload
          checked={isSelected}
          disabled={isDisabled}
          aria-readonly={isReadOnly || undefined}
          ref={(box) => {
            if (box) box.indeterminate = isIndeterminate
          }}
          onChange={({ target }) => {
            if (!isReadOnly) onChange(target.checked)
          }}
          className={`absolute inset-0 appearance-none rounded-sm inset-ring forced-colors:appearance-auto ${isSelected ? 'bg-accent inset-ring-accent' : 'inset-ring-line-strong'}`}
        />
        {(isSelected || isIndeterminate) && (
          <Mark
            size={12}
            strokeWidth={3}
            aria-hidden="true"
            className={`pointer-events-none relative forced-colors:hidden ${isSelected ? 'text-on-accent' : ''}`}
          />
        )}
      </span>
      {(children || hint) && (
        <span>
          {children}
          {hint && <span className="block text-ink-faint text-xs">{hint}</span>}
        </span>
      )}
    </label>
  )
}
