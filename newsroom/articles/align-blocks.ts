import { diffArrays } from 'diff'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { documentSchema } from './document.ts'
import { plainText } from './plain-text.ts'

/** A node as the schema writes it, with all its defaults. `key` is its JSON: equal blocks have equal keys. */
export type Block = { node: DocumentNode; key: string }

/** A block before and after. An added block has no `before`, a removed one no `after`; the keys of an unchanged one are equal. */
export type BlockPair = { before: Block; after: Block } | { before: Block; after: null } | { before: null; after: Block }

/** The diff searches for at most this many edits; a text with more is reported as removed and added as a whole. */
const mostEdits = 400

/** How many removed blocks are compared with an added one. */
const mostCandidates = 20

/** The blocks of a document, to compare. Empty paragraphs at its end are left out: readers do not see them. */
export function documentBlocks(body: ArticleDocument): Block[] {
  const blocks = toBlocks(body.content)
  while (isEmptyParagraph(blocks.at(-1)?.node)) blocks.pop()
  return blocks
}

/** Nodes of any kind, to compare. */
export const toBlocks = (nodes: readonly DocumentNode[]): Block[] =>
  nodes.map((node) => {
    const key = JSON.stringify(documentSchema.nodeFromJSON(node).toJSON())
    return { node: JSON.parse(key), key }
  })

/** What became of each block, in reading order. A removed block stands before what is in its place. */
export function alignBlocks(before: readonly Block[], after: readonly Block[], areLike = isLike): BlockPair[] {
  const pairs: BlockPair[] = []
  let removed: readonly Block[] = []
  for (const run of runs(before, after)) {
    if (run.is === 'removed') {
      removed = run.blocks
      continue
    }
    pairs.push(...pairUp(removed, run.is === 'added' ? run.blocks : [], areLike))
    removed = []
    if (run.is === 'same') pairs.push(...run.blocks.map((block) => ({ before: block, after: block })))
  }
  return [...pairs, ...pairUp(removed, [], areLike)]
}

type Run = { is: 'same' | 'removed' | 'added'; blocks: readonly Block[] }

function runs(before: readonly Block[], after: readonly Block[]): Run[] {
  let start = 0
  while (start < Math.min(before.length, after.length) && before[start]?.key === after[start]?.key) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end += 1
  const [old, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const diff = diffArrays(old, fresh, { comparator: (a, b) => a.key === b.key, maxEditLength: mostEdits })
  const middle: Run[] = diff
    ? diff.map(({ value, added, removed }) => ({ blocks: value, is: removed ? 'removed' : added ? 'added' : 'same' }))
    : [
        { blocks: old, is: 'removed' },
        { blocks: fresh, is: 'added' },
      ]
  return [{ is: 'same', blocks: before.slice(0, start) }, ...middle, { is: 'same', blocks: before.slice(before.length - end) }]
}

/** A removed block and the one in its place are one changed block if they are alike. */
function pairUp(removed: readonly Block[], added: readonly Block[], areLike: typeof isLike): BlockPair[] {
  const pairs: BlockPair[] = []
  let next = 0
  for (const after of added) {
    const rest = removed.slice(next, next + mostCandidates)
    const at = rest.findIndex((old) => areLike(old, after))
    if (at < 0) {
      pairs.push({ before: null, after })
      continue
    }
    for (const before of rest.slice(0, at)) pairs.push({ before, after: null })
    const before = rest[at]
    if (before) pairs.push({ before, after })
    next += at + 1
  }
  return [...pairs, ...removed.slice(next).map((before) => ({ before, after: null }))]
}

/**
 * Whether two blocks are of the same kind and share at least a third of the words of the shorter one, or a paragraph became a subhead or
 * preformatted (or the other way round) with the same words.
 */
export function isLike(a: Block, b: Block): boolean {
  if (a.node.type !== b.node.type) return lines.includes(a.node.type) && lines.includes(b.node.type) && areSameWords(a, b)
  if (a.node.type === 'picture') return a.node.attrs?.mediaId === b.node.attrs?.mediaId
  if (a.node.attrs?.attachmentId !== undefined) return a.node.attrs.attachmentId === b.node.attrs?.attachmentId
  if (a.node.type === 'embed' && a.node.attrs?.embedId === b.node.attrs?.embedId) return true
  if (a.node.type === 'map' && pictureIn(a) !== undefined && pictureIn(a) === pictureIn(b)) return true
  const [mine, theirs] = [wordSet(a.node), wordSet(b.node)]
  if (mine.size === 0 || theirs.size === 0) return mine.size === theirs.size
  const shared = [...mine].filter((word) => theirs.has(word)).length
  return shared * 3 >= Math.min(mine.size, theirs.size)
}

const pictureIn = ({ node: { content = [] } }: Block): unknown => content.find(({ type }) => type === 'picture')?.attrs?.mediaId

const lines = ['paragraph', 'heading', 'preformatted']

const areSameWords = (a: Block, b: Block): boolean => wordsOf(a.node) === wordsOf(b.node) && wordsOf(a.node).trim() !== ''

export const wordsOf = (node: DocumentNode): string => plainText({ type: 'doc', content: [node] })

const wordSet = (node: DocumentNode) => new Set(wordsOf(node).toLowerCase().split(/\s+/).filter(Boolean))

const isEmptyParagraph = (node: DocumentNode | undefined): boolean => node?.type === 'paragraph' && !node.content?.length
