import { expect, test } from 'vitest'
import { acts } from '#newsroom/people/policy.ts'
import { groups } from './rights-table.tsx'

test('each act of the policy stands once in the table of rights', () => {
  expect(Object.values(groups).flat().sort()).toEqual([...acts].sort())
})
