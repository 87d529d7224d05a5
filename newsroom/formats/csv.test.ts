import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from './csv.ts'

test.each([
  ['a,b\n1,2\n', [{ a: '1', b: '2' }]],
  ['\ufeffa,b\r\n"1,5","say ""hi""\r\nthere"\r\n', [{ a: '1,5', b: 'say "hi"\r\nthere' }]],
  [
    'a,b,c\n1,,\n,,3',
    [
      { a: '1', b: '', c: '' },
      { a: '', b: '', c: '3' },
    ],
  ],
  ['a;b\r\n1,5;"2;3"', [{ a: '1,5', b: '2;3' }]],
  ['a,b\n1', [{ a: '1', b: '' }]],
  ['a,b\n\n1,2', [{ a: '1', b: '2' }]],
  ['', []],
])('CSV %j is read by its first row', (text, rows) => {
  expect(csvRows(text)).toEqual(rows)
})

const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`

test('what is quoted comes back, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })), { minLength: 1 }), (rows) => {
      const text = ['x,y', ...rows.map((row) => row.map(quote).join(','))].join('\n')
      expect(csvRows(text)).toEqual(rows.map(([x, y]) => ({ x, y })))
    }),
  )
})

test('any text is read in linear time and never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(csvRows(`a\n${text}`)).toBeInstanceOf(Array)))
  expect(csvRows(`a\n"${'x'.repeat(3_000_000)}`)).toBeInstanceOf(Array)
})
