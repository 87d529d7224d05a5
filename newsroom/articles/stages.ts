import type { stages } from '#lib/stages.ts'

export type Stage = (typeof stages)[number]

/** From which stages each move is possible. Who may make it: people/policy.ts. */
const moves = {
  save: ['draft', 'submitted', 'published', 'unpublished'],
  comment: ['draft', 'submitted', 'published', 'unpublished'],
  submit: ['draft', 'published', 'unpublished'],
  'take back': ['submitted', 'published'],
  'send back': ['submitted', 'published'],
  publish: ['draft', 'submitted', 'published', 'unpublished'],
  correct: ['published'],
  assign: ['draft', 'submitted', 'published', 'unpublished'],
  embargo: ['draft', 'submitted', 'published', 'unpublished'],
  'show outside': ['draft', 'submitted', 'published', 'unpublished'],
  unpublish: ['published'],
  takedown: ['published', 'unpublished'],
  restore: ['taken-down'],
  discard: ['draft'],
} as const satisfies Record<string, readonly Stage[]>

export type Move = keyof typeof moves
export const stageMoves = Object.keys(moves) as Move[] // Object.keys returns string[]

export function may(move: Move, stage: Stage): boolean {
  const from: readonly Stage[] = moves[move]
  return from.includes(stage)
}
