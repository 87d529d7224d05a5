import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GhostRow, ghostRows } from './ghost-rows.ts'

/** Reads a text that comes in pieces of these lengths. */
async function read(text: string, lengths: readonly number[] = []): Promise<GhostRow[]> {
  async function* pieces() {
    let at = 0
    for (const length of lengths) {
      yield text.slice(at, at + length)
      at += length
    }
    yield text.slice(at)
  }
  const rows: GhostRow[] = []
  for await (const row of ghostRows(pieces())) rows.push(row)
  return rows
}

const tricky = { id: 1, title: 'A "quoted" {brace} \\ [list], data: \n', lexical: '{"root":{"children":[]}}', more: { data: [{ id: 2 }] } }
const written = [
  JSON.stringify({ db: [{ meta: { version: '5.0' }, data: { posts: [tricky, { id: 3 }], tags: [], users: [{ id: 4 }] } }] }),
  JSON.stringify({ meta: { version: '000' }, data: { posts: [tricky, { id: 3 }], tags: [], users: [{ id: 4 }] } }, null, 2),
]

test.each(written)('the rows of an export are found by their tables, wherever the file is cut: %#', async (text) => {
  const rows = await read(text)
  expect(rows.map((row) => [row.table, row.number, 'value' in row ? row.value : row.problem])).toEqual([
    ['meta', 1, expect.anything()],
    ['posts', 1, tricky],
    ['posts', 2, { id: 3 }],
    ['users', 1, { id: 4 }],
  ])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }), async (lengths) => {
      expect(await read(text, lengths)).toEqual(rows)
    }),
    { numRuns: 200 },
  )
})

test('a row names its line', async () => {
  expect((await read(written[1] ?? '')).map(({ line }) => line)).toEqual([2, 7, 19, 25])
})

test.each([
  ['{"db":[{"data":{"posts":[{"id":1},{"id":', 'the file ends before it is complete'],
  ['{"db":[{"data":{"posts":[{"id":1}', 'the file ends before it is complete'],
  ['{"data":{"posts":[{"id":1},{"id":nothing}]}}', /^it is not JSON/],
  [`{"data":${'['.repeat(1000)}`, /nested more than/],
])('what is broken says so: %#', async (text, problem) => {
  const found = (await read(text)).flatMap((row) => ('problem' in row ? [row.problem] : []))
  expect(found).toEqual([expect.stringMatching(problem)])
})

test('a row that is too long is named, and the next one is read', async () => {
  const text = `{"data":{"posts":[{"id":1,"html":"${'x'.repeat(17_000_000)}"},{"id":2}]}}`
  const rows = await read(text, [1_000_000, 1_000_000, 14_000_000])
  expect(rows).toMatchObject([{ problem: expect.stringMatching(/longer than/) }, { value: { id: 2 } }])
})
