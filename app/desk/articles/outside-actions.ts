'use server'

import { action } from '#app/action.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { checkAgain } from '#newsroom/outside/check-again.ts'
import { checkOf, type OutsideCheck } from '#newsroom/outside/check-of.ts'
import { checkOfInput } from '#newsroom/outside/input.ts'

export const checkAction = action(
  checkOfInput,
  async (person, { articleId }): Promise<Outcome<OutsideCheck | null, never>> => done(await checkOf(person, articleId)),
)
export const checkAgainAction = action(checkOfInput, checkAgain)
