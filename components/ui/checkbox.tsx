'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { type CheckboxProps, Checkbox as RacCheckbox } from 'react-aria-components'

export function Checkbox({
  children,
  hint,
  className = '',
  ...props
}: Omit<CheckboxProps, 'children' | 'className'> & { children?: ReactNode; hint?: string; className?: string }) {
  return (
    <RacCheckbox {...props} className={`group flex items-start gap-2 data-disabled:opacity-60 ${className}`}>
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm inset-ring inset-ring-line-strong group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:inset-ring-accent"
      >
        {props.isIndeterminate ? (
          <Minus size={12} strokeWidth={3} />
        ) : (
          <Check size={12} strokeWidth={3} className="invisible group-data-selected:visible" />
        )}
      </span>
      {(children || hint) && (
        <span>
          {children}
          {hint && <span className="block text-ink-faint text-xs">{hint}</span>}
        </span>
      )}
    </RacCheckbox>
  )
}
