import { useState } from 'react'
import type { HistoryActions } from '#components/editor/actions.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { useWords } from '#words'
import { historyProblem } from './history-problem.ts'

/** Makes the text again what it was at a version, after saying what happens to the text as it is. */
export function RestoreVersion({
  articleId,
  number,
  openThen,
  openNow,
  restore,
  onRestored,
}: {
  articleId: string
  number: number
  /** How many suggestions were open in the version, and are open in the story. */
  openThen: number
  openNow: number
  restore: HistoryActions['restore']
  /** Brings the restored text onto the screen. */
  onRestored: () => Promise<void>
}) {
  const say = useWords()
  const [isAsked, setAsked] = useState(false)
  const { run, isBusy, outcome } = useRequest(restore)
  if (!isAsked)
    return (
      <Button size="small" onPress={() => setAsked(true)}>
        {say('history.restore')}
      </Button>
    )
  const act = async () => {
    if (!(await run({ articleId, number })).ok) return
    await onRestored()
    notify.done(say('history.restored'))
  }
  return (
    <div className="grid basis-full gap-2 rounded-md bg-accent-soft p-3">
      <p>{say('history.restoreAbout')}</p>
      {openNow > 0 && <p className="font-semibold">{say('history.restoreCloses', { count: openNow })}</p>}
      {openThen > 0 && <p>{say('history.restoreOpens', { count: openThen })}</p>}
      {outcome && !outcome.ok && (
        <p className="text-danger" role="alert">
          {historyProblem(say, outcome.problem)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button autoFocus size="small" tone="primary" isPending={isBusy} onPress={() => void act()}>
          {say('history.restoreNow')}
        </Button>
        <Button size="small" tone="quiet" onPress={() => setAsked(false)}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </div>
  )
}
