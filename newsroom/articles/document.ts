import { Schema } from '@tiptap/pm/model'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { longestEmbedId } from '#lib/embeds/embed.ts'
import {
  type Attribute,
  isStorable,
  linkedStory,
  type MarkName,
  type MarkSpec,
  markSpecs,
  type NodeName,
  type NodeSpec,
  nodeSpecs,
} from './nodes.ts'

const withDefaults = (attrs: Record<string, Attribute> = {}) =>
  Object.fromEntries(Object.entries(attrs).map(([name, { default: value }]) => [name, value === undefined ? {} : { default: value }]))

export const documentSchema = new Schema({
  nodes: Object.fromEntries(
    Object.entries(nodeSpecs).map(([name, spec]: [string, NodeSpec]) => [name, { ...spec, attrs: withDefaults(spec.attrs) }]),
  ),
  marks: Object.fromEntries(
    Object.entries(markSpecs).map(([name, spec]: [string, MarkSpec]) => [name, { attrs: withDefaults(spec.attrs) }]),
  ),
  topNode: 'doc',
})

export const emptyDocument: ArticleDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The longest text a story may have, in bytes of JSON: about 200,000 words. */
export const longestDocument = 2_000_000

export type DocumentProblem = { at: string; what: string }

/**
 * Validates untrusted JSON. Null when it is a valid document: every node, mark and attribute is known and valid, and the structure matches
 * the schema. Otherwise the first problem and its place ("doc > bulletList[3] > listItem[0]").
 */
export function documentProblem(json: unknown): DocumentProblem | null {
  const problem = nodeProblem(json, 'doc', 0)
  if (problem) return problem
  try {
    documentSchema.nodeFromJSON(json).check()
    return null
  } catch (error) {
    return { at: 'doc', what: error instanceof Error ? error.message : String(error) }
  }
}

export const isDocument = (json: unknown): json is ArticleDocument => documentProblem(json) === null

/** How deep lists may be nested. A list and its item are two levels of nodes. */
export const deepestLists = 30
const deepest = 2 * deepestLists + 10

function nodeProblem(json: unknown, at: string, depth: number): DocumentProblem | null {
  if (!isRecord(json) || typeof json.type !== 'string') return { at, what: 'is not a node' }
  if (depth > deepest) return { at, what: `is nested more than ${deepest} deep` }
  if (!Object.hasOwn(nodeSpecs, json.type)) return { at, what: `“${json.type}” is not a node of a story` }
  const unknownKey = Object.keys(json).find((key) => !['type', 'attrs', 'content', 'marks', 'text'].includes(key))
  if (unknownKey) return { at, what: `“${unknownKey}” is not a property of a node` }
  const spec: NodeSpec = nodeSpecs[json.type as NodeName] // checked with hasOwn above
  const problem = attributesProblem(json.attrs, spec.attrs ?? {}, at) ?? marksProblem(json.marks, at)
  if (problem) return problem
  if ((json.text !== undefined) !== (json.type === 'text'))
    return { at, what: 'is a text node without text, or has text without being one' }
  if (json.text !== undefined && (typeof json.text !== 'string' || json.text === '')) return { at, what: 'has an empty text' }
  if (typeof json.text === 'string' && !isStorable(json.text)) return { at, what: 'has a NUL or half a character in its text' }
  if (json.content === undefined) return null
  if (!Array.isArray(json.content)) return { at, what: 'has a content that is not a list' }
  for (const [index, child] of json.content.entries()) {
    const found = nodeProblem(child, `${at} > ${isRecord(child) ? String(child.type) : '?'}[${index}]`, depth + 1)
    if (found) return found
  }
  return null
}

function marksProblem(marks: unknown, at: string): DocumentProblem | null {
  if (marks === undefined) return null
  if (!Array.isArray(marks)) return { at, what: 'has marks that are not a list' }
  for (const mark of marks) {
    if (!isRecord(mark) || typeof mark.type !== 'string' || !Object.hasOwn(markSpecs, mark.type))
      return { at, what: `“${isRecord(mark) ? String(mark.type) : mark}” is not a mark of a story` }
    if (Object.keys(mark).some((key) => key !== 'type' && key !== 'attrs'))
      return { at, what: `mark ${mark.type} has a property it may not have` }
    const spec: MarkSpec = markSpecs[mark.type as MarkName] // checked with hasOwn above
    const problem = attributesProblem(mark.attrs, spec.attrs ?? {}, at)
    if (problem) return problem
  }
  return null
}

function attributesProblem(attrs: unknown, known: Record<string, Attribute>, at: string): DocumentProblem | null {
  if (attrs !== undefined && attrs !== null && !isRecord(attrs)) return { at, what: 'has attributes that are not an object' }
  const given = attrs ?? {}
  for (const [name, value] of Object.entries(given)) {
    const attribute = Object.hasOwn(known, name) ? known[name] : undefined
    if (!attribute) return { at, what: `attribute “${name}” is not known` }
    if (!attribute.isValid(value)) return { at, what: `attribute “${name}” may not be ${JSON.stringify(value)?.slice(0, 100)}` }
  }
  const missing = Object.entries(known).find(([name, attribute]) => attribute.default === undefined && !(name in given))
  return missing ? { at, what: `attribute “${missing[0]}” is missing` } : null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every node of a document, in reading order. */
export function* nodesOf(node: ArticleDocument | DocumentNode): Generator<DocumentNode> {
  yield node
  for (const child of node.content ?? []) yield* nodesOf(child)
}

/** The ids of the pictures that a text shows, a video's among them, wherever they stand in it, in reading order. */
export const listPictures = (body: ArticleDocument): string[] => listIds(body, ['picture', 'video'], ['mediaId'])

/** The ids of the sounds, videos, captions and documents of a text, in reading order. */
export const listAttachments = (body: ArticleDocument): string[] =>
  listIds(body, ['audio', 'video', 'document'], ['attachmentId', 'captionsId'])

/** The ids of what others show in a text, each once, in reading order; without those that are too long to be looked at. */
export const listEmbeds = (body: ArticleDocument): string[] => [
  ...new Set(listIds(body, ['embed'], ['embedId']).filter((id) => new TextEncoder().encode(id).length <= longestEmbedId)),
]

const listIds = (body: ArticleDocument, types: readonly string[], names: readonly string[]): string[] =>
  [...nodesOf(body)]
    .filter(({ type }) => types.includes(type))
    .flatMap(({ attrs }) => names.flatMap((name) => (typeof attrs?.[name] === 'string' ? [attrs[name]] : [])))

/** The ids of our stories that a text has a card for or leads to, each once, in reading order. */
export const listStories = (body: ArticleDocument): string[] => [
  ...new Set(
    [...nodesOf(body)].flatMap(({ type, attrs, marks = [] }) => [
      ...(type === 'relatedStory' ? [String(attrs?.articleId)] : []),
      ...marks.flatMap((mark) => (mark.type === 'link' ? (linkedStory(mark.attrs?.href) ?? []) : [])),
    ]),
  ),
]
