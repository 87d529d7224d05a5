import { no, type Refused } from '#lib/outcome.ts'

/** Postgres' code for a row that something still points at. */
const stillUsed = '23503'

/**
 * For the end of a verb that deletes a section, an author or a topic: somebody put a story there at this very moment, and nothing was deleted. Any
 * other error is thrown again.
 */
export function refuseUsedAgain(error: unknown): Refused<'used-again'> {
  const cause = error instanceof Error ? error.cause : null
  if (cause instanceof Error && 'code' in cause && cause.code === stillUsed) return no('used-again')
  throw error
}
