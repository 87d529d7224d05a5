import { expect, test } from 'vitest'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { longestNote } from '#newsroom/articles/nodes.ts'
import { cpuTime } from '#testing/cpu-time.ts'
import { noteItem, noteReference } from './html-notes.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

function read(html: string) {
  const losses = new Losses()
  const document = htmlToDocument(html, { losses, picture: () => ({ mediaId: '', alt: '', caption: '', credit: '' }) })
  return { html: documentToHtml(document).replace(/<section data-notes="">.*<\/section>$/s, ''), losses: losses.list() }
}

const one = '<p>The tide<sup data-note="Port log.">[1]</sup> rose.</p>'

test.each([
  [
    'Word',
    '<div class=WordSection1><p class=MsoNormal>The tide<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style="mso-special-character:footnote"><span class=MsoFootnoteReference>[1]</span></span></span></a> rose.</p></div><div style="mso-element:footnote-list"><br clear=all><hr align=left size=1 width="33%"><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Port log.</p></div></div>',
  ],
  [
    'LibreOffice',
    '<p>The tide<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> rose.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Port log.</p></div>',
  ],
  [
    'Google Docs',
    '<p><span>The tide</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span> rose.</span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Port log.</span></p></div>',
  ],
  [
    'WordPress',
    '<p>The tide<sup data-fn="a-1" class="fn"><a href="#a-1" id="a-1-link">1</a></sup> rose.</p><ol class="wp-block-footnotes"><li id="a-1">Port log. <a href="#a-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>',
  ],
  [
    'Markdown (GitHub, pandoc)',
    '<p>The tide<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup> rose.</p><section class="footnotes"><ol><li id="user-content-fn-1"><p>Port log. <a href="#user-content-fnref-1">↩</a></p></li></ol></section>',
  ],
  ['our own files', `<p>The tide${noteReference(1)} rose.</p><ol>${noteItem(1, '<p>Port log.</p>')}</ol>`],
  ['our own feed', `${one}<section data-notes=""><ol><li>Port log.</li></ol></section>`],
])('a footnote of %s is one', (_, html) => {
  expect(read(html).html).toBe(one)
})

test('the words of a note say where its links lead, and a note that is named twice stands at both places', () => {
  const note = noteItem(
    1,
    '<p>See <b>the log</b>, <a href="https://port.example/log">page 4</a>.</p><p>And <a href="https://a.example/">https://a.example/</a></p>',
  )
  const words = 'See the log, page 4 (https://port.example/log).\nAnd https://a.example/'
  expect(read(`<p>One${noteReference(1)} two<a href="#galley-note-1">1</a>.</p><ol>${note}</ol>`).html).toBe(
    `<p>One<sup data-note="${words}">[1]</sup> two<sup data-note="${words}">[2]</sup>.</p>`,
  )
})

test.each([
  ['a picture', '<p>Port log.</p><img src="a.png">'],
  ['a list', '<ul><li>Port log.</li></ul>'],
  ['too many words', `<p>${'Port log. '.repeat(longestNote / 10 + 1)}</p>`],
])('a note with %s stays where it is, and is named', (_, inside) => {
  const { html, losses } = read(`<p>The tide${noteReference(1)} rose.</p><ol>${noteItem(1, inside)}</ol>`)
  expect(html).toContain('The tide<sup>[1]</sup> rose.')
  expect(html).toContain('Port log.')
  expect(losses).toContain('a footnote with more than a few words became a number and text at the end')
})

test.each([
  [
    'a list of contents',
    '<ul><li><a href="#one" id="toc-1">1</a></li></ul><h2 id="one">One <a href="#toc-1">↑</a></h2><p>Words.</p>',
    'Words.',
  ],
  ['a note above its number', '<ol><li id="n1">Above. <a href="#r1">↩</a></li></ol><p>Below<a href="#n1" id="r1">1</a></p>', 'Above.'],
  ['a section that leads back', '<p><a href="#s" id="r">Read on below</a></p><div id="s">Words. <a href="#r">back</a></div>', 'Words.'],
])('%s is no footnote', (_, html, words) => {
  expect(read(html).html).not.toContain('data-note')
  expect(read(html).html).toContain(words)
})

test('thousands of notes, and links in circles, cost little', () => {
  const many = Array.from({ length: 3000 }, (_, at) => at + 1)
  const html = `<p>${many.map((at) => `w${noteReference(at)}`).join(' ')}</p><div><ol>${many.map((at) => noteItem(at, `<p>Note ${at}</p>`)).join('')}</ol></div>`
  const circle = `<div id="a">${'<div>'.repeat(200)}${'<a href="#a">1</a>'.repeat(4000)}`
  expect(cpuTime(() => read(html))).toBeLessThan(4000)
  expect(cpuTime(() => read(circle))).toBeLessThan(4000)
})

test('a note is kept in text that holds nothing else', () => {
  for (const html of [
    '<pre><sup data-note="Port log.">[1]</sup></pre>',
    '<h2><sup data-note="Port log.">[1]</sup></h2>',
    '<blockquote><p>A</p><cite><sup data-note="Port log.">[1]</sup></cite></blockquote>',
    '<ul><li><sup data-note="Port log.">[1]</sup></li></ul>',
    '<table><tr><td><sup data-note="Port log.">[1]</sup></td></tr></table>',
    '<figure><table><caption><sup data-note="Port log.">[1]</sup></caption><tr><td>A</td></tr></table></figure>',
    '<aside><p><sup data-note="Port log.">[1]</sup></p></aside>',
    '<details><summary><sup data-note="Port log.">[1]</sup></summary><p>A</p></details>',
  ])
    expect(read(html).html, html).toContain('<sup data-note="Port log.">[1]</sup>')
})
