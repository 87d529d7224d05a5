import { diffArrays } from 'diff'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { documentSchema, nodesOf } from './document.ts'
import { blockInWords } from './plain-text.ts'

/** `key`: the block as canonical JSON, the same for the same block however it was written. */
type Block = { node: DocumentNode; key: string }

/** `is`: "formatting" when the words stay and only a mark, a link or an attribute is another. Texts are cut after `longest`. */
export type BlockChange = { is: 'added' | 'removed' | 'changed' | 'formatting'; block: string; before: string; after: string }

/** Texts of a change longer than this are cut, in characters. */
const longest = 4000
/** As many edits are looked for one by one; a text that differs in more is given as removed and added whole. */
const mostEdits = 400

/** A list that nobody reads to its end ends here. */
const mostChanges = 500

/** The blocks of a document as they are compared. Empty paragraphs at its end are not there for readers. */
export function documentBlocks(body: ArticleDocument): Block[] {
  const blocks = body.content.map((node): Block => ({ node, key: JSON.stringify(documentSchema.nodeFromJSON(node).toJSON()) }))
  while (isEmptyParagraph(blocks.at(-1)?.node)) blocks.pop()
  return blocks
}

/** What became of the blocks between two documents, in reading order. */
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
  const found = diffArrays(old, fresh, { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits })
  if (!found)
    return [
      { value: old, isRemoved: true, isAdded: false },
      { value: fresh, isRemoved: false, isAdded: true },
    ]
  return found.map(({ value, added, removed }) => ({ value, isRemoved: removed === true, isAdded: added === true }))
}

/** A block that was taken out and one that came in its place are one change where they share words or are of one kind alone. */
function pairs(removed: Block[], added: Block[]): BlockChange[] {
  const changes: BlockChange[] = []
  let next = 0
  for (const fresh of added.slice(0, mostChanges)) {
    const rest = removed.slice(next, next + 20)
    const found = rest.findIndex((old) => isLike(old, fresh))
    if (found < 0) {
      changes.push({ is: 'added', block: fresh.node.type, before: '', after: cut(blockInWords(fresh.node)) })
      continue
    }
    for (const old of rest.slice(0, found)) changes.push(describeRemoved(old))
    const old = rest[found]
    if (old) changes.push(describeChanged(old, fresh))
    next += found + 1
  }
  return [...changes, ...removed.slice(next, next + mostChanges).map(describeRemoved)]
}

const describeRemoved = ({ node }: Block): BlockChange => ({ is: 'removed', block: node.type, before: cut(blockInWords(node)), after: '' })

function describeChanged(old: Block, fresh: Block): BlockChange {
  const [before, after] = [blockInWords(old.node), blockInWords(fresh.node)]
  const is = before === after ? 'formatting' : 'changed'
  const told = is === 'changed' ? [before, after] : [blockWithMarks(old.node), blockWithMarks(fresh.node)]
  return { is, block: fresh.node.type, before: cut(told[0] ?? ''), after: cut(told[1] ?? '') }
}

/** Of the same kind, and a third of the words of the shorter one are in the other. */
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

/** A block in words, and what its words do not say: its addresses, its marks, its level. */
const blockWithMarks = (node: DocumentNode): string => [blockInWords(node), ...marksOf(node)].join('\n')

function marksOf(node: DocumentNode): string[] {
  const told = [...nodesOf(node)].flatMap(({ text, marks }) =>
    (marks ?? []).map(({ type, attrs }) => `[${type === 'link' ? `link to ${String(attrs?.href)}` : type}: ${text ?? ''}]`),
  )
  const level = node.type === 'heading' ? [`[level ${String(node.attrs?.level ?? 2)}]`] : []
  return [...level, ...told]
}
