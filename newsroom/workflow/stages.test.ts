import { expect, test } from 'vitest'
import { stages } from '#db/schema/articles.ts'
import { may, stageMoves } from './stages.ts'

test('each move starts from these stages and from no others', () => {
  const table = Object.fromEntries(stageMoves.map((move) => [move, stages.filter((stage) => may(move, stage)).join(' ')]))
  expect(table).toEqual({
    save: 'draft submitted published unpublished',
    submit: 'draft published unpublished',
    'send back': 'submitted published',
    publish: 'draft submitted published unpublished',
    unpublish: 'published',
    'take down': 'published unpublished',
    discard: 'draft',
  })
})
