import type { OutsideActions } from '#components/outside/actions.ts'
import type { ScheduleActions } from '#components/schedule/actions.ts'
import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { NextWaiting } from '#newsroom/articles/next-waiting.ts'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'
import type { liftEmbargo } from '#newsroom/embargo/lift-embargo.ts'
import type { allowPicture } from '#newsroom/workflow/allow-picture.ts'
import type { correct } from '#newsroom/workflow/correct.ts'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import type { publish } from '#newsroom/workflow/publish.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { restoreTakenDown } from '#newsroom/workflow/restore-taken-down.ts'
import type { sendBack } from '#newsroom/workflow/send-back.ts'
import type { submit } from '#newsroom/workflow/submit.ts'
import type { takeBack } from '#newsroom/workflow/take-back.ts'
import type { takedown } from '#newsroom/workflow/takedown.ts'
import type { undoSendBack } from '#newsroom/workflow/undo-send-back.ts'
import type { undoUnpublish } from '#newsroom/workflow/undo-unpublish.ts'
import type { unpublish } from '#newsroom/workflow/unpublish.ts'
import type { withdrawCorrection } from '#newsroom/workflow/withdraw-correction.ts'

export type Seen = { article: number; draft: number }
export type WorkflowProblem =
  | 'wrong-stage'
  | 'embargoed'
  | 'stale'
  | 'unfinished'
  | 'others-changes'
  | 'planned'
  | 'too-late'
  | 'address-taken'
  | 'language-left'

type AboutStory<Value> = (story: { articleId: string }) => Promise<Outcome<Value, RequestProblem>>

/** The server actions of the workflow bar (app/desk/articles/workflow-actions.ts), passed in by the page. */
export type WorkflowActions = {
  readiness: (story: { articleId: string; draft?: number }) => Promise<Outcome<Readiness, RequestProblem>>
  submit: Asked<typeof submit>
  allowPicture: Asked<typeof allowPicture>
  takeBack: Asked<typeof takeBack>
  sendBack: Asked<typeof sendBack>
  /** `including`: the ids of the people whose changes the editor has agreed to publish. */
  publish: Asked<typeof publish>
  correct: Asked<typeof correct>
  corrections: AboutStory<CorrectionsOf>
  withdrawCorrection: Asked<typeof withdrawCorrection>
  unpublish: Asked<typeof unpublish>
  confirmation: AboutStory<Confirmation | null>
  nextWaiting: AboutStory<NextWaiting>
  takedown: Asked<typeof takedown>
  undoSendBack: Asked<typeof undoSendBack>
  undoUnpublish: Asked<typeof undoUnpublish>
  restoreTakenDown: Asked<typeof restoreTakenDown>
  liftEmbargo: Asked<typeof liftEmbargo>
  schedules: ScheduleActions
  outside: OutsideActions
}
