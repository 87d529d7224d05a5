import type { Node, Schema } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { selectionInBody } from '#components/editor/extensions/lines.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import type { EmbedWords } from '#newsroom/embeds/read-words.ts'
import { blockOfCaret, goBelow, isAtStart, nodeAround } from '../around-caret.ts'

/** Names in a transaction the embed that somebody has just put in here. */
export const freshEmbed = 'freshEmbed'

/** Puts an embed in the place of an empty paragraph, or of one that is only its link; otherwise below the block with the cursor. */
export const insertEmbed =
  (embedId: string): Command =>
  (state, dispatch) => {
    const { embed, title } = state.schema.nodes
    const { $to } = selectionInBody(state)
    if (!embed || !title || embedOf(embedId) === null) return false
    const made = embed.create({ embedId }, title.create())
    const { tr } = state
    const block = $to.depth === 0 ? null : $to.node(1)
    const at = block === null ? $to.pos : isPlaceFor(block, embedId) ? $to.before(1) : $to.after(1)
    tr.replaceWith(at, block && isPlaceFor(block, embedId) ? $to.after(1) : at, made)
    const below = at + made.nodeSize
    if (!tr.doc.resolve(below).nodeAfter) tr.insert(below, paragraphOf(state.schema))
    dispatch?.(
      tr
        .setSelection(TextSelection.create(tr.doc, at + 2))
        .setMeta(freshEmbed, embedId)
        .scrollIntoView(),
    )
    return true
  }

const isPlaceFor = (block: Node, embedId: string): boolean =>
  block.type.name === 'paragraph' && (block.content.size === 0 || linkAlone(block) === embedOf(embedId)?.address)

/** The address to which all of a paragraph leads; null when it says something else, too. */
export function linkAlone(block: Node): string | null {
  const [only] = block.content.content
  const href = only?.marks.find(({ type }) => type.name === 'link')?.attrs.href
  return block.childCount === 1 && typeof href === 'string' ? href : null
}

const paragraphOf = ({ nodes }: Schema, content: Node | readonly Node[] | null = null): Node => {
  if (!nodes.paragraph) throw new Error('a story has paragraphs')
  return nodes.paragraph.create(null, content)
}

/** Enter leads from the title to the text, and from an empty last line or from the author on into the story. */
export const enterInEmbed: Command = (state, dispatch) => {
  const block = blockOfCaret(state)
  const embed = nodeAround(state, 'embed')
  const { $from } = state.selection
  if (!block || !embed || $from.depth !== embed.depth + 1) return false
  const { tr } = state
  if (block.type.name === 'title') {
    const isAtEnd = $from.parentOffset === block.content.size
    const below = state.doc.resolve($from.after()).nodeAfter
    if (!isAtEnd || below?.type.name !== 'paragraph' || below.content.size > 0)
      tr.split($from.pos, 1, [{ type: paragraphOf(state.schema).type }])
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.pos + 2)).scrollIntoView())
    return true
  }
  const isLast = $from.after() === embed.end - 1
  if (!isLast || (block.type.name === 'paragraph' && block.content.size > 0)) return false
  const isEmpty = block.content.size === 0
  if (isEmpty) tr.delete($from.before(), $from.after())
  dispatch?.(goBelow(tr, tr.mapping.map(embed.end)))
  return true
}

/** Backspace at the start of the title makes a link and paragraphs of an embed; elsewhere it leads to the line before. */
export const backspaceInEmbed: Command = (state, dispatch) => {
  const block = blockOfCaret(state)
  const embed = nodeAround(state, 'embed')
  const { $from } = state.selection
  if (!block || !embed || $from.depth !== embed.depth + 1 || !isAtStart(state)) return false
  if (block.type.name === 'title') return undoEmbed(state, dispatch)
  const { tr } = state
  const isEmpty = block.content.size === 0
  if (!isEmpty && state.doc.resolve($from.before()).nodeBefore?.type === block.type) return false
  if (isEmpty) tr.delete($from.before(), $from.after())
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve($from.before()), -1)).scrollIntoView())
  return true
}

/** The embed that the cursor is in becomes its link, with what was written in it as paragraphs below. */
export const undoEmbed: Command = (state, dispatch) => {
  const embed = nodeAround(state, 'embed')
  const address = embedOf(embed?.node.attrs.embedId)?.address
  const link = state.schema.marks.link
  if (!embed || !address || !link) return false
  const blocks: Node[] = [paragraphOf(state.schema, state.schema.text(address, [link.create({ href: address })]))]
  embed.node.forEach((child) => {
    if (!child.isTextblock) blocks.push(child)
    else if (child.content.size > 0) blocks.push(paragraphOf(state.schema, child.content.content))
  })
  const tr = state.tr.replaceWith(embed.start, embed.end, blocks)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, embed.start + 1 + address.length)).scrollIntoView())
  return true
}

/** Writes what its source says into an embed in which nobody has written yet. It is no step of its own to undo. */
export const fillEmbed =
  (at: number, { title, text, author }: EmbedWords): Command =>
  (state, dispatch) => {
    const embed = state.doc.nodeAt(at)
    const { attribution } = state.schema.nodes
    if (embed?.type.name !== 'embed' || embed.childCount !== 1 || embed.textContent !== '' || !attribution) return false
    const wordsIn = (words: string) => (words === '' ? [] : [state.schema.text(words)])
    const { tr } = state
    tr.insert(at + embed.nodeSize - 1, [
      ...wordsIn(text).map((words) => paragraphOf(state.schema, words)),
      ...wordsIn(author).map((words) => attribution.create(null, words)),
    ])
    if (title !== '') tr.insert(at + 2, wordsIn(title))
    dispatch?.(tr.setMeta('addToHistory', false))
    return true
  }
