'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { closeByEscape } from './close-by-escape.ts'
import { focusFirst } from './use-focus-inside.ts'
import { useFocusReturn } from './use-focus-return.ts'

/**
 * A panel in the page, not a modal: the rest of the page stays usable. When it opens, the focus goes to its first field, or to the panel.
 * Escape closes it. The focus then returns to where it was, unless it has moved elsewhere.
 */
export function Panel({
  title,
  onClose,
  children,
  className = '',
}: {
  /** Without the dots with which a menu says that more is asked. */
  title: string
  onClose: () => void
  children: ReactNode
  className?: string
}) {
  const say = useWords()
  const heading = useId()
  const self = useRef<HTMLElement>(null)
  useFocusReturn()
  useEffect(() => focusFirst(self.current), [])
  return (
    <section
      ref={self}
      tabIndex={-1}
      aria-labelledby={heading}
      onKeyDown={closeByEscape(onClose)}
      className={`rounded-lg bg-surface text-ink text-sm shadow-popover outline-none ${className}`}
    >
      <header className="flex items-center justify-between gap-2 border-line border-b py-1.5 pr-1.5 pl-3">
        <h2 id={heading} className="wrap-anywhere min-w-0 font-bold">
          {title.replace(/…$/, '')}
        </h2>
        <Button tone="quiet" size="small" square aria-label={say('everywhere.close')} onPress={onClose}>
          <X size={15} aria-hidden="true" />
        </Button>
      </header>
      <div className="p-3">{children}</div>
    </section>
  )
}
