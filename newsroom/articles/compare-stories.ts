import { diffArrays } from 'diff'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { segmentWords } from '#lib/segment-words.ts'
import { alignBlocks, type Block, isLike, toBlocks } from './align-blocks.ts'
import type { DraftText } from './draft-text.ts'
import { hasContent } from './moved-blocks.ts'
import { holdsWords } from './nodes.ts'

/**
 * What became of a node. 'moved-away' and 'moved-here' are the two places of a block that was moved as it is. Of a changed node the two
 * sides are without their content, which is compared in `content`; a text is changed when only its marks are.
 */
export type Compared =
  | { is: 'same' | 'added' | 'removed' | 'moved-away' | 'moved-here'; node: DocumentNode }
  | { is: 'changed'; before: DocumentNode; after: DocumentNode; content: Compared[] }

export type ComparedStory = { headline: Compared[]; dek: Compared[]; blocks: Compared[] }

/** Compares two texts: blocks, then the words in each changed block. Both texts can be read from the result (`sideOf`). */
export function compareStories(before: DraftText, after: DraftText): ComparedStory {
  const blocks = compareNodes(toBlocks(before.body.content), toBlocks(after.body.content), isLike)
  return {
    headline: compareWords(lineOf(before.headline), lineOf(after.headline)),
    dek: compareWords(lineOf(before.dek), lineOf(after.dek)),
    blocks: findMoved(blocks),
  }
}

/** Whether nothing differs. */
export const isUnchanged = ({ headline, dek, blocks }: ComparedStory): boolean =>
  [...headline, ...dek, ...blocks].every(({ is }) => is === 'same')

const lineOf = (text: string): DocumentNode[] => (text === '' ? [] : [{ type: 'text', text }])

function compareNodes(before: readonly Block[], after: readonly Block[], areLike: typeof isLike): Compared[] {
  return alignBlocks(before, after, areLike).map((pair): Compared => {
    if (!pair.before) return { is: 'added', node: pair.after.node }
    if (!pair.after) return { is: 'removed', node: pair.before.node }
    if (pair.before.key === pair.after.key) return { is: 'same', node: pair.after.node }
    return compareNode(pair.before.node, pair.after.node)
  })
}

function compareNode(before: DocumentNode, after: DocumentNode): Compared {
  const { content: old = [], ...shellBefore } = before
  const { content: fresh = [], ...shellAfter } = after
  const content = isLine(before) ? compareWords(old, fresh) : compareNodes(toBlocks(old), toBlocks(fresh), likenessIn(after.type))
  return { is: 'changed', before: shellBefore, after: shellAfter, content }
}

const isLine = ({ type }: DocumentNode): boolean => holdsWords(type)

const isSameType = (a: Block, b: Block): boolean => a.node.type === b.node.type

/** Rows and cells of a table are compared by their place: figures share no words. */
const likenessIn = (type: string) => (type.startsWith('table') ? isSameType : isLike)

/** A block that was removed in one place and added in another, word for word. */
function findMoved(blocks: readonly Compared[]): Compared[] {
  const places = new Map<string, number[]>()
  for (const [place, block] of blocks.entries())
    if (block.is === 'removed' && hasContent(block.node)) {
      const key = JSON.stringify(block.node)
      places.set(key, [...(places.get(key) ?? []), place])
    }
  const found = [...blocks]
  for (const [place, block] of blocks.entries()) {
    if (block.is !== 'added') continue
    const from = places.get(JSON.stringify(block.node))?.shift()
    if (from === undefined) continue
    found[from] = { is: 'moved-away', node: block.node }
    found[place] = { is: 'moved-here', node: block.node }
  }
  return found
}

/** A word, a piece between words, or a node within a line. */
type Piece = { node: DocumentNode; key: string }

/** The most edits that are searched for in one line; a line with more is removed and added as a whole. */
const mostWordEdits = 2000

function compareWords(before: readonly DocumentNode[], after: readonly DocumentNode[]): Compared[] {
  const [old, fresh] = [before.flatMap(toPieces), after.flatMap(toPieces)]
  const diff = diffArrays(old, fresh, { comparator: (a, b) => a.key === b.key, maxEditLength: mostWordEdits })
  const runs: Compared[] = []
  let place = 0
  for (const { value, added, removed } of diff ?? [
    { value: old, added: false, removed: true },
    { value: fresh, added: true, removed: false },
  ]) {
    // The diff names the pieces of one side; those of the other may have other marks. `place` is in the text before.
    for (const piece of value) {
      const was = added ? piece : old[place]
      if (!added) place += 1
      if (added) runs.push({ is: 'added', node: piece.node })
      else if (removed) runs.push({ is: 'removed', node: piece.node })
      else if (was) runs.push(compareMarks(was.node, piece.node))
    }
  }
  return joinRuns(joinAcrossSpaces(runs))
}

