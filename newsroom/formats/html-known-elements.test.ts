import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { htmlToDocument } from './html-to-document.ts'
import { Losses } from './losses.ts'

/** A list whose item begins with an empty line: what is pasted so is a list inside an item alone, and becomes that list. */
const beginsEmpty = ({ content = [] }: DocumentNode): boolean =>
  content.some((node) => (node.type === 'listItem' && !/\p{L}/u.test(textOf(node.content?.[0]))) || beginsEmpty(node))
const textOf = (block: DocumentNode | undefined): string => (block ? plainText({ type: 'doc', content: [block] }) : '')

const withoutMarks = ({ marks: _, content, ...node }: DocumentNode): DocumentNode => ({
  ...node,
  ...(content && { content: content.map(withoutMarks) }),
})

test('a block of any kind that holds words is read from its own HTML as what it was', () => {
  fc.assert(
    fc.property(arbitraryDocument, ({ content }) => {
      for (const block of content.map(withoutMarks)) {
        const document = { type: 'doc' as const, content: [block] }
        if (!nodeSpecOf(block.type).content || !/\p{L}/u.test(plainText(document)) || beginsEmpty(block)) continue
        const read = htmlToDocument(documentToHtml(document), { losses: new Losses(), picture: () => '' })
        expect(read.content.map(({ type }) => type)).toContain(block.type)
      }
    }),
  )
})
