import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Say } from '#components/ui/words/say.ts'
import type { BoxKind, NodeName } from '#newsroom/articles/nodes.ts'

/** What an empty title or source is for, and what is written below it. Only blocks at the top of the text have them. */
export const hints = (say: Say) =>
  Extension.create({
    name: 'hints',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const found: Decoration[] = []
            doc.forEach((block, at) => {
              if (!hasHints.has(block.type.name)) return // with every key: most blocks are paragraphs
              block.forEach((line, offset) => {
                const hint = hintFor(say, block, line)
                if (!hint) return
                const from = at + 1 + offset
                const isEmpty = line.content.size === 0
                const attributes = isEmpty ? { 'data-placeholder': hint, class: 'is-empty' } : {}
                found.push(Decoration.node(from, from + line.nodeSize, { 'aria-label': hint, ...attributes }))
              })
            })
            return DecorationSet.create(doc, found)
          },
        },
      }),
    ],
  })

const hasHints: ReadonlySet<string> = new Set(['embed', 'map', 'box', 'tableFigure', 'blockquote', 'pullQuote'] satisfies NodeName[])

function hintFor(say: Say, { type, attrs }: Node, line: Node): string | null {
  if (!['title', 'attribution'].includes(line.type.name)) return null
  if (type.name === 'embed') return say(line.type.name === 'title' ? 'blocks.title-embed' : 'blocks.embedAuthor')
  if (type.name === 'map') return say('blocks.title-map')
  if (type.name === 'box') return say(`blocks.title-${attrs.kind as BoxKind}`) // checked by the schema
  if (type.name === 'tableFigure') return say('blocks.title-table')
  return type.name === 'blockquote' || type.name === 'pullQuote' ? say('blocks.source') : null
}
