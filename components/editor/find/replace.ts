import type { Node } from '@tiptap/pm/model'
import type { Change } from '#components/editor/suggestions/suggest-mode.ts'
import { cleanRun, cleanText } from '#lib/clean-text.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { type Match, placeOfMatch } from './matches.ts'

/** What a match becomes. In a regular expression `$1`, `$<name>` and `$&` are what its parts found, and `$$` is a dollar. */
export function replacementFor({ groups, names }: Pick<Match, 'groups' | 'names'>, template: string, isExpression: boolean): string {
  if (!isExpression) return template
  return template.replace(/\$(?:(\$)|(&)|(\d{1,2})|<([^>]+)>)/g, (whole, dollar, all, number, name) => {
    if (dollar) return '$'
    if (all) return groups[0] ?? ''
    if (name !== undefined) return Object.hasOwn(names, name) ? (names[name] ?? '') : whole
    return Number(number) > 0 && Number(number) < groups.length ? (groups[Number(number)] ?? '') : whole
  })
}

/** The changes that replace matches, from the end of the text to its beginning. */
export function changesFor(doc: Node, matches: readonly Match[], becomes: (match: Match) => string): Change[] {
  const inFields = new Map<string, Match[]>()
  const changes: { place: number; change: Change }[] = []
  for (const match of matches) {
    const field = `${match.at} ${match.attribute}`
    if (match.attribute === null) changes.push({ place: match.from, change: changeWords(doc, match, cleanRun(becomes(match))) })
    else inFields.set(field, [...(inFields.get(field) ?? []), match])
  }
  for (const inField of inFields.values()) {
    const change = changeField(doc, inField, becomes)
    if (change && inField[0]) changes.push({ place: placeOfMatch(inField[0]), change })
  }
  return changes.toSorted((one, other) => other.place - one.place).map(({ change }) => change)
}

/** New words have the formats of the first word that they replace. */
function changeWords(doc: Node, { from, to }: Match, text: string): Change {
  const marks = doc.nodeAt(from)?.marks ?? []
  return (tr) => (text === '' ? tr.delete(from, to) : tr.replaceWith(from, to, doc.type.schema.text(text, marks)))
}

/** All that is replaced in one text of a picture; null when it would become too long for it. */
function changeField(doc: Node, matches: readonly Match[], becomes: (match: Match) => string): Change | null {
  const [first] = matches
  const node = first && doc.nodeAt(first.at)
  const attribute = first?.attribute
  if (!node || !attribute) return null
  let text = String(node.attrs[attribute])
  for (const match of matches.toSorted((one, other) => other.from - one.from))
    text = text.slice(0, match.from) + becomes(match) + text.slice(match.to)
  const cleaned = cleanText(text)
  if (!nodeSpecOf(node.type.name).attrs?.[attribute]?.isValid(cleaned)) return null
  return (tr) => tr.setNodeAttribute(first.at, attribute, cleaned)
}
