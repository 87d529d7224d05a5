import { Fragment, type Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { bodyStart } from '#components/editor/extensions/lines.ts'
import type { TakenTemplate } from '#newsroom/templates/take-template.ts'

/** Nothing is written yet. Asked with every key: the words of a long text are not put together for it. */
export const isUnwritten = (doc: Node): boolean => isBodyEmpty(doc) && doc.textContent === ''

const isBodyEmpty = (doc: Node): boolean =>
  doc.childCount === 3 && doc.child(2).type.name === 'paragraph' && doc.child(2).content.size === 0

/** Puts a template into a story: its blocks in place of nothing, else after what is there; its headline and dek only where there are none. */
export function putTemplate({ doc, tr, schema }: EditorState, { headline, dek, body }: Omit<TakenTemplate, 'sectionId'>): Transaction {
  const blocks = Fragment.fromJSON(schema, body.content)
  const { size } = doc.content
  if (isBodyEmpty(doc)) tr.replaceWith(bodyStart(doc), size, blocks)
  else tr.insert(size, blocks)
  if (dek !== '' && doc.child(1).content.size === 0) tr.insertText(dek, doc.child(0).nodeSize + 1)
  if (headline !== '' && doc.child(0).content.size === 0) tr.insertText(headline, 1)
  return tr.scrollIntoView()
}
