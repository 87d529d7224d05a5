import { expect, test } from 'vitest'
import { type Act, acts } from '#newsroom/people/policy.ts'
import { groups } from './rights-table.tsx'

/** Nobody can be a guest before the desk has the screens to invite them (docs/decisions/0068). */
const notOffered: readonly Act[] = ['invite a guest']

test('each act of the policy that the desk offers stands once in the table of rights', () => {
  expect(Object.values(groups).flat().sort()).toEqual(acts.filter((act) => !notOffered.includes(act)).sort())
})
