'use client'

import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { isAnyProblem } from '#components/ui/request-problems.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import type { Report } from './use-bulk.ts'

/** What was done, what could not be done for which story and why, and for a minute the offer to undo it. */
export function BulkReport({
  report: { done, notDone, undo: undoable, isUndo },
  undo,
  onClose,
}: {
  report: Report
  undo: () => Promise<void>
  onClose: () => void
}) {
  const say = useWords()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), undoOffered)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Panel
      title={say(isUndo ? 'stories.bulkUndone' : 'stories.bulkDone', { count: done })}
      onClose={onClose}
      className="mb-2 max-h-[50dvh] overflow-y-auto"
    >
      {notDone.length > 0 && (
        <>
          <p className="font-semibold text-danger">{say('stories.bulkNotDone', { count: notDone.length })}</p>
          <ul aria-label={say('stories.bulkNotDone', { count: notDone.length })} className="mt-1 grid gap-1">
            {notDone.map(({ story, problem }) => (
              <li key={story.id} className="wrap-anywhere">
                <a href={`/desk/articles/${story.id}`} className="font-semibold underline-offset-2 hover:underline">
                  {story.headline || say('everywhere.noHeadline')}
                </a>{' '}
                <span className="text-ink-soft">{inWords(say, problem)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
        {undoable.length > 0 && !isOver && <Button onPress={() => void undo()}>{say('everywhere.undo')}</Button>}
        <Button onPress={onClose}>{say('everywhere.close')}</Button>
      </div>
    </Panel>
  )
}

/** A verb's own problems that are not listed here are those of a single story: one reads them there. */
function inWords(say: Say, problem: string): string {
  if (isAnyProblem(problem)) return say(`problems.${problem}`)
  if (isOfSchedule(problem)) return say(`stories.bulk-problem-${problem}`)
  if (problem === 'too-late' || problem === 'address-taken' || problem === 'language-left') return say(`workflow.problem-${problem}`)
  return say(problem === 'wrong-stage' ? 'stories.bulkWrongStage' : 'stories.bulkRefused')
}

/** Why a story could not be scheduled, said so that it makes sense without the story on the screen. */
const ofSchedule = ['unfinished', 'others-changes', 'planned', 'nothing-new', 'embargoed', 'past', 'ended'] as const
const isOfSchedule = (problem: string): problem is (typeof ofSchedule)[number] => ofSchedule.some((known) => known === problem)
