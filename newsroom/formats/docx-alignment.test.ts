import { expect, test } from 'vitest'
import { markAlignment } from './docx-alignment.ts'

const mark = (to: string) => `<w:bookmarkStart w:id="0" w:name="galley-aligned-${to}"/>`

test('a paragraph that is aligned is marked after its properties, and no other', () => {
  const [centred, left, right] = [
    '<w:pPr><w:jc w:val="center"/></w:pPr>',
    '<w:pPr><w:jc w:val="left"/></w:pPr>',
    '<w:pPr><w:jc w:val="right"/></w:pPr>',
  ]
  expect(markAlignment(`<w:p>${centred}a</w:p><w:p>${left}b</w:p><w:p>c</w:p><w:p>${right}d</w:p>`)).toBe(
    `<w:p>${centred}${mark('center')}a</w:p><w:p>${left}b</w:p><w:p>c</w:p><w:p>${right}${mark('right')}d</w:p>`,
  )
})

test('how it was aligned before a tracked change does not count', () => {
  const before = (to: string) => `<w:pPrChange w:id="1"><w:pPr><w:jc w:val="${to}"/></w:pPr></w:pPrChange>`
  const changed = `<w:pPr><w:jc w:val="end"/>${before('center')}</w:pPr>`
  const freed = `<w:pPr>${before('right')}</w:pPr>`
  expect(markAlignment(`${changed}a${freed}b`)).toBe(`${changed}${mark('end')}a${freed}b`)
})

test('properties that never end mark nothing, however many there are', () => {
  const hostile = '<w:pPr><w:jc w:val="center"/>'.repeat(200_000)
  expect(markAlignment(hostile)).toBe(hostile)
  expect(markAlignment('</w:pPr><w:jc w:val="center"/></w:pPr>')).toBe('</w:pPr><w:jc w:val="center"/></w:pPr>')
})
