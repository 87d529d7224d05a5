import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TestSpecification } from 'vitest/node'
import { beginWithLongest, first, long } from './longest-first.ts'

const root = join(import.meta.dirname, '..')

test('every file of the lists is there', () => {
  expect([...first, ...long].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the two longest are first; then each project has its long files before the others, and what runs alone is last', () => {
  const names = new Map<unknown, string>()
  const specification = (name: string, path: string) => {
    const made = { moduleId: join(root, path), project: { name } }
    names.set(made, path)
    return made as unknown as TestSpecification // what the order asks of one
  }
  const sorted = beginWithLongest([
    specification('alone', 'proof/edge/crowd.test.ts'),
    specification('verbs and proofs', 'db/short.test.ts'),
    specification('verbs and proofs', long[7] ?? ''),
    specification('verbs and proofs', long[6] ?? ''),
    specification('verbs and proofs', first[1] ?? ''),
    specification('verbs and proofs', first[0] ?? ''),
    specification('apart', 'app/short.test.ts'),
    specification('apart', long[3] ?? ''),
    specification('units', 'lib/short.test.ts'),
    specification('units', long[0] ?? ''),
  ])
  expect(sorted.map((each) => names.get(each))).toEqual([
    ...first,
    ...[long[0], 'lib/short.test.ts'],
    ...[long[3], 'app/short.test.ts'],
    ...[long[6], long[7], 'db/short.test.ts'],
    'proof/edge/crowd.test.ts',
  ])
})
