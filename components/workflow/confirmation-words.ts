import type { Confirmation, EdgeStanding } from '#newsroom/delivery/confirmation.ts'

export type Said = { tone: 'waiting' | 'done' | 'late'; text: string; missing: string[] }

/** After this long a change that is not confirmed is worth a warning; usually it takes a tenth of a second. */
const late = 3_000
/** An edge is heard every second while it lives and reaches Postgres. */
const silent = 5_000

/** Where a change stands on its way to readers, in words. `isUnreachable`: the newsroom did not answer just now. */
export function confirmationInWords(confirmation: Confirmation | null, isUnreachable = false): Said {
  if (!confirmation)
    return isUnreachable
      ? { tone: 'late', text: 'Galley does not answer, so it is not known yet whether readers have it.', missing: [] }
      : { tone: 'waiting', text: 'On its way to readers…', missing: [] }
  const isTakedown = confirmation.kind === 'taken-down' || confirmation.kind === 'unpublished'
  if (confirmation.isDone)
    return { tone: 'done', text: isTakedown ? describeRemoved(confirmation) : describeDelivered(confirmation), missing: [] }
  const missing = confirmation.edges.filter(({ hasIt }) => !hasIt)
  const isLate = confirmation.age > late || missing.some(({ unheardFor }) => unheardFor > silent)
  if (!isLate) return { tone: 'waiting', text: isTakedown ? 'Being removed everywhere…' : 'On its way to readers…', missing: [] }
  const text = isTakedown ? 'Not done yet: some readers may still get it.' : 'Not all readers have it yet.'
  return { tone: 'late', text, missing: missing.map(missingInWords) }
}

const describeDelivered = ({ edges }: Confirmation): string =>
  edges.length > 0 ? `Readers have it: ${span(Math.max(...edges.map(({ after }) => after ?? 0)))}` : 'Readers have it.'

const describeRemoved = ({ edges }: Confirmation): string =>
  edges.length > 0
    ? `Done: readers no longer get it, after ${span(Math.max(...edges.map(({ after }) => after ?? 0)))}.`
    : 'Done: nothing of it is served.'

const missingInWords = ({ name, unheardFor }: EdgeStanding): string =>
  unheardFor > silent ? `${name} has not confirmed, and was last heard ${span(unheardFor)} ago.` : `${name} has not confirmed yet.`

/** A length of time as it is said: "84 ms", "12 s", "5 min", "3 h". */
export function span(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 10_000) return `${(milliseconds / 1_000).toFixed(1)} s`
  if (milliseconds < 120_000) return `${Math.round(milliseconds / 1_000)} s`
  if (milliseconds < 2 * 3_600_000) return `${Math.round(milliseconds / 60_000)} min`
  return `${Math.round(milliseconds / 3_600_000)} h`
}
