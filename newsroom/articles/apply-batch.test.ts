import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { applyBatch } from './apply-batch.ts'
import { longestDocument } from './document.ts'
import { stepsToJson } from './parse-steps.ts'
import { storyOf, storySchema } from './story-schema.ts'

const paragraph = (text: string) => storySchema.node('paragraph', null, text === '' ? [] : [storySchema.text(text)])
const plain = storyOf({ headline: 'Head', dek: '', body: { type: 'doc', content: [paragraph('Some words.').toJSON()] } })
const atEnd = (doc: Node, ...blocks: Node[]) =>
  stepsToJson([new ReplaceStep(doc.content.size, doc.content.size, new Slice(Fragment.from(blocks), 0, 0))])
const listOf = (...nodes: Node[]) => storySchema.nodes.bulletList?.create(null, nodes) ?? plain

test('a block that the schema does not know is refused, also where readers would not have it yet', () => {
  const wrong = listOf(paragraph('No item'))
  expect(applyBatch(plain, [], atEnd(plain, wrong), null)).toMatchObject({ problem: 'bad-document' })
  const suggested = wrong.mark([storySchema.mark('insertion', { id: 'one' })])
  expect(applyBatch(plain, [], atEnd(plain, suggested), null)).toMatchObject({ problem: 'bad-document' })
})

test('a document whose lines stand in another order is refused', () => {
  const [headline, dek, ...blocks] = plain.children
  const broken = plain.copy(Fragment.from([dek, headline, ...blocks].flatMap((node) => node ?? [])))
  expect(applyBatch(plain, [], [], null)).toMatchObject({ placed: [] })
  expect(applyBatch(broken, [], [], null)).toMatchObject({ problem: 'bad-document' })
})

test('the words of a picture are cleaned, and so is a block that was clean before', () => {
  const mediaId = '01890000-0000-7000-8000-000000000001'
  const picture = storySchema.node('picture', { mediaId, alt: 'A\u200b ship', caption: '', credit: '' })
  const made = applyBatch(plain, [], atEnd(plain, picture, paragraph('Clean')), null)
  if ('problem' in made) throw new Error(made.problem)
  expect(made.doc.child(3).attrs.alt).toBe('A ship')
  const at = made.doc.content.size - 1
  const unclean = new ReplaceStep(at, at, new Slice(Fragment.from(storySchema.text('\u202e!')), 0, 0))
  const again = applyBatch(made.doc, [], stepsToJson([unclean]), null)
  expect('doc' in again && again.doc.lastChild?.textContent).toBe('Clean!')
})

test('a text gets no longer than a text may be', () => {
  const long = plain.copy(plain.content.addToEnd(paragraph('x'.repeat(longestDocument - 1000))))
  expect(applyBatch(long, [], atEnd(long, paragraph('y'.repeat(100))), null)).toMatchObject({ placed: [{}] })
  expect(applyBatch(long, [], atEnd(long, paragraph('y'.repeat(1000))), null)).toEqual({
    problem: 'too-long',
    detail: { what: 'body', longest: longestDocument },
  })
})
