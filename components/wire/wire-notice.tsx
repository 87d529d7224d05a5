'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Link } from '#components/ui/link.tsx'
import { usePoll } from '#components/ui/use-poll.ts'
import type { WireOfStory } from '#newsroom/wire-stories/wire-of-story.ts'
import { useWords } from '#words'

/** Above a story that was made of the wire: that its source has a newer version, or withdrew it. */
export function WireNotice({ articleId, start }: { articleId: string; start: WireOfStory }) {
  const say = useWords()
  const [wire, setWire] = useState<WireOfStory | null>(start)
  usePoll<{ wire: WireOfStory | null }>(`/desk/wire/of-story/${articleId}`, (news) => setWire(news.wire), { topic: 'wire' })
  if (!wire || (wire.recall === null && !wire.isNewer)) return null
  return (
    <div className="px-4 pt-3 md:px-6">
      <Alert tone={wire.recall === null ? 'warn' : 'danger'} live>
        {wire.recall === null ? say('wire.storyNewer') : say('wire.storyKilled', { why: wire.recall })}{' '}
        <Link href={`/desk/wire?show=all&item=${wire.itemId}`} className="underline underline-offset-2">
          {say('wire.compare')}
        </Link>
      </Alert>
    </div>
  )
}
