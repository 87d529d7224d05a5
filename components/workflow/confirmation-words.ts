import type { Say } from '#components/ui/words/say.ts'
import type { Confirmation, EdgeStanding } from '#newsroom/delivery/confirmation.ts'

export type Said = { tone: 'waiting' | 'done' | 'late'; text: string; missing: string[] }

/** Milliseconds after which a missing confirmation is shown as a warning. Usually it takes a tenth of a second. */
const late = 3_000
/** An edge that runs and reaches Postgres reports every second. After so many milliseconds of silence it is named. */
const silent = 5_000

/** How far a change has come on its way to readers. `isUnreachable`: the newsroom did not answer the last request. */
export function confirmationInWords(say: Say, confirmation: Confirmation | null, isUnreachable = false): Said {
  if (!confirmation)
    return isUnreachable
      ? { tone: 'late', text: say('workflow.notKnown'), missing: [] }
      : { tone: 'waiting', text: say('workflow.onItsWay'), missing: [] }
  const isTakedown = confirmation.kind === 'taken-down' || confirmation.kind === 'unpublished'
  if (confirmation.isDone)
    return { tone: 'done', text: isTakedown ? describeRemoved(say, confirmation) : describeDelivered(say, confirmation), missing: [] }
  const missing = confirmation.edges.filter(({ hasIt }) => !hasIt)
  const isLate = confirmation.age > late || missing.some(({ unheardFor }) => unheardFor > silent)
  if (!isLate) return { tone: 'waiting', text: say(isTakedown ? 'workflow.beingRemoved' : 'workflow.onItsWay'), missing: [] }
  const text = say(isTakedown ? 'workflow.notRemoved' : 'workflow.notEverywhere')
  return { tone: 'late', text, missing: missing.map((edge) => missingInWords(say, edge)) }
}

const describeDelivered = (say: Say, { edges }: Confirmation): string =>
  edges.length > 0 ? say('workflow.delivered', { span: span(say, slowest(edges)) }) : say('workflow.deliveredAlone')

const slowest = (edges: readonly EdgeStanding[]) => Math.max(...edges.map(({ after }) => after ?? 0))

const describeRemoved = (say: Say, { edges }: Confirmation): string =>
  edges.length > 0 ? say('workflow.gone', { span: span(say, slowest(edges)) }) : say('workflow.goneAlone')

const missingInWords = (say: Say, { name, unheardFor }: EdgeStanding): string =>
  unheardFor > silent ? say('workflow.edgeSilent', { name, span: span(say, unheardFor) }) : say('workflow.edgeWaits', { name })

/** A duration: "84 ms", "12 s", "5 min", "3 h". */
export function span(say: Say, milliseconds: number): string {
  if (milliseconds < 1_000) return say('workflow.milliseconds', { count: Math.round(milliseconds) })
  if (milliseconds < 10_000) return say('workflow.seconds', { count: Math.round(milliseconds / 100) / 10 })
  if (milliseconds < 120_000) return say('workflow.seconds', { count: Math.round(milliseconds / 1_000) })
  if (milliseconds < 2 * 3_600_000) return say('workflow.minutes', { count: Math.round(milliseconds / 60_000) })
  return say('workflow.hours', { count: Math.round(milliseconds / 3_600_000) })
}
