import type { PanelsProps } from '#components/workflow/panel-props.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'

export type SchedulePanelProps = Pick<PanelsProps, 'story' | 'actions' | 'settle' | 'refresh' | 'onClose' | 'onGoTo'> & {
  standing: ShownSchedule | null
  lookAgain: () => Promise<void>
}
