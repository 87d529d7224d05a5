import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { cleanRun, cleanText } from '#lib/clean-text.ts'
import { nodeSpecOf } from './nodes.ts'

/** Steps that clean all texts of a story (lib/clean-text.ts), those of pictures too. They touch only the characters that change. */
export function cleanStory(doc: Node): Transform {
  const cleaned = new Transform(doc)
  const unclean: { position: number; node: Node }[] = []
  doc.descendants((node, position) => {
    if (node.isText ? cleanRun(node.text ?? '') !== node.text : hasUncleanAttribute(node)) unclean.push({ position, node })
  })
  // From the end, so that the positions before stay right.
  for (const { position, node } of unclean.toReversed()) {
    if (node.isText) cleanTextNode(cleaned, position, node)
    else for (const [name, text] of uncleanAttributes(node)) cleaned.setNodeAttribute(position, name, cleanText(text))
  }
  return cleaned
}

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
