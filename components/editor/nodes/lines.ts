import { Node } from '@tiptap/core'
import { type LineName, lineSpecs } from '#newsroom/articles/story-schema.ts'

/** `code`: nothing that is typed in it becomes a list, a heading or bold (Tiptap's input rules leave code alone). */
const line = (name: LineName) =>
  Node.create({
    name,
    ...lineSpecs[name],
    code: true,
    whitespace: 'normal',
    parseHTML: () => [{ tag: `div[data-line=${name}]` }],
    renderHTML: () => ['div', { class: `story-${name}`, 'data-line': name }, 0],
  })

export const Headline = line('headline')
export const Dek = line('dek')
