import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { draftOf, isDraftName, liveNameOf } from '#lib/feed-names.ts'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { type FeedActions, type FeedName, feedDeskPath } from './actions.ts'
import { LaunchPanel } from './launch-panel.tsx'
import type { Desk } from './use-feed.ts'

type Props = { feed: FeedName; desk: Desk; zone: string; actions: FeedActions }

/** Begins a draft order, or, in one, launches it now or at a time, or throws it away. */
export function DraftBar(props: Props) {
  const say = useWords()
  const router = useRouter()
  const { feed, desk, actions } = props
  const begin = useRequest(actions.beginDraft)
  if (isDraftName(feed.name)) return <Draft {...props} />
  if (desk.hasDraft) return null
  return (
    <p className="my-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
      {say('feed.draftAbout')}
      <Button
        size="small"
        isPending={begin.isBusy}
        onPress={async () => {
          const answer = await begin.run({ feed })
          if (answer.ok || answer.problem === 'already-begun') router.push(feedDeskPath({ ...feed, name: draftOf(feed.name) }))
          else desk.tellProblem(answer.problem)
        }}
      >
        {say('feed.beginDraft')}
      </Button>
    </p>
  )
}

function Draft({ feed, desk, zone, actions }: Props) {
  const say = useWords()
  const [asks, setAsks] = useState<'launch' | 'time' | 'discard' | null>(null)
  // What stands in the way is said above: the question is over until it is mended.
  const { launch, discard, cancelTime, isBusy } = useDraft({ feed, desk, actions, onRefused: () => setAsks(null) })
  return (
    <div className="my-2">
      <Alert>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="min-w-[min(100%,12rem)] flex-1 max-sm:basis-full">
            {say('feed.isDraft')}{' '}
            {desk.launch && (
              <strong>
                {say('feed.launchesAt')} <Time at={desk.launch.at} zone={zone} />
              </strong>
            )}
          </p>
          <Button size="small" tone="primary" onPress={() => setAsks('launch')}>
            {say('feed.launchNow')}
          </Button>
          {desk.launch ? (
            <Button size="small" isPending={isBusy} onPress={cancelTime}>
              {say('feed.cancelLaunch')}
            </Button>
          ) : (
            <Button size="small" onPress={() => setAsks('time')}>
              {say('feed.launchLater')}
            </Button>
          )}
          <Button size="small" tone="quiet" onPress={() => setAsks('discard')}>
            {say('feed.discardDraft')}
          </Button>
        </div>
      </Alert>
      {(asks === 'launch' || asks === 'discard') && (
        <div className="mt-2 max-w-lg">
          <Panel title={say(asks === 'launch' ? 'feed.launchNow' : 'feed.discardDraft')} onClose={() => setAsks(null)}>
            <p>{say(`feed.${asks}Sure`)}</p>
            <div className="mt-3 flex flex-wrap justify-end gap-2">
              <Button onPress={() => setAsks(null)}>{say('everywhere.cancel')}</Button>
              <Button tone={asks === 'launch' ? 'primary' : 'danger'} isPending={isBusy} onPress={asks === 'launch' ? launch : discard}>
                {say(asks === 'launch' ? 'feed.launch' : 'feed.discard')}
              </Button>
            </div>
          </Panel>
        </div>
      )}
      {asks === 'time' && <LaunchPanel desk={desk} schedule={actions.schedule} zone={zone} onClose={() => setAsks(null)} />}
    </div>
  )
}

/** What can be done with a draft order as a whole. After a launch the readers' order is shown. */
function useDraft({ feed, desk, actions, onRefused }: Omit<Props, 'zone'> & { onRefused: () => void }) {
  const router = useRouter()
  const launching = useRequest(actions.launch)
  const discarding = useRequest(actions.discardDraft)
  const cancelling = useRequest(actions.cancelSchedule)
  const end = async (answer: Outcome<unknown, Parameters<Desk['tellProblem']>[0]>) => {
    if (answer.ok) router.push(feedDeskPath({ ...feed, name: liveNameOf(feed.name) }))
    else {
      await desk.refresh()
      desk.tellProblem(answer.problem, answer.detail)
      onRefused()
    }
  }
  return {
    isBusy: launching.isBusy || discarding.isBusy || cancelling.isBusy,
    launch: async () => end(await launching.run({ feed, seen: desk.version() })),
    discard: async () => end(await discarding.run({ feed })),
    cancelTime: async () => {
      if (desk.launch) await cancelling.run({ id: desk.launch.scheduleId })
      await desk.refresh()
    },
  }
}
