import { expect, test } from 'vitest'
import { lossKind } from './loss-kind.ts'

test.each([
  ['styles and classes of elements (3 times)', 'styles and classes of elements'],
  ['picture https://old.example/a,b.jpg: its file is not at hand', 'picture …: its file is not at hand'],
  ['picture uploads/2010/a.jpg: its site answered 404', 'picture …: its site answered 404'],
  ['card embed became a link to https://old.example/1', 'card embed became a link to …'],
  ['struck-out words “a secret” were left out', 'struck-out words “…” were left out'],
  ['kept as a draft: a picture has no credit', 'kept as a draft: a picture has no credit'],
  ['', ''],
])('%s is of the kind: %s', (loss, kind) => expect(lossKind(loss)).toBe(kind))

test('a kind is never too long for an index, and a hostile loss takes linear time', () => {
  const begun = process.cpuUsage().user
  expect(lossKind(`${'“'.repeat(500)}${'a://'.repeat(500)}`).length).toBeLessThanOrEqual(200)
  expect(process.cpuUsage().user - begun).toBeLessThan(1e6)
})
