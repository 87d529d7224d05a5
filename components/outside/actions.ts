import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { checkAgain } from '#newsroom/outside/check-again.ts'
import type { OutsideCheck } from '#newsroom/outside/check-of.ts'

/** The server actions about what the worker found from outside (app/desk/articles/outside-actions.ts). */
export type OutsideActions = {
  of: (story: { articleId: string }) => Promise<Outcome<OutsideCheck | null, RequestProblem>>
  again: Asked<typeof checkAgain>
}
