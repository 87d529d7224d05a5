'use client'

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useWords } from '#words'
import type { ButtonLook } from './button-style.ts'
import { Menu } from './menu.tsx'
import { RowButton } from './row-button.tsx'
import { Spinner } from './spinner.tsx'

/** The menu of a row of a list. It is made when it is opened for the first time. */
export function RowMenu({
  label,
  name = label,
  size,
  className,
  isBusy = false,
  children,
}: Pick<ButtonLook, 'size'> & {
  label: string
  /** What the open menu is called, if not as its button. */
  name?: string
  className?: string
  isBusy?: boolean
  /** Makes its items. */
  children: () => ReactNode
}) {
  const say = useWords()
  const [focus, setFocus] = useState<'first' | 'last' | true | null>(null)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = (at: 'first' | 'last' | true) => {
    button.current?.focus() // Safari focuses no button that is clicked, and the focus comes back to it
    setFocus(at)
    setOpen(true)
  }
  // Also Enter and Space: the click that the browser makes of them counts as a screen reader's, which keeps the focus where it is.
  const openByKey = (event: KeyboardEvent) => {
    const isOpening = ['ArrowDown', 'ArrowUp', ...(event.altKey ? [] : ['Enter', ' '])].includes(event.key)
    if (!isOpening || event.ctrlKey || event.metaKey || isBusy) return
    event.preventDefault()
    open(event.key === 'ArrowUp' ? 'last' : 'first')
  }
  return (
    <>
      <RowButton
        ref={button}
        tone="quiet"
        size={size}
        square
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-disabled={isBusy || undefined}
        onClick={({ detail }) => isBusy || open(detail === 0 ? 'first' : true)} // 0: no mouse but most screen readers; a mouse lights no item
        onKeyDown={openByKey}
        className={className}
      >
        {isBusy ? <Spinner label={say('everywhere.working')} /> : dots}
      </RowButton>
      {focus && (
        <Menu triggerRef={button} isOpen={isOpen} onOpenChange={setOpen} aria-label={name} placement="bottom end" autoFocus={focus}>
          {children()}
        </Menu>
      )}
    </>
  )
}

/** Three dots as one path. */
const dots = (
  <svg
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    strokeWidth="3.5"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M5 12h0m7 0h0m7 0h0" />
  </svg>
)
