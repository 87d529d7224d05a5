'use client'

import { ArrowDown, ArrowDownToDot, ArrowUp, ArrowUpToLine, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Desk } from './use-feed.ts'

/**
 * Moves one story with buttons that stay where they are while its row moves, so that a second tap moves the same story again.
 * The row stays in sight.
 */
export function MoveBar({
  articleId,
  headline,
  rank,
  desk,
  onPlace,
  onClose,
}: {
  articleId: string
  headline: string
  rank: number
  desk: Desk
  onPlace: () => void
  onClose: () => void
}) {
  const self = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another story is picked up
  useEffect(() => {
    self.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [articleId])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rank` says that the row has moved
  useEffect(() => {
    document.querySelector(`[role="row"][data-key="${articleId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [articleId, rank])

  return (
    <section
      ref={self}
      aria-label={`Move “${headline}”`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="fixed inset-x-0 bottom-[calc(3.25rem+env(safe-area-inset-bottom))] z-40 mx-auto flex max-w-xl items-center gap-1 border-line border-t bg-surface p-2 text-ink shadow-popover md:bottom-6 md:rounded-lg md:border"
    >
      <Button aria-label="Up" square onPress={() => desk.moveBy(articleId, -1)} className="max-md:h-11! max-md:w-12!">
        <ArrowUp size={18} aria-hidden="true" />
      </Button>
      <Button aria-label="Down" square onPress={() => desk.moveBy(articleId, 1)} className="max-md:h-11! max-md:w-12!">
        <ArrowDown size={18} aria-hidden="true" />
      </Button>
      <Button aria-label="To the top" square onPress={() => desk.moveToTop(articleId)} className="max-md:h-11! max-md:w-12!">
        <ArrowUpToLine size={18} aria-hidden="true" />
      </Button>
      <Button aria-label="To a position" square onPress={onPlace} className="max-md:h-11! max-md:w-12!">
        <ArrowDownToDot size={18} aria-hidden="true" />
      </Button>
      <p className="min-w-0 flex-1 px-1 text-xs leading-4">
        <span className="text-ink-soft tabular-nums">{rank} · </span>
        <span className="line-clamp-2 font-semibold">{headline}</span>
      </p>
      <Button tone="quiet" aria-label="Done" square onPress={onClose} className="max-md:h-11! max-md:w-11!">
        <X size={18} aria-hidden="true" />
      </Button>
    </section>
  )
}
