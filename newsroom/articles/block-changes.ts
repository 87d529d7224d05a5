import { diffArrays } from 'diff'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { documentSchema, nodesOf } from './document.ts'
import { blockInWords } from './plain-text.ts'

/** `key` is the block as canonical JSON: equal blocks have equal keys, however their JSON was written. */
type Block = { node: DocumentNode; key: string }

/** `is` is "formatting" when the words are the same and only a mark, a link or an attribute differs. Texts are cut at `longest`. */
export type BlockChange = { is: 'added' | 'removed' | 'changed' | 'formatting'; block: string; before: string; after: string }

/** Texts of a change are cut at this many characters. */
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
      changes.push({ is: 'added', block: fresh.node.type, before: '', after: cut(blockInWords(fresh.node)) })
      continue
    }
    for (const old of rest.slice(0, at)) changes.push(describeRemoved(old))
    const old = rest[at]
    if (old) changes.push(describeChanged(old, fresh))
    next += at + 1
  }
  return [...changes, ...removed.slice(next, next + mostChanges).map(describeRemoved)]
}

const describeRemoved = ({ node }: Block): BlockChange => ({ is: 'removed', block: node.type, before: cut(blockInWords(node)), after: '' })

function describeChanged(old: Block, fresh: Block): BlockChange {
  const [before, after] = [blockInWords(old.node), blockInWords(fresh.node)]
  const is = before === after ? 'formatting' : 'changed'
  const texts = is === 'changed' ? [before, after] : [blockWithMarks(old.node), blockWithMarks(fresh.node)]
  return { is, block: fresh.node.type, before: cut(texts[0] ?? ''), after: cut(texts[1] ?? '') }
}

/** Whether two blocks are of the same kind and share at least a third of the words of the shorter one. */
function isLike(a: Block, b: Block): boolean {
  if (a.node.type !== b.node.type) return false
  if (a.node.type === 'picture') return a.node.attrs?.mediaId === b.node.attrs?.mediaId
  const [mine, theirs] = [wordsOf(a.node), wordsOf(b.node)]
  if (mine.size === 0 || theirs.size === 0) return mine.size === theirs.size
  const shared = [...mine].filter((word) => theirs.has(word)).length
  return shared * 3 >= Math.min(mine.size, theirs.size)
}

const wordsOf = (node: DocumentNode) => new Set(blockInWords(node).toLowerCase().split(/\s+/).filter(Boolean))

const isEmptyParagraph = (node: DocumentNode | undefined): boolean => node?.type === 'paragraph' && !node.content?.length

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A block as text, with its links, marks and level spelled out. */
const blockWithMarks = (node: DocumentNode): string => [blockInWords(node), ...marksOf(node)].join('\n')

function marksOf(node: DocumentNode): string[] {
  const texts = [...nodesOf(node)].flatMap(({ text, marks }) =>
    (marks ?? []).map(({ type, attrs }) => `[${type === 'link' ? `link to ${String(attrs?.href)}` : type}: ${text ?? ''}]`),
  )
  const level = node.type === 'heading' ? [`[level ${String(node.attrs?.level ?? 2)}]`] : []
  return [...level, ...texts]
}