function toPieces(node: DocumentNode): Piece[] {
  if (node.text === undefined) return [{ node, key: JSON.stringify([node.type, node.attrs]) }]
  return segmentWords(node.text).map((text) => ({ node: { ...node, text }, key: text }))
}

function compareMarks(before: DocumentNode, after: DocumentNode): Compared {
  return sameMarks(before.marks, after.marks) ? { is: 'same', node: after } : { is: 'changed', before, after, content: [] }
}

const sameMarks = (a: DocumentMark[] = [], b: DocumentMark[] = []): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Changes that are separated by white space only are one change: whole phrases are read more easily than every second word. */
function joinAcrossSpaces(runs: readonly Compared[]): Compared[] {
  const found: Compared[] = []
  let removed: Compared[] = []
  let added: Compared[] = []
  const end = () => {
    found.push(...removed, ...added)
    removed = []
    added = []
  }
  for (const [place, run] of runs.entries()) {
    const next = runs[place + 1]
    if (run.is === 'removed') removed.push(run)
    else if (run.is === 'added') added.push(run)
    else if (run.is === 'same' && isSpace(run.node) && removed.length + added.length > 0 && isEdit(next)) {
      removed.push({ is: 'removed', node: run.node })
      added.push({ is: 'added', node: run.node })
    } else {
      end()
      found.push(run)
    }
  }
  end()
  return found
}

const isSpace = ({ text }: DocumentNode): boolean => text !== undefined && text.trim() === ''
const isEdit = (run: Compared | undefined): boolean => run?.is === 'removed' || run?.is === 'added'

/** Neighbouring pieces of the same kind with the same marks are one text. */
function joinRuns(runs: readonly Compared[]): Compared[] {
  const joined: Compared[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const both = last && joinTwo(last, run)
    if (both) joined[joined.length - 1] = both
    else joined.push(run)
  }
  return joined
}

function joinTwo(one: Compared, other: Compared): Compared | null {
  if (one.is === 'changed' && other.is === 'changed') {
    const [before, after] = [joinTexts(one.before, other.before), joinTexts(one.after, other.after)]
    return before && after && { is: 'changed', before, after, content: [] }
  }
  if (one.is === 'changed' || other.is === 'changed' || one.is !== other.is) return null
  const node = joinTexts(one.node, other.node)
  return node && { is: one.is, node }
}

function joinTexts(one: DocumentNode, other: DocumentNode): DocumentNode | null {
  if (one.text === undefined || other.text === undefined || !sameMarks(one.marks, other.marks)) return null
  return { ...one, text: one.text + other.text }
}

type Side = 'before' | 'after'

/** One of the two texts, as the schema writes it. */
export const sideOf = ({ headline, dek, blocks }: ComparedStory, side: Side): DraftText => ({
  headline: textOfLine(headline, side),
  dek: textOfLine(dek, side),
  body: { type: 'doc', content: nodesOfSide(blocks, side) },
})

const textOfLine = (line: readonly Compared[], side: Side): string =>
  nodesOfSide(line, side)
    .map(({ text = '' }) => text)
    .join('')

/** The nodes of one side: what was there before, or what is there after. */
export function nodesOfSide(compared: readonly Compared[], side: Side): DocumentNode[] {
  const nodes: DocumentNode[] = []
  for (const each of compared) {
    const node = nodeOfSide(each, side)
    const last = nodes.at(-1)
    const both = node && last && joinTexts(last, node)
    if (both) nodes[nodes.length - 1] = both
    else if (node) nodes.push(node)
  }
  return nodes
}

const gone = { before: ['added', 'moved-here'], after: ['removed', 'moved-away'] } as const satisfies Record<Side, Compared['is'][]>

function nodeOfSide(compared: Compared, side: Side): DocumentNode | null {
  if (compared.is === 'changed') {
    const content = nodesOfSide(compared.content, side)
    return content.length > 0 ? { ...compared[side], content } : compared[side]
  }
  const absent: readonly Compared['is'][] = gone[side]
  return absent.includes(compared.is) ? null : compared.node
}
