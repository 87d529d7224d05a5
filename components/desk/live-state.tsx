'use client'

import { CloudOff } from 'lucide-react'
import { useChannelState } from '#components/ui/channel/use-channel.ts'
import { useWords } from '#words'

/** Says that others' changes come a few seconds late, because there is no connection to the channel and the desk polls instead. */
export function LiveState() {
  const say = useWords()
  const state = useChannelState()
  return (
    <div aria-live="polite" className="text-ink-faint text-xs max-md:absolute max-md:right-2 max-md:bottom-full max-md:mb-1">
      {state === 'paused' && (
        <p
          className="flex items-center max-md:gap-1 max-md:rounded-full max-md:border max-md:border-line max-md:bg-surface max-md:px-2 max-md:py-0.5 md:mb-1 md:min-h-9 md:gap-2.5 md:px-2 md:max-lg:justify-center"
          title={say('desk.livePaused')}
        >
          <CloudOff size={16} aria-hidden="true" className="shrink-0 max-md:size-3" />
          <span className="md:max-lg:sr-only">{say('desk.livePaused')}</span>
        </p>
      )}
    </div>
  )
}
