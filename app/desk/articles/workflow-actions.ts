'use server'

import { action } from '#app/action.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { articleInput } from '#newsroom/articles/input.ts'
import { type NextWaiting, nextWaiting } from '#newsroom/articles/next-waiting.ts'
import { type Confirmation, confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { confirmationInput } from '#newsroom/delivery/input.ts'
import { liftEmbargoInput } from '#newsroom/embargo/input.ts'
import { liftEmbargo } from '#newsroom/embargo/lift-embargo.ts'
import { allowPicture } from '#newsroom/workflow/allow-picture.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { type CorrectionsOf, correctionsOf } from '#newsroom/workflow/corrections-of.ts'
import {
  allowPictureInput,
  correctInput,
  correctionsInput,
  publishInput,
  readinessInput,
  restoreTakenDownInput,
  sendBackInput,
  submitInput,
  takeBackInput,
  takedownInput,
  undoInput,
  unpublishInput,
  withdrawCorrectionInput,
} from '#newsroom/workflow/input.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { type Readiness, readinessFor } from '#newsroom/workflow/readiness.ts'
import { restoreTakenDown } from '#newsroom/workflow/restore-taken-down.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { takeBack } from '#newsroom/workflow/take-back.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { undoSendBack } from '#newsroom/workflow/undo-send-back.ts'
import { undoUnpublish } from '#newsroom/workflow/undo-unpublish.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { withdrawCorrection } from '#newsroom/workflow/withdraw-correction.ts'

export const readinessAction = action(
  readinessInput,
  async (person, { articleId, draft }): Promise<Outcome<Readiness, never>> => done(await readinessFor(person, articleId, draft)),
)
export const submitAction = action(submitInput, submit)
export const allowPictureAction = action(allowPictureInput, allowPicture)
export const takeBackAction = action(takeBackInput, takeBack)
export const sendBackAction = action(sendBackInput, sendBack)
export const publishAction = action(publishInput, publish)
export const correctAction = action(correctInput, correct)
export const correctionsAction = action(
  correctionsInput,
  async (person, { articleId }): Promise<Outcome<CorrectionsOf, never>> => done(await correctionsOf(person, articleId)),
)
export const withdrawCorrectionAction = action(withdrawCorrectionInput, withdrawCorrection)
export const unpublishAction = action(unpublishInput, unpublish)
export const liftEmbargoAction = action(liftEmbargoInput, liftEmbargo)
export const takedownAction = action(takedownInput, takedown)
export const undoSendBackAction = action(undoInput, undoSendBack)
export const undoUnpublishAction = action(undoInput, undoUnpublish)
export const restoreTakenDownAction = action(restoreTakenDownInput, restoreTakenDown)
export const confirmationAction = action(
  confirmationInput,
  async (person, { articleId }): Promise<Outcome<Confirmation | null, never>> => done(await confirmationOf(person, articleId)),
)
export const nextWaitingAction = action(
  articleInput,
  async (person, input): Promise<Outcome<NextWaiting, never>> => done(await nextWaiting(person, input)),
)
