'use client'

import { ArrowUpToLine, Hash } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '#components/ui/button.tsx'
import { MoveBar, moveBarButton } from '#components/ui/move-bar.tsx'
import { useWords } from '#words'
import type { Desk } from './use-feed.ts'

/** The move bar of a story; its row is kept in view. */
export function StoryMover({
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
  const say = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rank` changes when the row has moved
  useEffect(() => {
    document.querySelector(`[role="row"][data-key="${articleId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [articleId, rank])
  return (
    <MoveBar name={headline} rank={rank} onUp={() => desk.moveBy(articleId, -1)} onDown={() => desk.moveBy(articleId, 1)} onClose={onClose}>
      <Button aria-label={say('feed.toTop')} square onPress={() => desk.moveToTop(articleId)} className={moveBarButton}>
        <ArrowUpToLine size={18} aria-hidden="true" />
      </Button>
      <Button aria-label={say('feed.toPosition')} square onPress={onPlace} className={moveBarButton}>
        <Hash size={18} aria-hidden="true" />
      </Button>
    </MoveBar>
  )
}
