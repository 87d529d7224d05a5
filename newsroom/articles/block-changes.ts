import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { alignBlocks, type Block, documentBlocks, wordsOf } from './align-blocks.ts'
import { listStories, nodesOf } from './document.ts'
import { type Marker, markerOf } from './marker.ts'
import { type AlignedChange, listChanges } from './moved-blocks.ts'
import {
  type BoxKind,
  boxKinds,
  type FigureShape,
  figureShapes,
  linkedStory,
  type MarkName,
  type PictureLayout,
  pictureLayouts,
} from './nodes.ts'

/**
 * What a block says: its words, a picture's description, or the id of a related story. Only a change of formatting lists the level of a
 * subhead and the marks. The desk names all this in the editor's language (components/workflow/change-words.ts).
 */
export type BlockContent = {
  words: string
  picture?: PictureWords
  /** Of a group of pictures, and of the picture of an embed. */
  pictures?: PictureWords[]
  relatedStory?: string
  /** The ids of the stories of a list. */
  listed?: string[]
  level?: number
  /** Where the marker of a map stands. */
  marker?: Marker
  /** What readers see a box, pictures or a table with a title as. */
  shape?: Shape
  marks?: MarkedText[]
}
type PictureWords = { alt: string; caption: string; credit: string }
export type Shape = BoxKind | PictureLayout | FigureShape
type MarkedText = { mark: MarkName; text: string; href: string }

/**
 * `is` is "formatting" when only a mark, a link or an attribute differs. An added block has no `before`, a removed one no `after`; one that was
 * moved has both, and is one change.
 */
export type BlockChange = {
  is: 'added' | 'removed' | 'moved' | 'changed' | 'formatting'
  block: string
  before: BlockContent | null
  after: BlockContent | null
}

/** The words of a block, and those of all its marks, are cut at this many characters. */
const longest = 4000
/** The list of changes ends here. */
export const mostChanges = 500

/** The ids of our stories that changes name, whose headlines are shown. */
export const storiesOfChanges = (changes: readonly BlockChange[]): string[] => [
  ...new Set(
    changes
      .flatMap(({ before, after }) => [before, after])
      .flatMap((content) => [
        ...(content?.relatedStory === undefined ? [] : [content.relatedStory]),
        ...(content?.listed ?? []),
        ...(content?.marks ?? []).flatMap(({ href }) => linkedStory(href) ?? []),
      ]),
  ),
]

/** The changes of blocks between two documents, in reading order. */
export function blockChanges(before: ArticleDocument, after: ArticleDocument): BlockChange[] {
  return listChanges(alignBlocks(documentBlocks(before), documentBlocks(after)))
    .changes.slice(0, mostChanges)
    .flatMap((change) => changeOf(change) ?? [])
}

function changeOf({ before, after, isMoved }: AlignedChange): BlockChange | null {
  if (before && after && isMoved)
    return { is: 'moved', block: after.node.type, before: contentOf(before.node), after: contentOf(after.node) }
  if (before && after) return describeChanged(before, after)
  if (after) return { is: 'added', block: after.node.type, before: null, after: contentOf(after.node) }
  return before && { is: 'removed', block: before.node.type, before: contentOf(before.node), after: null }
}

function describeChanged(old: Block, fresh: Block): BlockChange {
  const [before, after] = [contentOf(old.node), contentOf(fresh.node)]
  const block = fresh.node.type
  // Of a long block only the beginning is shown, and what has changed may be behind it.
  if (JSON.stringify(before) !== JSON.stringify(after) || wordsOf(old.node) !== wordsOf(fresh.node))
    return { is: 'changed', block, before, after }
  return { is: 'formatting', block, before: { ...before, ...formattingOf(old.node) }, after: { ...after, ...formattingOf(fresh.node) } }
}

function contentOf(node: DocumentNode): BlockContent {
  const { articleId } = node.attrs ?? {}
  if (node.type === 'picture') return { words: '', picture: pictureWords(node) }
  const inside = [...nodesOf(node)].filter(({ type }) => type === 'picture').map(pictureWords)
  const pictures = inside.length > 0 ? { pictures: inside } : {}
  if (node.type === 'readAlso') return { words: '', listed: listStories({ type: 'doc', content: [node] }) }
  if (node.type === 'relatedStory') return { words: '', relatedStory: String(articleId) }
  if (node.attrs?.attachmentId !== undefined) return { words: cut(saidOf(node)) }
  if (node.type === 'embed')
    return { words: cut([embedOf(node.attrs?.embedId)?.address, wordsOf(node)].filter(Boolean).join('\n')), ...pictures }
  if (node.type === 'map')
    return { words: cut([wordsOf(node), node.attrs?.coordinates].filter(Boolean).join('\n')), ...pictures, marker: markerOf(node.attrs) }
  return { words: cut(wordsOf(node)), ...pictures }
}

const pictureWords = ({ attrs = {} }: DocumentNode): PictureWords => ({
  alt: String(attrs.alt ?? ''),
  caption: String(attrs.caption ?? ''),
  credit: String(attrs.credit ?? ''),
})

/** What stands with a sound, a video or a document. */
const saidOf = ({ attrs = {} }: DocumentNode): string =>
  [attrs.title, attrs.caption, attrs.credit, attrs.transcript].filter((words) => typeof words === 'string' && words !== '').join('\n')

function formattingOf(node: DocumentNode): Pick<BlockContent, 'level' | 'shape' | 'marks'> {
  const marked = [...nodesOf(node)].flatMap((each) =>
    (each.marks ?? []).map(({ type, attrs }) => ({
      mark: type as MarkName, // the schema's
      text: each.text ?? wordsOf(each),
      href: String(attrs?.href ?? attrs?.to ?? attrs?.code ?? attrs?.title ?? ''),
    })),
  )
  let length = 0
  const marks = marked.filter(({ text, href }) => {
    length += text.length + href.length
    return length <= longest
  })
  const shape = shapes.find((each) => each === (node.attrs?.kind ?? node.attrs?.layout ?? node.attrs?.drawnAs))
  return { ...(node.type === 'heading' && { level: Number(node.attrs?.level ?? 2) }), ...(shape && { shape }), marks }
}

const shapes: readonly Shape[] = [...boxKinds, ...pictureLayouts, ...figureShapes]

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
