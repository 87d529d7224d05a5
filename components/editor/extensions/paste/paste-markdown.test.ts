import { DOMParser as PageParser } from 'linkedom'
import { expect, test } from 'vitest'
import { markdownToHtml } from '#newsroom/formats/markdown-html.ts'
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
  ['| Year | Ships |\n| --- | ---: |\n| 2025 | 4 |', true],
  ['Year | Ships\n-----|------\n2025 | 4', true],
  ['The tide[^1] rose.\n\n[^1]: Port log.', true],
  ['either | or\nand | so on', false],
  ['a line\n--- | ---', false],
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
  const text =
    '# Tides\n\nThe **quay** and [the log](https://x.example/l).\n\n- tram\n  1. night\n\n> He said *no*.\n\n<b>raw</b>\n\n| a | b |\n|---|---|\n| ~~c~~ | d[^1] |\n\n[^1]: Log.'
  const page = new PageParser().parseFromString(`<html><body>${markdownToHtml(text)}</body></html>`, 'text/html') as unknown as Document // linkedom's own types
  expect(storyHtmlOf(page).text).toBe(
    '<h2>Tides</h2><p>The <strong>quay</strong> and <a href="https://x.example/l">the log</a>.</p>' +
      '<ul><li><p>tram</p><ol><li><p>night</p></li></ol></li></ul><blockquote><p>He said <em>no</em>.</p></blockquote><p>&lt;b&gt;raw&lt;/b&gt;</p>' +
      '<table><tbody><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p><s data-strikethrough="">c</s></p></td>' +
      '<td><p>d<sup data-note="Log.">[1]</sup></p></td></tr></tbody></table><section data-notes=""><ol><li>Log.</li></ol></section>',
  )
})

test('a megabyte of the worst is judged at once', () => {
  for (const piece of ['**', '[', '[a](', '#', '- \n', '*a', '1.', ' ', '-', '|--', '|\n--|\n', '[^']) {
    const before = process.cpuUsage()
    isMarkdown(piece.repeat(1_000_000 / piece.length))
    expect(process.cpuUsage(before).user, piece).toBeLessThan(3_000_000)
  }
})
