import { markerRules } from '#components/reader/document/marker-rules.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import type { NodeName } from '#newsroom/articles/nodes.ts'
import { readStyle, type StyleName } from '#reader/assets.ts'

/** The style that only stories with one of these nodes have. */
const sheets = {
  tableStyle: ['table'],
  boxesStyle: ['pullQuote', 'preformatted', 'box', 'footnote', 'readAlso'],
  picturesStyle: ['pictures'],
  figuresStyle: ['tableFigure'],
  embedsStyle: ['embed'],
  mapsStyle: ['map'],
  attachmentsStyle: ['audio', 'video', 'document'],
} as const satisfies Partial<Record<StyleName, readonly NodeName[]>>

/** The style of what a text has beside words, lists, quotations and pictures; empty when it has nothing else. */
export function textSheet(body: ArticleDocument): string {
  const found = new Set([...nodesOf(body)].map(({ type }) => type))
  const styles = (Object.keys(sheets) as (keyof typeof sheets)[]) // the keys of this table
    .filter((sheet) => sheets[sheet].some((name) => found.has(name)))
    .map(readStyle)
  return [...styles, markerRules(body)].join('')
}
