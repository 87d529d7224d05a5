import type { stages } from '#db/schema/articles.ts'

export type Stage = (typeof stages)[number]

/** When it may: the stages each move starts from. Who may is in people/policy.ts. */
const moves = {
  save: ['draft', 'submitted', 'published', 'unpublished'],
  submit: ['draft', 'published', 'unpublished'],
  'take back': ['submitted', 'published'],
  'send back': ['submitted', 'published'],
  publish: ['draft', 'submitted', 'published', 'unpublished'],
  correct: ['published'],
  unpublish: ['published'],
  'take down': ['published', 'unpublished'],
  discard: ['draft'],
} as const satisfies Record<string, readonly Stage[]>

export type Move = keyof typeof moves
export const stageMoves = Object.keys(moves) as Move[] // the keys of the table above

export function may(move: Move, stage: Stage): boolean {
  const from: readonly Stage[] = moves[move]
  return from.includes(stage)
}
