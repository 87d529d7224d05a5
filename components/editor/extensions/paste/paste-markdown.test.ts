import { DOMParser as PageParser } from 'linkedom'
import { micromark } from 'micromark'
import { expect, test } from 'vitest'
import { isMarkdown } from './paste-markdown.ts'
import { storyHtmlOf } from './reading/story-html.ts'

test.each([
  ['# Tides', true],
  ['Words.\n\n## Fares\n', true],
  ['- tram\n- bus', true],
  ['- tram\n\n- bus', true],
  ['1. tram\n2. bus', true],
  ['1. tram\n   more of it\n2. bus', true],
  ['> He said no.', true],
  ['See [the log](https://x.example/log).', true],
  ['The **whole** quay', true],
  ['- No, he said.\n\nThen he left.', false],
  ['#tides are high', false],
  ['5 > 3 and a * b * c', false],
  ['1. May is a holiday.\nSo is the second.', false],
  ['A plain text.\n\nAnother [sic] line.', false],
  ['', false],
])('%j is Markdown: %s', (text, is) => {
  expect(isMarkdown(text)).toBe(is)
})

test('it comes in as what it says; raw HTML in it stays words', () => {
  const text = '# Tides\n\nThe **quay** and [the log](https://x.example/l).\n\n- tram\n  1. night\n\n> He said *no*.\n\n<b>raw</b>'
  const page = new PageParser().parseFromString(`<html><body>${micromark(text)}</body></html>`, 'text/html') as unknown as Document // linkedom's own types
  expect(storyHtmlOf(page).text).toBe(
    '<h2>Tides</h2><p>The <strong>quay</strong> and <a href="https://x.example/l">the log</a>.</p>' +
      '<ul><li><p>tram</p><ol><li><p>night</p></li></ol></li></ul><blockquote><p>He said <em>no</em>.</p></blockquote><p>&lt;b&gt;raw&lt;/b&gt;</p>',
  )
})

test('a megabyte of the worst is judged at once', () => {
  for (const piece of ['**', '[', '[a](', '#', '- \n', '*a', '1.', ' ']) {
    const before = process.cpuUsage()
    isMarkdown(piece.repeat(1_000_000 / piece.length))
    expect(process.cpuUsage(before).user, piece).toBeLessThan(3_000_000)
  }
})
