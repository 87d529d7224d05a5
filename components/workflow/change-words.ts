import type { BlockChange } from '#newsroom/articles/block-changes.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import type { UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'
import type { ReaderPart } from '#newsroom/articles/unpublished-parts.ts'

export const partNames = {
  headline: 'Headline',
  dek: 'Dek',
  body: 'Text',
  hero: 'Hero picture',
  sectionId: 'Section',
  bylines: 'Bylines',
  topics: 'Topics',
  breaking: 'Breaking news',
  slug: 'Address (slug)',
  language: 'Language',
  seoTitle: 'Title for search engines',
  seoDescription: 'Description for search engines',
} satisfies Record<ReaderPart, string>

const acts = { added: 'added', removed: 'removed', changed: 'changed', formatting: ': formatting or links' } satisfies Record<
  BlockChange['is'],
  string
>

export function blockChangeInWords({ is, block }: BlockChange): string {
  const name = nodeSpecOf(block).label
  return is === 'formatting' ? `${name}${acts[is]}` : `${name} ${acts[is]}`
}

/** The changes in one line: “Headline, Section, Text (2 changed, 1 added)”. */
export function changesInShort(changes: readonly UnpublishedChange[]): string {
  return changes
    .map((change) => (change.part === 'body' ? `${partNames.body} (${countChanges(change.blocks)})` : partNames[change.part]))
    .join(', ')
}

function countChanges(blocks: readonly BlockChange[]): string {
  const count = (...kinds: BlockChange['is'][]) => blocks.filter(({ is }) => kinds.includes(is)).length
  const counts = [
    [count('changed', 'formatting'), 'changed'],
    [count('added'), 'added'],
    [count('removed'), 'removed'],
  ] as const
  return counts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ')
}
