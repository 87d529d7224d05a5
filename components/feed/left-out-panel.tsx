'use client'

import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Time } from '#components/ui/time.tsx'
import type { LeftOut } from '#newsroom/feed/left-out.ts'
import type { FeedActions, FeedName } from './actions.ts'
import type { Desk } from './use-feed.ts'

/** Published stories that are not in the feed. */
export function LeftOutPanel({
  feed,
  zone,
  desk,
  find,
  onClose,
}: {
  feed: FeedName
  zone: string
  desk: Desk
  find: FeedActions['leftOut']
  onClose: () => void
}) {
  const [stories, setStories] = useState<LeftOut[] | 'problem' | null>(null)
  // Looked at again when the feed changes: what was put in leaves this list, what was taken out comes into it.
  const newest = desk.moves[0]?.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` says when to look again
  useEffect(() => {
    let isCurrent = true
    find({ feed })
      .then((answer) => isCurrent && setStories(answer.ok ? answer.value : 'problem'))
      .catch(() => isCurrent && setStories('problem'))
    return () => {
      isCurrent = false
    }
  }, [feed, find, newest])

  return (
    <Panel title="Published, not in this feed" onClose={onClose}>
      {stories === null ? (
        <Spinner />
      ) : stories === 'problem' ? (
        <p className="text-danger">The list could not be loaded.</p>
      ) : stories.length === 0 ? (
        <p className="text-ink-soft">Every published story is in the feed.</p>
      ) : (
        <ul className="-my-2 max-h-[55dvh] overflow-y-auto lg:max-h-[75dvh]">
          {stories.map((story) => (
            <li key={story.articleId} className="flex items-center gap-2 border-line py-2 not-last:border-b">
              <div className="min-w-0 flex-1">
                <p className="truncate">{story.headline}</p>
                <p className="text-ink-soft text-xs">
                  <Time at={story.firstPublishedAt} zone={zone} />
                </p>
              </div>
              <Button size="small" aria-label={`Put “${story.headline}” on top`} onPress={() => desk.putIn(story.articleId)}>
                Put on top
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
