import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { FeedActions } from './actions.ts'
import { TimeForm } from './time-form.tsx'
import type { Desk } from './use-feed.ts'

type Props = { item: DeskItem; kind: 'unpin' | 'take-out'; desk: Desk; zone: string; actions: FeedActions; onClose: () => void }

/** Chooses when a pin ends, or when a story leaves the feed. */
export function PlanPanel({ item, kind, desk, zone, actions, onClose }: Props) {
  const say = useWords()
  const cancelling = useRequest(actions.cancelSchedule)
  const isPin = kind === 'unpin'
  const end = isPin ? item.pinEnd : item.exit
  return (
    <Panel title={say(isPin ? (end ? 'feed.endOfPin' : 'feed.pinUntil') : end ? 'feed.exitMore' : 'feed.takeOutAt')} onClose={onClose}>
      <p className="mb-3 line-clamp-2 text-ink-soft">{item.headline}</p>
      {end ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p>
            {say(isPin ? 'feed.pinEnds' : 'feed.leaves')} <Time at={end.at} zone={zone} />
          </p>
          <Button
            size="small"
            isPending={cancelling.isBusy}
            onPress={async () => {
              await cancelling.run({ id: end.scheduleId })
              await desk.refresh()
            }}
          >
            {say(isPin ? 'feed.cancelPinEnd' : 'feed.cancelExit')}
          </Button>
        </div>
      ) : (
        <TimeForm
          zone={zone}
          words={(moment) => (moment ? say(isPin ? 'feed.pinUntilMoment' : 'feed.takeOutAtMoment', { moment }) : say('feed.plan'))}
          onChoose={async ({ at: _, ...time }) => {
            if (!desk.feedId) return
            if (isPin && !item.pinned) desk.pin(item.articleId)
            const answer = await actions.schedule({ kind, feedId: desk.feedId, articleId: item.articleId, ...time })
            await desk.refresh()
            if (answer.ok) onClose()
            else desk.tellProblem(answer.problem)
          }}
        />
      )}
    </Panel>
  )
}
