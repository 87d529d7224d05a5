import { expect, test } from 'vitest'
import { stages } from '#lib/stages.ts'
import { type Move, may, type Stage, stageMoves } from './stages.ts'

/** Every combination spelled out, in this order of stages: draft, submitted, published, unpublished, taken-down. */
const order: readonly Stage[] = ['draft', 'submitted', 'published', 'unpublished', 'taken-down']
const truth: Record<Move, string> = {
  save: 'y y y y n',
  comment: 'y y y y n',
  submit: 'y n y y n',
  'take back': 'n y y n n',
  'send back': 'n y y n n',
  publish: 'y y y y n',
  correct: 'n n y n n',
  assign: 'y y y y n',
  embargo: 'y y y y n',
  'show outside': 'y y y y n',
  unpublish: 'n n y n n',
  takedown: 'n n y y n',
  restore: 'n n n n y',
  discard: 'y n n n n',
}

const rows = Object.entries(truth).flatMap(([move, marks]) =>
  marks.split(' ').map((mark, at) => ({ move: move as Move, stage: order[at], mark })),
)

test('every move and every stage is in the table of this test', () => {
  expect(Object.keys(truth).sort()).toEqual([...stageMoves].sort())
  expect(order).toEqual(stages)
})

test.each(rows)('$move from $stage: $mark', ({ move, stage, mark }) => {
  if (!stage) throw new Error('a row has five marks')
  expect(may(move, stage)).toBe(mark === 'y')
})
