import type { Format, Say } from '#components/ui/words/say.ts'
import type { DocumentNode, Picture } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'
import type { BlockChange, BlockContent, Shape } from '#newsroom/articles/block-changes.ts'
import type { Marker } from '#newsroom/articles/marker.ts'
import { boxKinds, figureShapes, linkedStory, pictureLayouts } from '#newsroom/articles/nodes.ts'
import type { BodyChange, DetailChange, UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'

/** The blocks that have a name in the dictionary; any other is called "Block". */
const named = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'attribution',
  'preformatted',
  'box',
  'title',
  'picture',
  'pictures',
  'audio',
  'video',
  'document',
  'relatedStory',
  'readAlso',
  'embed',
  'map',
  'horizontalRule',
  'table',
  'tableFigure',
] as const

export const blockChangeInWords = (say: Say, { is, block }: BlockChange): string =>
  say(`workflow.block-${is}`, { block: blockNameInWords(say, { type: block }) })

/** What a kind of block is called; a subhead with its level. */
export function blockNameInWords(say: Say, { type, attrs }: Pick<DocumentNode, 'type' | 'attrs'>): string {
  const kind = type === 'box' ? boxKinds.find((each) => each === attrs?.kind) : undefined
  const name = kind ? say(`workflow.node-box-${kind}`) : say(`workflow.node-${named.find((each) => each === type) ?? 'other'}`)
  return attrs?.level === undefined ? name : `${name}, ${say('workflow.level', { level: Number(attrs.level) })}`
}

/** Where the marker of a map stands. */
export const markerInWords = (say: Say, { x, y }: Marker): string => say('blocks.marker', { left: x, top: y })

type Texts = { before: string; after: string }

/** A changed block before and after, as text. */
export function blockTexts(say: Say, { block, before, after }: BlockChange, headlines: BodyChange['headlines']): Texts {
  const write = (content: BlockContent | null) => (content ? contentInWords(say, block, content, headlines) : '')
  return { before: write(before), after: write(after) }
}

function contentInWords(
  say: Say,
  block: string,
  { words, picture, pictures = [], relatedStory, listed, level, marker, shape, marks = [] }: BlockContent,
  headlines: BodyChange['headlines'],
): string {
  if (picture) return pictureInWords(say, picture)
  const headlineOf = (id: string) => headlines[id] ?? say('workflow.storyGone')
  if (relatedStory) return headlineOf(relatedStory)
  if (listed) return listed.map(headlineOf).join('\n')
  if (block === 'horizontalRule') return say('workflow.node-horizontalRule')
  return [
    words,
    ...pictures.map((each) => pictureInWords(say, each)),
    ...(marker === undefined ? [] : [markerInWords(say, marker)]),
    ...(shape === undefined ? [] : [shapeInWords(say, shape)]),
    ...(level === undefined ? [] : [say('workflow.level', { level })]),
    ...marks.map(({ mark, text, href }) => {
      const story = linkedStory(href)
      return say(`workflow.mark-${mark}`, { text, href: story ? headlineOf(story) : href })
    }),
  ]
    .filter((words) => words !== '')
    .join('\n')
}

function shapeInWords(say: Say, shape: Shape): string {
  const kind = boxKinds.find((each) => each === shape)
  if (kind) return say(`workflow.node-box-${kind}`)
  const layout = pictureLayouts.find((each) => each === shape)
  return layout ? say(`blocks.layout-${layout}`) : say(`blocks.drawnAs-${figureShapes.find((each) => each === shape) ?? 'table'}`)
}

const pictureInWords = (say: Say, { alt, caption, credit }: Omit<Picture, 'mediaId'>): string =>
  [
    say('workflow.pictureCaption', { text: caption || say('workflow.none') }),
    say('workflow.pictureAlt', { text: alt || say('workflow.none') }),
    say('workflow.pictureCredit', { text: credit || say('workflow.none') }),
  ].join('\n')

/** A changed detail before and after, as text. */
export function detailTexts(say: Say, format: Format, change: DetailChange): Texts {
  switch (change.part) {
    case 'sectionId':
    case 'bylines':
    case 'topics':
      return both(change, (names) => format.list(names.map((name) => name ?? say('workflow.nameGone'))))
    case 'hero': {
      const isReplaced = change.before && change.after && change.before.mediaId !== change.after.mediaId
      const { before, after } = both(change, (picture) => (picture ? pictureInWords(say, picture) : ''))
      return { before, after: isReplaced ? `${say('workflow.pictureReplaced')}\n${after}` : after }
    }
    case 'breaking':
      return both(change, (isBreaking) => say(isBreaking ? 'workflow.yes' : 'workflow.no'))
    case 'language':
      return both(change, (language) => languageFacts[language].name)
    default:
      return { before: change.before, after: change.after }
  }
}

const both = <Value>({ before, after }: { before: Value; after: Value }, write: (value: Value) => string): Texts => ({
  before: write(before),
  after: write(after),
})

/** The changes in one line: “Headline, Section, Text (2 changed, 1 added)”. */
export function changesInShort(say: Say, changes: readonly UnpublishedChange[]): string {
  return changes
    .map((change) =>
      change.part === 'body'
        ? say('workflow.bodyChanges', { part: say('workflow.part-body'), changes: countChanges(say, change.blocks) })
        : say(`workflow.part-${change.part}`),
    )
    .join(', ')
}

function countChanges(say: Say, blocks: readonly BlockChange[]): string {
  const count = (...kinds: BlockChange['is'][]) => blocks.filter(({ is }) => kinds.includes(is)).length
  const counts = { changed: count('changed', 'formatting'), added: count('added'), removed: count('removed'), moved: count('moved') }
  return (['changed', 'added', 'removed', 'moved'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say(`workflow.count-${kind}`, { count: counts[kind] }))
    .join(', ')
}
