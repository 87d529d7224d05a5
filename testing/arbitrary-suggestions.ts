import type { Node } from '@tiptap/pm/model'
import { AddNodeMarkStep, Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { type NodeName, type NodeSpec, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from './arbitrary-document.ts'

const picture = { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: '', caption: '', credit: '' }
const required: Record<string, Record<string, string>> = {
  picture,
  audio: { attachmentId: picture.mediaId },
  video: { attachmentId: picture.mediaId },
  document: { attachmentId: picture.mediaId },
  relatedStory: { articleId: picture.mediaId },
  embed: { embedId: 'youtube:dQw4w9WgXcQ' },
}

/** Any kind that a block may have had, also one that it can never have had. */
const befores = [
  null,
  { marks: [] },
  { marks: [{ type: 'bold' }, { type: 'link', attrs: { href: '/' } }] },
  ...Object.entries<NodeSpec>(nodeSpecs).map(([type]) => ({
    type: type as NodeName,
    attrs: required[type] ?? {},
  })),
]
export type Marking = { at: number; name: string; id: string; before: unknown }
export const arbitraryMarks: fc.Arbitrary<Marking[]> = fc.array(
  fc.record({
    at: fc.nat(1000),
    name: fc.constantFrom('insertion', 'deletion', 'modification'),
    id: fc.constantFrom('own', 'others'),
    before: fc.constantFrom(...befores),
  }),
  { maxLength: 12 },
)

/** The document with suggestions on any of its nodes, headline and dek too. */
export function withMarks(doc: Node, markings: readonly Marking[]): Node {
  const tr = new Transform(doc)
  for (const { at, name, id, before } of markings) {
    const places: { node: Node; position: number }[] = []
    tr.doc.descendants((node, position) => {
      places.push({ node, position })
    })
    const place = places[at % places.length]
    if (!place) continue
    const mark = storySchema.mark(name, name === 'modification' ? { id, before } : { id })
    if (place.node.isInline) tr.addMark(place.position, place.position + place.node.nodeSize, mark)
    else tr.maybeStep(new AddNodeMarkStep(place.position, mark))
  }
  return tr.doc
}

const lines = fc.constantFrom('', 'One line')
export const arbitraryStory = fc.tuple(lines, lines, arbitraryDocument).map(([headline, dek, body]) => storyOf({ headline, dek, body }))
