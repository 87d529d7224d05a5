import type { Say } from '#components/ui/words/say.ts'
import type { BlockChange } from '#newsroom/articles/block-changes.ts'
import type { UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'

/** The blocks that have a name; what is not here is "Block". */
const named = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'picture',
  'relatedStory',
  'horizontalRule',
  'table',
] as const

export function blockChangeInWords(say: Say, { is, block }: BlockChange): string {
  return say(`workflow.block-${is}`, { block: say(`workflow.node-${named.find((name) => name === block) ?? 'other'}`) })
}

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
  const counts = { changed: count('changed', 'formatting'), added: count('added'), removed: count('removed') }
  return (['changed', 'added', 'removed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say(`workflow.count-${kind}`, { count: counts[kind] }))
    .join(', ')
}
