'use client'

import { CloudOff } from 'lucide-react'
import { useChannelState } from '#components/ui/channel/use-channel.ts'
import { useWords } from '#words'

/** Shows that changes by others arrive a few seconds late, because there is no connection to the channel and the desk polls instead. */
export function LiveState() {
  const say = useWords()
  const state = useChannelState()
  return (
    <p role="status" className="hidden text-ink-faint text-xs md:block">
      {state === 'paused' && (
        <span className="mb-1 flex min-h-9 items-center gap-2.5 px-2 md:max-lg:justify-center" title={say('desk.livePaused')}>
          <CloudOff size={16} aria-hidden="true" className="shrink-0" />
          <span className="md:max-lg:sr-only">{say('desk.livePaused')}</span>
        </span>
      )}
    </p>
  )
}
