import type { Outcome } from '#lib/outcome.ts'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'
import type { Corrected } from '#newsroom/workflow/correct.ts'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import type { Published } from '#newsroom/workflow/publish.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'

/** What can go wrong with any of them before its verb has a say (app/action.ts). */
export type RequestProblem = 'signed-out' | 'cross-site' | 'invalid' | 'not-allowed' | 'not-found'
type Ask<Sent, Value, Problem extends string = never> = (sent: Sent) => Promise<Outcome<Value, Problem | RequestProblem>>

export type Seen = { article: number; draft: number }
export type WorkflowProblem = 'wrong-stage' | 'stale' | 'unfinished' | 'others-changes'

/** The bar's ways to the newsroom, given by the page: the actions of app/desk/articles/workflow-actions.ts. */
export type WorkflowActions = {
  readiness: Ask<{ articleId: string }, Readiness>
  submit: Ask<{ articleId: string; note?: string }, { version: number; stage: Stage }, 'wrong-stage'>
  takeBack: Ask<{ articleId: string }, { version: number; stage: Stage }, 'wrong-stage'>
  sendBack: Ask<{ articleId: string; note: string }, { version: number; stage: Stage }, 'wrong-stage'>
  /** `including`: the people whose changes the editor has agreed to. */
  publish: Ask<{ articleId: string; seen: Seen; including?: string[] }, Published, WorkflowProblem>
  correct: Ask<
    { articleId: string; seen: Seen; including?: string[]; kind: 'correction' | 'clarification'; text: string },
    Corrected,
    WorkflowProblem
  >
  corrections: Ask<{ articleId: string }, CorrectionsOf>
  withdrawCorrection: Ask<{ articleId: string; correctionId: string }, null, 'wrong-stage'>
  unpublish: Ask<{ articleId: string }, { version: number }, 'wrong-stage'>
  confirmation: Ask<{ articleId: string }, Confirmation | null>
  takeDown: Ask<{ articleId: string; reason: string }, { version: number }, 'wrong-stage'>
}
