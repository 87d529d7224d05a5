'use server'

import { action } from '#app/action.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { editBreaking } from '#newsroom/breaking/edit-breaking.ts'
import { endBreaking } from '#newsroom/breaking/end-breaking.ts'
import { editBreakingInput, linkBreakingInput, oneBreakingInput, publishBreakingInput } from '#newsroom/breaking/input.ts'
import { linkBreaking } from '#newsroom/breaking/link-breaking.ts'
import { publishBreaking } from '#newsroom/breaking/publish-breaking.ts'
import { undoEndBreaking } from '#newsroom/breaking/undo-end-breaking.ts'
import { type Confirmation, confirmationOfBreaking } from '#newsroom/delivery/confirmation.ts'
import { breakingConfirmationInput } from '#newsroom/delivery/input.ts'

export const publishBreakingAction = action(publishBreakingInput, publishBreaking)
export const editBreakingAction = action(editBreakingInput, editBreaking)
export const endBreakingAction = action(oneBreakingInput, endBreaking)
export const undoEndBreakingAction = action(oneBreakingInput, undoEndBreaking)
export const linkBreakingAction = action(linkBreakingInput, linkBreaking)
export const breakingConfirmationAction = action(
  breakingConfirmationInput,
  async (person, { id }): Promise<Outcome<Confirmation | null, never>> => done(await confirmationOfBreaking(person, id)),
)
