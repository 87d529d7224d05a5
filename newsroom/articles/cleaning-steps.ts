import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { fixTables } from '@tiptap/pm/tables'
import { Transform } from '@tiptap/pm/transform'
import { cleanRun, cleanText } from '#lib/clean-text.ts'
import { nodeSpecOf } from './nodes.ts'
import { rememberByNode } from './remember-by-node.ts'

/**
 * Steps that clean all texts of a story (lib/clean-text.ts), those of pictures too, and even out the tables that have changed since
 * `before`: of two who work in a table at the same time, one adds a row while the other adds a column. They touch only what changes.
 */
export function cleanStory(doc: Node, before: Node): Transform {
  const cleaned = new Transform(doc)
  const unclean: { position: number; node: Node }[] = []
  doc.forEach((block, start) => {
    for (const { offset, node } of uncleanIn(block)) unclean.push({ position: start + offset, node })
  })
  // From the end, so that the positions before stay right.
  for (const { position, node } of unclean.toReversed()) {
    if (node.isText) cleanTextNode(cleaned, position, node)
    else for (const [name, text] of uncleanAttributes(node)) cleaned.setNodeAttribute(position, name, cleanText(text))
  }
  evenTables(cleaned, before)
  return cleaned
}

/** What is to be cleaned of a block: itself and its texts, by their offsets from its beginning. */
const uncleanIn = rememberByNode((block): readonly { offset: number; node: Node }[] => {
  const found: { offset: number; node: Node }[] = []
  const look = (node: Node, offset: number): void => {
    if (node.isText ? cleanRun(node.text ?? '') !== node.text : hasUncleanAttribute(node)) found.push({ offset, node })
  }
  look(block, 0)
  block.descendants((node, position) => look(node, position + 1))
  return found
})

/** The most places of a table that is evened out: its cells may span a hundred columns and a thousand rows each. */
const mostPlaces = 100_000

function evenTables(cleaned: Transform, before: Node): void {
  let isSmall = true
  cleaned.doc.descendants((node) => {
    if (node.type.name !== 'table') return isSmall
    let columns = 0
    node.descendants((cell) => {
      columns += Number(cell.attrs.colspan ?? 0)
    })
    isSmall &&= columns * node.childCount <= mostPlaces
    return false
  })
  if (isSmall) for (const step of fixTables(stateOf(cleaned.doc), stateOf(before))?.steps ?? []) cleaned.step(step)
}

const stateOf = (doc: Node): EditorState => EditorState.create({ doc })

function cleanTextNode(cleaned: Transform, position: number, node: Node): void {
  const before = node.text ?? ''
  const after = cleanRun(before)
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  // Not within a pair of surrogates.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1
  const text = after.slice(start, after.length - end)
  const [from, to] = [position + start, position + before.length - end]
  if (text === '') cleaned.delete(from, to)
  else cleaned.replaceWith(from, to, node.type.schema.text(text, node.marks))
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

const hasUncleanAttribute = (node: Node): boolean => uncleanAttributes(node).length > 0

function uncleanAttributes(node: Node): [string, string][] {
  const name = node.type.name
  if (name === 'headline' || name === 'dek') return []
  const known = nodeSpecOf(name).attrs ?? {}
  return Object.entries(node.attrs).filter(
    ([attr, value]) => known[attr]?.isText && typeof value === 'string' && cleanText(value) !== value,
  )
}
