import { countTroubles } from '#newsroom/health/health.ts'
import type { Person, Role } from '#newsroom/people/person.ts'

/** Milliseconds for which a count serves all pages of the desk. */
const recent = 2_000
const kept = new Map<Role, { until: number; count: Promise<number> }>()

/**
 * What is red on the page of health, for the mark in the rail. It takes ten statements, is the same for everybody of a role, and each page
 * of the desk shows it: after a change twenty open lists are loaded again at once.
 */
export function recentTroubles(person: Person): Promise<number> {
  const now = performance.now()
  const known = kept.get(person.role)
  if (known && known.until > now) return known.count
  const count = countTroubles(person)
  kept.set(person.role, { until: now + recent, count })
  count.catch(() => kept.delete(person.role))
  return count
}
