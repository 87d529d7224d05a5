import { diffArrays } from 'diff'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { documentSchema, nodesOf } from './document.ts'
import type { MarkName } from './nodes.ts'
import { plainText } from './plain-text.ts'

/** `key` is the block as canonical JSON: equal blocks have equal keys, however their JSON was written. */
type Block = { node: DocumentNode; key: string }

/**
 * What a block says: its words, a picture's description, or the id of a related story. Only a change of formatting lists the level of a
 * subhead and the marks. The desk names all this in the editor's language (components/workflow/change-words.ts).
 */
export type BlockContent = {
  words: string
  picture?: { alt: string; caption: string; credit: string }
  relatedStory?: string
  level?: number
  marks?: MarkedText[]
}
type MarkedText = { mark: MarkName; text: string; href: string }

/** `is` is "formatting" when only a mark, a link or an attribute differs. An added block has no `before`, a removed one no `after`. */
export type BlockChange = {
  is: 'added' | 'removed' | 'changed' | 'formatting'
  block: string
  before: BlockContent | null
  after: BlockContent | null
}

/** The words of a block, and those of all its marks, are cut at this many characters. */
const longest = 4000
/** The diff searches for at most this many edits; a text with more is reported as removed and added as a whole. */
const mostEdits = 400

/** The list of changes ends here. */
const mostChanges = 500

/** The blocks of a document, to compare. Empty paragraphs at its end are left out: readers do not see them. */
export function documentBlocks(body: ArticleDocument): Block[] {
  const blocks = body.content.map((node): Block => ({ node, key: JSON.stringify(documentSchema.nodeFromJSON(node).toJSON()) }))
  while (isEmptyParagraph(blocks.at(-1)?.node)) blocks.pop()
  return blocks
}

/** The changes of blocks between two documents, in reading order. */
export function blockChanges(before: ArticleDocument, after: ArticleDocument): BlockChange[] {
  const changes: BlockChange[] = []
  let removed: Block[] = []
  for (const { value, isRemoved, isAdded } of runs(documentBlocks(before), documentBlocks(after))) {
    if (changes.length > mostChanges) break
    if (isRemoved) removed = value
    else {
      changes.push(...pairs(removed, isAdded ? value : []))
      removed = []
    }
  }
  return [...changes, ...pairs(removed, [])].slice(0, mostChanges)
}

type Run = { value: Block[]; isRemoved: boolean; isAdded: boolean }

function runs(before: Block[], after: Block[]): Run[] {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start]?.key === after[start]?.key) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end += 1
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const diff = diffArrays(old, fresh, { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits })
  if (!diff)
    return [
      { value: old, isRemoved: true, isAdded: false },
      { value: fresh, isRemoved: false, isAdded: true },
    ]
  return diff.map(({ value, added, removed }) => ({ value, isRemoved: removed === true, isAdded: added === true }))
}

/** A removed block and the one in its place are one change if they are of the same kind and share words. */
function pairs(removed: Block[], added: Block[]): BlockChange[] {
  const changes: BlockChange[] = []
  let next = 0
  for (const fresh of added.slice(0, mostChanges)) {
    const rest = removed.slice(next, next + 20)
    const at = rest.findIndex((old) => isLike(old, fresh))
    if (at < 0) {
      changes.push({ is: 'added', block: fresh.node.type, before: null, after: contentOf(fresh.node) })
      continue
    }
    for (const old of rest.slice(0, at)) changes.push(describeRemoved(old))
    const old = rest[at]
    if (old) changes.push(describeChanged(old, fresh))
    next += at + 1
  }
  return [...changes, ...removed.slice(next, next + mostChanges).map(describeRemoved)]
}

const describeRemoved = ({ node }: Block): BlockChange => ({ is: 'removed', block: node.type, before: contentOf(node), after: null })

function describeChanged(old: Block, fresh: Block): BlockChange {
  const [before, after] = [contentOf(old.node), contentOf(fresh.node)]
  const block = fresh.node.type
  if (JSON.stringify(before) !== JSON.stringify(after)) return { is: 'changed', block, before, after }
  return { is: 'formatting', block, before: { ...before, ...formattingOf(old.node) }, after: { ...after, ...formattingOf(fresh.node) } }
}

function contentOf(node: DocumentNode): BlockContent {
  const { alt, caption, credit, articleId } = node.attrs ?? {}
  if (node.type === 'picture')
    return { words: '', picture: { alt: String(alt ?? ''), caption: String(caption ?? ''), credit: String(credit ?? '') } }
  if (node.type === 'relatedStory') return { words: '', relatedStory: String(articleId) }
  return { words: cut(wordsOf(node)) }
}

function formattingOf(node: DocumentNode): Pick<BlockContent, 'level' | 'marks'> {
  const marked = [...nodesOf(node)].flatMap(
    ({ text, marks }) =>
      (marks ?? []).map(({ type, attrs }) => ({ mark: type as MarkName, text: text ?? '', href: String(attrs?.href ?? '') })), // the schema's
  )
  let length = 0
  const marks = marked.filter(({ text, href }) => {
    length += text.length + href.length
    return length <= longest
  })
  return { ...(node.type === 'heading' && { level: Number(node.attrs?.level ?? 2) }), marks }
}

const wordsOf = (node: DocumentNode): string => plainText({ type: 'doc', content: [node] })

/** Whether two blocks are of the same kind and share at least a third of the words of the shorter one. */
function isLike(a: Block, b: Block): boolean {
  if (a.node.type !== b.node.type) return false
  if (a.node.type === 'picture') return a.node.attrs?.mediaId === b.node.attrs?.mediaId
  const [mine, theirs] = [wordSet(a.node), wordSet(b.node)]
  if (mine.size === 0 || theirs.size === 0) return mine.size === theirs.size
  const shared = [...mine].filter((word) => theirs.has(word)).length
  return shared * 3 >= Math.min(mine.size, theirs.size)
}

const wordSet = (node: DocumentNode) => new Set(wordsOf(node).toLowerCase().split(/\s+/).filter(Boolean))

const isEmptyParagraph = (node: DocumentNode | undefined): boolean => node?.type === 'paragraph' && !node.content?.length

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
