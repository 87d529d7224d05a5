'use client'

import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'
import { PlanStory } from './plan-story.tsx'
import { PlannedStory } from './planned-story.tsx'
import type { SchedulePanelProps } from './schedule-panel-props.ts'

/** When the story goes out: chooses a time, or shows the one that was chosen, with what can be done about it. */
export function SchedulePanel(props: SchedulePanelProps) {
  const say = useWords()
  const { standing, story, onClose } = props
  const isUpdate = (standing?.kind ?? (story.stage === 'published' ? 'update' : 'publish')) === 'update'
  return (
    <Panel title={say(isUpdate ? 'schedule.titleUpdate' : 'schedule.titlePublish')} onClose={onClose}>
      {standing ? <PlannedStory key={standing.id} {...props} schedule={standing} /> : <PlanStory {...props} />}
    </Panel>
  )
}
