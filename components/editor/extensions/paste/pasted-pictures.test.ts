import { getSchema } from '@tiptap/core'
import { DOMParser as TextParser } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { DOMParser as PageParser } from 'linkedom'
import { expect, test } from 'vitest'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import { bodyStart } from '#components/editor/extensions/lines.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { markPictures, pasteAround } from './pasted-pictures.ts'
import { storyHtmlOf } from './reading/story-html.ts'

const schema = getSchema(schemaExtensions)
const pageOf = (html: string): Document =>
  new PageParser().parseFromString(`<html><body>${html}</body></html>`, 'text/html') as unknown as Document // linkedom has types of its own
const data = `data:image/png;base64,${btoa('bytes')}`
const p = (text?: string): DocumentNode => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })

/** Pastes HTML at a place, and lets all its pictures come in. */
function paste(html: string, content: DocumentNode[], at: number) {
  const { text, taken, left } = storyHtmlOf(pageOf(html))
  const marked = markPictures(pageOf(text), taken)
  const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'headline' }, { type: 'dek' }, ...content] })
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, bodyStart(doc) + at) })
  const waiting = new Map(taken.map((picture) => [picture.id, picture]))
  const { tr, places } = pasteAround(state, TextParser.fromSchema(schema).parseSlice(pageOf(marked).body), waiting)
  const pasted = state.apply(tr)
  pasted.doc.check()
  const come = pasted.tr
  for (const { picture, before } of places.toReversed()) {
    if (before === null) continue
    come.insert(pasted.selection.to - before, schema.node('picture', { mediaId: picture.id, ...picture.words }))
  }
  come.doc.check()
  const shape = (of: typeof doc) =>
    of.content.content.slice(2).map((node) => (node.type.name === 'picture' ? `[${node.attrs.alt}]` : node.textContent || node.type.name))
  return {
    steps: tr.steps.length,
    without: shape(pasted.doc),
    whole: shape(come.doc),
    files: taken.map(({ file }) => file.name),
    left,
    places,
  }
}

test('pictures hold their places in what is pasted, and the text has none that is not there', () => {
  const html = `<p>One</p><p><img src="${data}" alt="A"></p><ul><li>two<img src="https://a.example/quay.jpg?w=1" alt="B"></li></ul><p>be<img src="https://b.example/x" alt="C">tween</p><img src="file:///C:/a.png"><p>Three</p>`
  const { steps, without, whole, files, left } = paste(html, [p('ab')], 2)
  expect(steps).toBe(1)
  expect(without).toEqual(['aOne', 'two', 'be', 'tween', 'Threeb'])
  expect(whole).toEqual(['aOne', '[A]', 'two', '[B]', 'be', '[C]', 'tween', 'Threeb'])
  expect(files).toEqual(['picture-1.png', 'quay.jpg', 'b.example (3)'])
  expect(left).toBe(1)
})

test.each([
  ['alone, into an empty text', `<img src="${data}" alt="A">`, [p()], 1, ['[A]', 'paragraph']],
  ['at the start and the end', `<img src="${data}" alt="A"><p>One</p><img src="${data}" alt="B">`, [p()], 1, ['[A]', 'One', '[B]']],
  [
    'in a gallery',
    `<div class="gallery"><img src="${data}" alt="A"><img src="${data}" alt="B"></div><p>One</p>`,
    [p()],
    1,
    ['[A]', '[B]', 'One'],
  ],
])('pictures %s', (_, html, content, at, whole) => {
  const { whole: is, places } = paste(html, content, at)
  expect(is.filter((each) => each !== 'paragraph')).toEqual(whole.filter((each) => each !== 'paragraph'))
  expect(places.every(({ before }) => before !== null)).toBe(true)
})

test('what is no picture in the clipboard or on the web is left, and a paste has an end', () => {
  const many = `<img src="${data}">`.repeat(60)
  expect(paste(`<p>One</p>${many}`, [p()], 1)).toMatchObject({ left: 10 })
  expect(
    paste(
      '<p>One</p><img src="javascript:x"><img src="blob:https://a.example/1"><img src="cid:1"><img src="data:image/png;base64,%%%"><img>',
      [p()],
      1,
    ),
  ).toMatchObject({ left: 5, files: [] })
})
