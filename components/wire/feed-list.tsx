'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Language } from '#lib/languages.ts'
import { folderOf } from '#lib/wire.ts'
import type { WireFeed } from '#newsroom/wire/wire-feeds.ts'
import { useWords } from '#words'
import { NewFeed } from './new-feed.tsx'
import { interval, inWords, type WireActions } from './words.ts'

type Props = { feeds: readonly WireFeed[]; languages: readonly Language[]; actions: Pick<WireActions, 'add' | 'pause' | 'remove'> }

/** The feeds of the wire, how each is, and a form for another. */
export function FeedList({ feeds, languages, actions }: Props) {
  const say = useWords()
  return (
    <section aria-labelledby="feeds" className="mt-8 max-w-3xl border-line border-t pt-4">
      <h2 id="feeds" className="font-bold">
        {say('wire.feeds')}
      </h2>
      <p className="text-ink-soft">{say('wire.feedsAbout')}</p>
      {feeds.length > 0 && (
        <ul aria-labelledby="feeds" className="mt-2 border-line border-t">
          {feeds.map((feed) => (
            <OneFeed key={feed.id} feed={feed} actions={actions} />
          ))}
        </ul>
      )}
      <NewFeed languages={languages} add={actions.add} />
    </section>
  )
}

function OneFeed({ feed, actions }: { feed: WireFeed; actions: Props['actions'] }) {
  const say = useWords()
  const { name, url, minutes, lookedAt, failures, problem, pausedAt, pausedBecause } = feed
  const trouble = pausedBecause
    ? say(`wire.paused-${pausedBecause}`, { problem: problem ?? '' })
    : failures > 0 && problem
      ? say('wire.failing', { count: failures, problem })
      : null
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 border-line border-b py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="wrap-anywhere font-semibold">
          {name} {pausedAt && <Badge tone="warn">{say('wire.paused')}</Badge>}
        </p>
        <p className="wrap-anywhere text-ink-soft text-xs">{url}</p>
        <p className="text-ink-soft text-xs">
          {folderOf(url) ? say('wire.everyFolder') : say('wire.every', { span: interval(say, minutes) })} ·{' '}
          {lookedAt ? say.rich('wire.looked', { at: () => <Time at={lookedAt} /> }) : say('wire.neverLooked')}
        </p>
        {trouble && <p className="wrap-anywhere text-sm text-warn">{trouble}</p>}
      </div>
      <FeedButtons feed={feed} actions={actions} />
    </li>
  )
}

function FeedButtons({ feed: { id: feedId, name, pausedAt }, actions }: { feed: WireFeed; actions: Props['actions'] }) {
  const say = useWords()
  const pause = useAsk(inWords, actions.pause, () => say('wire.pausedNow', { name }))
  const readNow = useAsk(inWords, actions.pause, () => say('wire.isRead', { name }))
  const remove = useAsk(inWords, actions.remove, () => say('wire.feedRemoved', { name }))
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        aria-label={say('wire.readThisNow', { name })}
        isPending={readNow.busy}
        onPress={() => void readNow.run({ feedId, isPaused: false })}
      >
        {say('wire.readNow')}
      </Button>
      {!pausedAt && (
        <Button
          size="small"
          aria-label={say('wire.pauseThis', { name })}
          isPending={pause.busy}
          onPress={() => void pause.run({ feedId, isPaused: true })}
        >
          {say('wire.pause')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={say('everywhere.removeThing', { name })}
        isPending={remove.busy}
        onPress={() => void remove.run({ feedId })}
      >
        {say('everywhere.remove')}
      </Button>
    </div>
  )
}
