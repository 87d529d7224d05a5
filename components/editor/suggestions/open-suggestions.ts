import type { Node } from '@tiptap/pm/model'
import type { Before, MarkName } from '#newsroom/articles/nodes.ts'
import { isAboutBreak, suggestionNames } from '#newsroom/articles/settle-suggestions.ts'

/**
 * A suggestion as it stands in a text: what it adds and removes in words ("¶" is the break of a paragraph), and the kinds and formats that it
 * changes, by the names of nodes and marks. `from` and `to` are its beginning and end in the document.
 */
export type OpenSuggestion = {
  id: string
  from: number
  to: number
  added: string
  removed: string
  changes: { is: 'added' | 'removed' | 'changed'; what: string }[]
}

const seen = new WeakMap<Node, OpenSuggestion[]>()

/** The open suggestions of a document, in the order in which they begin. A document that was looked at before costs nothing. */
export function openSuggestions(doc: Node): OpenSuggestion[] {
  const known = seen.get(doc) ?? look(doc)
  seen.set(doc, known)
  return known
}

function look(doc: Node): OpenSuggestion[] {
  const found = new Map<string, OpenSuggestion>()
  doc.descendants((node, at) => {
    for (const { type, attrs } of node.marks) {
      const name = suggestionNames.find((each) => each === type.name)
      if (!name) continue
      const id = String(attrs.id)
      const known = found.get(id) ?? { id, from: at, to: at, added: '', removed: '', changes: [] }
      known.to = Math.max(known.to, at + (node.isInline || !isAboutBreak(node) ? node.nodeSize : 1))
      found.set(id, known)
      addPart(known, node, name, attrs.before)
    }
  })
  return [...found.values()].toSorted((one, other) => one.from - other.from)
}

function addPart(suggestion: OpenSuggestion, node: Node, name: MarkName, before: Before): void {
  if (name === 'modification') {
    addChange(suggestion, node, before)
    return
  }
  const text = node.isText ? (node.text ?? '') : isAboutBreak(node) ? '¶' : ''
  const whole = !node.isInline && !isAboutBreak(node)
  if (name === 'insertion') suggestion.added += whole ? node.textContent : text
  else suggestion.removed += whole ? node.textContent : text
  if (whole || (node.isInline && !node.isText)) note(suggestion, name === 'insertion' ? 'added' : 'removed', node.type.name)
}

/** Which formats words got or lost; of a block, its new kind. */
function addChange(suggestion: OpenSuggestion, node: Node, before: Before): void {
  if (before === null) return
  if (!('marks' in before)) {
    note(suggestion, 'changed', node.type.name)
    return
  }
  const formats = node.marks.map(({ type }) => type.name).filter((name) => !suggestionNames.some((each) => each === name))
  for (const name of formats) if (!before.marks.some(({ type }) => type === name)) note(suggestion, 'added', name)
  for (const { type } of before.marks) {
    if (!formats.includes(type)) note(suggestion, 'removed', type)
    else if (
      type === 'link' &&
      !node.marks.some((mark) => mark.eq(node.type.schema.markFromJSON(before.marks.find((each) => each.type === type))))
    )
      note(suggestion, 'changed', type)
  }
}

function note({ changes }: OpenSuggestion, is: OpenSuggestion['changes'][number]['is'], what: string): void {
  if (!changes.some((known) => known.is === is && known.what === what)) changes.push({ is, what })
}
