'use client'

import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useWords } from '#words'
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
  const say = useWords()
  // Refetched when the feed changes: stories that were put in or taken out leave or enter this list.
  const { value: stories, problem } = useAnswer(['left-out', feed, desk.moves[0]?.version], () => find({ feed }))

  return (
    <Panel title={say('feed.leftOut')} onClose={onClose}>
      {stories === undefined ? (
        problem ? (
          <p className="text-danger">{say('feed.notListed')}</p>
        ) : (
          <Spinner />
        )
      ) : stories.length === 0 ? (
        <p className="text-ink-soft">{say('feed.noneLeftOut')}</p>
      ) : (
        <ul className="-my-2 max-h-[55dvh] overflow-y-auto lg:max-h-[75dvh]">
          {stories.map((story) => (
            <li key={story.articleId} className="flex items-center gap-2 border-line py-2 not-last:border-b">
              <div className="min-w-0 flex-1">
                <p className="truncate">{story.headline}</p>
                <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-xs">
                  <Time at={story.firstPublishedAt} zone={zone} />
                  {story.embargo && <EmbargoMark embargo={story.embargo} />}
                </p>
              </div>
              <Button
                size="small"
                aria-label={say('feed.putStoryOnTop', { headline: story.headline })}
                onPress={() => desk.putIn(story.articleId)}
              >
                {say('feed.putOnTop')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
