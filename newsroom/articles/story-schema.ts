import { type AttributeSpec, type Node, type NodeSpec as ProseMirrorSpec, Schema } from '@tiptap/pm/model'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { DraftText } from './draft-text.ts'
import './move-step.ts' // its steps are read wherever the schema is
import { type Attribute, type MarkSpec, markSpecs, type NodeSpec, nodeSpecs } from './nodes.ts'
import { hasSuggestions, settleDoc } from './settle-suggestions.ts'

const attributes = (attrs: Record<string, Attribute> = {}): Record<string, AttributeSpec> =>
  Object.fromEntries(
    Object.entries(attrs).map(([name, { default: value, isValid }]) => [
      name,
      {
        ...(value !== undefined && { default: value }),
        validate: (given: unknown) => {
          if (!isValid(given)) throw new RangeError(`attribute “${name}” may not be ${JSON.stringify(given)?.slice(0, 100)}`)
        },
      },
    ]),
  )

/** The lines over the text. They are parts of the document, so that undo, carets, comments and the log cover them too. */
export const lineSpecs = {
  headline: { content: 'text*', marks: 'insertion deletion', isolating: true, defining: true, selectable: false },
  dek: { content: 'text*', marks: 'insertion deletion', isolating: true, defining: true, selectable: false },
} satisfies Record<string, ProseMirrorSpec>

export type LineName = keyof typeof lineSpecs

export const storyContent = 'headline dek block+'

const { doc, ...blockSpecs } = nodeSpecs

/**
 * The document that is written and whose steps are logged: headline, dek, then the blocks of the text. Its nodes and marks are those of
 * nodes.ts; an invalid attribute throws a RangeError when JSON is parsed.
 */
export const storySchema = new Schema({
  topNode: 'doc',
  nodes: {
    doc: { content: storyContent, marks: doc.marks },
    ...lineSpecs,
    ...Object.fromEntries(
      Object.entries(blockSpecs).map(([name, { label: _label, attrs, ...spec }]: [string, NodeSpec]) => [
        name,
        { ...spec, attrs: attributes(attrs) },
      ]),
    ),
  },
  marks: Object.fromEntries(
    Object.entries(markSpecs).map(([name, { attrs, inclusive }]: [string, MarkSpec]) => [name, { attrs: attributes(attrs), inclusive }]),
  ),
})

/** The document of a text, with its suggestions. A text without blocks has an empty paragraph. Throws RangeError when it is not valid. */
export function storyOf({ headline, dek, body, suggested }: DraftText): Node {
  if (suggested) return storySchema.nodeFromJSON(suggested)
  const line = (type: LineName, text: string) => ({ type, ...(text !== '' && { content: [{ type: 'text', text }] }) })
  const blocks = body.content.length > 0 ? body.content : [{ type: 'paragraph' }]
  return storySchema.nodeFromJSON({ type: 'doc', content: [line('headline', headline), line('dek', dek), ...blocks] })
}

/** The text of a document, as plain objects: ProseMirror's attributes have no prototype. */
export function textOf(story: Node): DraftText {
  if (!hasSuggestions(story)) return plainTextOf(story)
  return { ...plainTextOf(settleDoc(story, 'reject')), suggested: JSON.parse(JSON.stringify(story.toJSON())) }
}

/** The headline and the dek alone, without suggestions, however long the text is. */
export function linesOf(story: Node): Pick<DraftText, 'headline' | 'dek'> {
  const [headline, dek, block] = [story.child(0), story.child(1), story.type.schema.node('paragraph')]
  const settled = settleDoc(story.type.create(null, [headline, dek, block]), 'reject')
  return { headline: settled.child(0).textContent, dek: settled.child(1).textContent }
}

/** The same with what is suggested as part of the text, and in headline and dek without marks. */
export function plainTextOf(story: Node): Omit<DraftText, 'suggested'> {
  const content: ArticleDocument['content'] = []
  story.forEach((block, _, place) => {
    if (place > 1) content.push(JSON.parse(JSON.stringify(block.toJSON())))
  })
  return { headline: story.child(0).textContent, dek: story.child(1).textContent, body: { type: 'doc', content } }
}
