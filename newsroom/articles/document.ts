import { Schema } from '@tiptap/pm/model'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'

/**
 * The one schema of a story's text. The editor's extensions, the validator, the renderer and the importers all take their
 * nodes from here (ProseMirror's content expressions and attribute validators); what is not here is refused.
 */
const uuid = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const text = (longest: number) => (value: unknown) => typeof value === 'string' && value.length <= longest && isStorable(value)
const integer = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value)

/** Postgres keeps no NUL and no half of a surrogate pair, in text or in jsonb. */
export const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

export type Attribute = { default?: unknown; isValid: (value: unknown) => boolean }
export type NodeSpec = {
  content?: string
  group?: string
  inline?: boolean
  atom?: boolean
  marks?: string
  defining?: boolean
  isolating?: boolean
  tableRole?: string
  attrs?: Record<string, Attribute>
}

export const nodeSpecs = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block' },
  heading: { content: 'inline*', group: 'block', defining: true, attrs: { level: { default: 2, isValid: oneOf(2, 3) } } },
  bulletList: { content: 'listItem+', group: 'block' },
  orderedList: { content: 'listItem+', group: 'block', attrs: { start: { default: 1, isValid: integer(0, 100_000) } } },
  listItem: { content: 'paragraph (paragraph | bulletList | orderedList)*', defining: true },
  blockquote: { content: 'paragraph+', group: 'block', defining: true },
  picture: {
    group: 'block',
    atom: true,
    attrs: {
      mediaId: { isValid: uuid },
      alt: { default: '', isValid: text(1000) },
      caption: { default: '', isValid: text(2000) },
      credit: { default: '', isValid: text(300) },
    },
  },
  relatedStory: { group: 'block', atom: true, attrs: { articleId: { isValid: uuid } } },
  horizontalRule: { group: 'block', atom: true },
  table: { content: 'tableRow+', group: 'block', isolating: true, tableRole: 'table' },
  tableRow: { content: '(tableHeader | tableCell)+', tableRole: 'row' },
  tableHeader: {
    content: 'paragraph+',
    isolating: true,
    tableRole: 'header_cell',
    attrs: {
      colspan: { default: 1, isValid: integer(1, 100) },
      rowspan: { default: 1, isValid: integer(1, 1000) },
      colwidth: { default: null, isValid: oneOf(null) },
    },
  },
  tableCell: {
    content: 'paragraph+',
    isolating: true,
    tableRole: 'cell',
    attrs: {
      colspan: { default: 1, isValid: integer(1, 100) },
      rowspan: { default: 1, isValid: integer(1, 1000) },
      colwidth: { default: null, isValid: oneOf(null) },
    },
  },
  hardBreak: { group: 'inline', inline: true, atom: true },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

export const markSpecs = {
  bold: {},
  italic: {},
  superscript: {},
  subscript: {},
  link: { attrs: { href: { isValid: isSafeHref } } },
  // Kept for suggestions and comments; a text with open suggestions is not ready to be published.
  insertion: { attrs: { id: { isValid: text(64) } } },
  deletion: { attrs: { id: { isValid: text(64) } } },
  modification: { attrs: { id: { isValid: text(64) } } },
  comment: { attrs: { id: { isValid: text(64) } } },
} satisfies Record<string, { attrs?: Record<string, Attribute> }>

export type NodeName = keyof typeof nodeSpecs
export type MarkName = keyof typeof markSpecs

/** http, https, mailto, tel, or a path of our own. Judged as a browser would (WHATWG URL), after its stripping of blanks. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2048 || /[\u0000-\u0020\u007f-\u009f]/.test(href)) return false
  if (href.startsWith('/')) return !/^\/[/\\]/.test(href)
  return URL.canParse(href) && ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(href).protocol)
}

const withDefaults = (attrs: Record<string, Attribute> = {}) =>
  Object.fromEntries(Object.entries(attrs).map(([name, { default: value }]) => [name, value === undefined ? {} : { default: value }]))

export const documentSchema = new Schema({
  nodes: Object.fromEntries(
    Object.entries(nodeSpecs).map(([name, spec]: [string, NodeSpec]) => [name, { ...spec, attrs: withDefaults(spec.attrs) }]),
  ),
  marks: Object.fromEntries(
    Object.entries(markSpecs).map(([name, spec]) => [name, { attrs: withDefaults('attrs' in spec ? spec.attrs : {}) }]),
  ),
  topNode: 'doc',
})

export const emptyDocument: ArticleDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The longest text a story may have, in bytes of JSON: some 200,000 words. */
export const longestDocument = 2_000_000

export type DocumentProblem = { at: string; what: string }

/**
 * Judges JSON from outside. Null when it is a document of ours: every node, mark and attribute known and sound, the
 * structure as the schema says. Otherwise the first thing wrong, and where ("doc > bulletList[3] > listItem[0]").
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

/** How many lists may stand in each other. A list and its item are two levels of nodes. */
export const deepestLists = 30
const deepest = 2 * deepestLists + 10

function nodeProblem(json: unknown, at: string, depth: number): DocumentProblem | null {
  if (!isRecord(json) || typeof json.type !== 'string') return { at, what: 'is not a node' }
  if (depth > deepest) return { at, what: `is nested more than ${deepest} deep` }
  if (!Object.hasOwn(nodeSpecs, json.type)) return { at, what: `“${json.type}” is not a node of a story` }
  const strange = Object.keys(json).find((key) => !['type', 'attrs', 'content', 'marks', 'text'].includes(key))
  if (strange) return { at, what: `“${strange}” is not a property of a node` }
  const spec: NodeSpec = nodeSpecs[json.type as NodeName] // hasOwn above
  const problem = attributesProblem(json.attrs, spec.attrs ?? {}, at) ?? marksProblem(json.marks, at)
  if (problem) return problem
  if ((json.text !== undefined) !== (json.type === 'text')) return { at, what: 'has text where none may stand, or none where some must' }
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
    const spec: { attrs?: Record<string, Attribute> } = markSpecs[mark.type as MarkName] // hasOwn above
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

/**
 * The words alone, blocks parted by newlines: for counting, searching and descriptions. Raised and lowered figures are those
 * of Unicode where it has them ("10⁶", "CO₂"): plain text has no other way to say that they are not the word's own.
 */
export function plainText(document: ArticleDocument): string {
  const blocks: string[] = []
  const walk = (node: DocumentNode) => {
    if (node.content?.some((child) => child.type === 'text' || child.type === 'hardBreak')) blocks.push(node.content.map(plainRun).join(''))
    else node.content?.forEach(walk)
  }
  walk(document)
  return blocks.join('\n')
}

function plainRun({ type, text = '', marks = [] }: DocumentNode): string {
  if (type === 'hardBreak') return '\n'
  const offset = marks.find((mark) => mark.type === 'superscript' || mark.type === 'subscript')
  if (!offset || !/^[0-9+−=()-]+$/.test(text)) return text
  return text.replace(/[0-9+−=()-]/g, (sign) => figures[offset.type as keyof typeof figures][plain.indexOf(sign.replace('-', '−'))] ?? sign)
}

const plain = '0123456789+−=()'
const figures = { superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' }

/** Words of the text as a reader counts them (UAX #29), numbers too. */
export function countWords(document: ArticleDocument): number {
  let words = 0
  for (const { isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(plainText(document))) if (isWordLike) words += 1
  return words
}

/** Whole minutes at 238 words a minute (Brysbaert 2019, the mean of silent reading), at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 238))
