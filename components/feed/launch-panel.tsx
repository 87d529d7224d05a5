import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'
import type { FeedActions } from './actions.ts'
import { TimeForm } from './time-form.tsx'
import type { Desk } from './use-feed.ts'

/** Chooses when a draft order is launched. */
export function LaunchPanel({
  desk,
  schedule,
  zone,
  onClose,
}: {
  desk: Desk
  schedule: FeedActions['schedule']
  zone: string
  onClose: () => void
}) {
  const say = useWords()
  return (
    <div className="mt-2 max-w-sm">
      <Panel title={say('feed.launchLater')} onClose={onClose}>
        <TimeForm
          zone={zone}
          words={(moment) => (moment ? say('feed.launchAt', { moment }) : say('feed.launch'))}
          onChoose={async ({ at: _, ...time }) => {
            if (!desk.feedId) return
            const answer = await schedule({ kind: 'launch-order', feedId: desk.feedId, ...time })
            await desk.refresh()
            if (answer.ok) onClose()
            else desk.tellProblem(answer.problem, { ...answer.detail, isPlanned: true })
          }}
        />
      </Panel>
    </div>
  )
}
