import type { Stage } from '#newsroom/articles/stages.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Seen, WorkflowActions } from './actions.ts'

/** What a panel is given that hands a story on (submit, publish, update); `Done` is what its verb answers. */
export type PanelProps<Done> = {
  articleId: string
  actions: WorkflowActions
  /** Saves what was typed, and answers the version that is then on the screen; null when it could not be saved. */
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onGoTo: (missing: Missing) => void
  onDone: (done: Done) => void
}

/** What a verb left of a story: its stage, its version, where readers find it. */
export type Changed = { stage: Stage; version: number; isWaiting: boolean; livePath: string | null; note: string | null }

export type WorkflowStory = {
  id: string
  stage: Stage
  /** Submitted and not yet answered; on a published story: its changes await an editor. */
  isWaiting: boolean
  /** Where readers find it, when they do. */
  livePath: string | null
  /** Whether readers have something else than what is saved; null while that is not known, or nothing of it is published. */
  hasChanges: boolean | null
}

export type OpenPanel =
  | 'publish'
  | 'correct'
  | 'submit'
  | 'send-back'
  | 'take-back'
  | 'unpublish'
  | 'take-down'
  | 'sent-back'
  | 'unpublished'
  | 'taken-down'

/** What was just put before readers, and what that is called. */
export type JustPublished = { title: string; path: string }

/** What the panels of a story's steps are given together. */
export type PanelsProps = {
  open: OpenPanel
  show: (panel: OpenPanel) => void
  published: JustPublished | null
  onPublished: (published: JustPublished) => void
  /** Who wrote the text that came onto the screen while a panel was open. */
  newTextBy: string | null
  story: WorkflowStory
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onGoTo: (missing: Missing) => void
  onChanged: (changed: Changed) => void
}
