import { useCommands } from '#components/palette/offer.ts'
import { useWords } from '#words'
import type { OpenPanel } from './panel-props.ts'

type Shown = {
  isUpdate: boolean
  canSubmit: boolean
  canPublish: boolean
  canSchedule: boolean
  others: readonly { id: OpenPanel; label: string }[]
  show: (panel: OpenPanel) => void
}

/** The buttons of the workflow bar that can be pressed now, as commands of the palette. */
export function useBarCommands({ isUpdate, canSubmit, canPublish, canSchedule, others, show }: Shown): void {
  const say = useWords()
  useCommands(() => [
    ...(canSubmit ? [{ id: 'submit', name: say(isUpdate ? 'workflow.submitChanges' : 'workflow.submit'), run: () => show('submit') }] : []),
    ...(canPublish ? [{ id: 'publish', name: say(isUpdate ? 'workflow.update' : 'workflow.publish'), run: () => show('publish') }] : []),
    ...(canSchedule ? [{ id: 'schedule', name: say('schedule.scheduleMore'), run: () => show('schedule') }] : []),
    ...others.map(({ id, label }) => ({ id, name: label, run: () => show(id) })),
  ])
}
