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
