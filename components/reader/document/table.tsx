import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { type CellAlignment, isSortable } from '#newsroom/articles/table-columns.ts'

/** Wide tables scroll sideways in their own container, also by keyboard. The readers' script lets the rows be sorted (reader/table.ts). */
export function Table({ node, children }: { node: DocumentNode; children: ReactNode }) {
  const table = (
    <table>
      <tbody>{children}</tbody>
    </table>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling container must be reachable by keyboard (WCAG 2.1.1)
    <div className="table" tabIndex={0}>
      {isSortable(node) ? <galley-table>{table}</galley-table> : table}
    </div>
  )
}

type CellProps = { kind: 'th' | 'td'; node: DocumentNode; aligned: CellAlignment | undefined; children: ReactNode }

export function Cell({ kind: Kind, node, aligned, children }: CellProps) {
  const names = [aligned?.isFigure && 'figure', aligned?.to && `to-${aligned.to}`].filter(Boolean)
  return (
    <Kind className={names.join(' ') || undefined} colSpan={span(node.attrs?.colspan)} rowSpan={span(node.attrs?.rowspan)}>
      {children}
    </Kind>
  )
}

const span = (value: unknown) => (typeof value === 'number' && value > 1 ? value : undefined)
