'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { useFocusReturn } from './use-focus-return.ts'

/**
 * Moves one row of a list with buttons that stay where they are while the row moves, so that a second tap moves the same row
 * again. Escape closes it, and the focus returns to the row.
 */
export function MoveBar({
  name,
  rank,
  isBusy = false,
  onUp,
  onDown,
  onClose,
  children,
}: {
  /** The name of the row. */
  name: string
  /** Its position, counted from 1. */
  rank: number
  isBusy?: boolean
  onUp: () => void
  onDown: () => void
  onClose: () => void
  /** More buttons, in the style `moveBarButton`. */
  children?: ReactNode
}) {
  const say = useWords()
  const self = useRef<HTMLElement>(null)
  useFocusReturn()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another row is chosen
  useEffect(() => {
    self.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [name])
  return (
    <section
      ref={self}
      aria-label={say('everywhere.moveThing', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="fixed inset-x-0 bottom-[calc(3.25rem+env(safe-area-inset-bottom))] z-40 mx-auto flex max-w-xl items-center gap-1 border-line border-t bg-surface p-2 text-ink shadow-popover md:bottom-6 md:rounded-lg md:border"
    >
      <Button aria-label={say('everywhere.up')} square isPending={isBusy} onPress={onUp} className={moveBarButton}>
        <ArrowUp size={18} aria-hidden="true" />
      </Button>
      <Button aria-label={say('everywhere.down')} square isPending={isBusy} onPress={onDown} className={moveBarButton}>
        <ArrowDown size={18} aria-hidden="true" />
      </Button>
      {children}
      <p className="line-clamp-2 min-w-0 flex-1 px-1 text-xs leading-4">
        <span className="text-ink-soft tabular-nums">{rank} · </span>
        <span className="font-semibold">{name}</span>
      </p>
      <Button tone="quiet" aria-label={say('everywhere.done')} square onPress={onClose} className={moveBarButton}>
        <X size={18} aria-hidden="true" />
      </Button>
    </section>
  )
}

/** The size of a touch target. */
export const moveBarButton = 'max-md:h-11! max-md:w-11!'
