import { useState } from 'react'
import { withProof } from '#components/ui/ask-for-proof.ts'
import { inTime } from '#components/ui/in-time.ts'
import { useAskBeforeClosing } from '#components/ui/use-ask-before-leaving.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { ListedStory } from './selection.tsx'

/** Undoes what was done to one story. */
export type UndoOne = () => Promise<Outcome<unknown, string>>

/** Does something to one story, by an ordinary verb in a transaction of its own. The value undoes it; null: nothing was to be done. */
export type ActOnOne = (story: ListedStory) => Promise<Outcome<UndoOne | null, string>>

export type NotDone = { story: ListedStory; problem: string }
export type Report = { done: number; notDone: NotDone[]; undo: { story: ListedStory; undo: UndoOne }[]; isUndo: boolean }

/** Runs an act over several stories, one after the other, and reports story by story what could not be done. */
export function useBulk(onEnd: () => void) {
  const [progress, setProgress] = useState<{ at: number; total: number } | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  useAskBeforeClosing(progress !== null)

  async function run(stories: readonly ListedStory[], act: ActOnOne, isUndo = false): Promise<void> {
    const made: Report = { done: 0, notDone: [], undo: [], isUndo }
    setReport(null)
    let isDeclined = false
    for (const [at, story] of stories.entries()) {
      setProgress({ at, total: stories.length })
      const ask = () => inTime(act(story))
      // Who closed the dialog once is not asked again for every story.
      const answer: Outcome<UndoOne | null, string> = await (isDeclined ? ask() : withProof(ask))
      isDeclined ||= !answer.ok && answer.problem === 'unproven'
      if (!answer.ok) made.notDone.push({ story, problem: answer.problem })
      else {
        made.done += 1
        if (answer.value) made.undo.push({ story, undo: answer.value })
      }
    }
    setProgress(null)
    setReport(made)
    onEnd()
  }

  /** Undoes it for every story for which it was done, the last one first. */
  async function undo(): Promise<void> {
    const backwards = (report?.undo ?? []).toReversed()
    const undoOf = new Map(backwards.map((one) => [one.story.id, one.undo]))
    await run(
      backwards.map(({ story }) => story),
      async ({ id }) => {
        const answer = await undoOf.get(id)?.()
        return answer && !answer.ok ? answer : { ok: true, value: null }
      },
      true,
    )
  }

  return { progress, report, run, undo, close: () => setReport(null) }
}
