import type { Embargo } from '#newsroom/articles/embargo.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { Point } from '#newsroom/workflow/advice.ts'
import type { Seen, WorkflowActions } from './actions.ts'

/** The props of a panel that submits, publishes or updates a story. `Done` is the value of its verb. */
export type PanelProps<Done> = {
  articleId: string
  actions: WorkflowActions
  /** Saves unsaved changes, and resolves to the versions on the screen; null when saving failed. */
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onGoTo: (point: Point) => void
  onDone: (done: Done) => void
}

/** What will publish the story by itself, if somebody has scheduled it. */
export type WithStanding = { standing: ShownSchedule | null }

/** A story after a verb: its stage, version, and path on the site. */
export type Changed = { stage: Stage; version: number; isWaiting: boolean; livePath: string | null; note: string | null }

export type WorkflowStory = {
  id: string
  stage: Stage
  /** Submitted and not yet answered. On a published story: its changes are waiting for an editor. */
  isWaiting: boolean
  /** The path on the site while the story is published. */
  livePath: string | null
  /** Whether the saved story differs from the published one; null while unknown or unpublished. */
  hasChanges: boolean | null
  embargo: Embargo | null
}

export type OpenPanel =
  | 'publish'
  | 'schedule'
  | 'correct'
  | 'submit'
  | 'send-back'
  | 'take-back'
  | 'unpublish'
  | 'takedown'
  | 'lift-embargo'
  | 'sent-back'
  | 'unpublished'
  | 'taken-down'
  | 'restore'
  | 'restore-asked'
  | 'went-out'

/** What was just published, and the title of the message about it. */
export type JustPublished = { title: string; path: string }

/** The props of the workflow panels together. */
export type PanelsProps = {
  open: OpenPanel
  show: (panel: OpenPanel) => void
  published: JustPublished | null
  onPublished: (published: JustPublished) => void
  story: WorkflowStory
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  standing: ShownSchedule | null
  lookAtSchedules: () => Promise<void>
  onClose: () => void
  onGoTo: (point: Point) => void
  onChanged: (changed: Changed) => void
}
