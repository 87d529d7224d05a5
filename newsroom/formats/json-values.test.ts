import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonValues } from './json-values.ts'

async function read(text: string, pieceLength = 7) {
  async function* pieces() {
    for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength)
  }
  const values = []
  for await (const value of jsonValues(pieces())) values.push(value)
  return values
}

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 6 })
const line = expect.any(Number)

test('lines, an array and a single object give the same items, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(objects, fc.integer({ min: 1, max: 40 }), async (items, pieceLength) => {
      const wanted = items.map((value) => ({ line, value: JSON.parse(JSON.stringify(value)) }))
      expect(await read(items.map((item) => JSON.stringify(item)).join('\n'), pieceLength)).toEqual(wanted)
      expect(await read(JSON.stringify(items), pieceLength)).toEqual(wanted)
      expect(await read(JSON.stringify(items, null, 2), pieceLength)).toEqual(wanted)
      expect(await read(JSON.stringify(items[0], null, 2), pieceLength)).toEqual(wanted.slice(0, 1))
    }),
  )
})

test('a broken line is named by its number, and the lines after it are read', async () => {
  const values = await read('{"a":1}\n\n{"b":\n{"c":3}\r\nnonsense\n{"d":4}')
  expect(values).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 3, problem: expect.stringContaining('not JSON') },
    { line: 4, value: { c: 3 } },
    { line: 5, problem: expect.stringContaining('not JSON') },
    { line: 6, value: { d: 4 } },
  ])
})

test('a broken first line does not hide the rest', async () => {
  expect(await read('{"a":\n{"b":2}\n')).toEqual([
    { line: 1, problem: expect.stringContaining('not JSON') },
    { line: 2, value: { b: 2 } },
  ])
})

test('an array that breaks off says where its last item began', async () => {
  expect(await read('[\n{"a":1},\n{"b":\n')).toEqual([
    { line: 2, value: { a: 1 } },
    { line: 3, problem: 'the file ends before it is complete' },
  ])
})

test('an array on one line, longer than an item may be, is read item by item; one that is itself too long costs itself', async () => {
  const long = `{"text":"${'x'.repeat(9_000_000)}"}`
  const values = await read(`[{"a":1},${long},${long},{"b":2}]`, 1_000_000)
  expect(values.map((one) => ('value' in one ? Object.keys(one.value as object) : one.problem))).toEqual([['a'], ['text'], ['text'], ['b']])
  const longer = `{"text":"${'\\"'.repeat(9_000_000)}"}`
  expect(await read(`[{"a":1},${longer},{"b":2}]`, 1_000_000)).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 1, problem: 'it is longer than 16,000,000 characters' },
    { line: 1, value: { b: 2 } },
  ])
})
