import { Lock } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Embargo } from '#newsroom/articles/embargo.ts'
import { useWords } from '#words'

/** Marks a story under embargo, wherever the desk shows one. With the embargo it says until when, in the zone that was meant. */
export function EmbargoMark({ embargo }: { embargo?: Embargo }) {
  const say = useWords()
  return (
    <Badge tone="danger">
      <Lock size={11} aria-hidden="true" />
      {say('embargo.embargo')}
      {embargo && <Time at={embargo.until} zone={embargo.zone} />}
    </Badge>
  )
}
