import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { useWords } from '#words'
import type { BarActions } from './actions.ts'
import { problemInWords } from './breaking-words.ts'

/** Ends breaking news at once, and offers Undo for a minute. `onChanged` is called after each of the two. */
export function useEnd(actions: Pick<BarActions, 'end' | 'undoEnd'>, onChanged: () => void) {
  const say = useWords()
  const { run, isBusy } = useRequest(actions.end)
  async function undo(id: string) {
    const answer = await inTime(actions.undoEnd({ id }))
    if (answer.ok) notify.done(say('breaking.undone'))
    else notify.problem(problemInWords(say, answer.problem))
    onChanged()
  }
  async function end(id: string) {
    const answer = await run({ id })
    if (answer.ok)
      notify.done(say('breaking.ended'), { lasts: undoOffered, action: { label: say('everywhere.undo'), onClick: () => void undo(id) } })
    else notify.problem(problemInWords(say, answer.problem))
    onChanged()
  }
  return { end, isEnding: isBusy }
}
