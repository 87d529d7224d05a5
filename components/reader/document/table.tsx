import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'

/** Wide tables scroll sideways in their own container, also by keyboard. */
export function Table({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling container must be reachable by keyboard (WCAG 2.1.1)
    <div className="table" tabIndex={0}>
      <table>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

type CellProps = { kind: 'th' | 'td'; node: DocumentNode; isFigure: boolean; children: ReactNode }

export function Cell({ kind: Kind, node, isFigure, children }: CellProps) {
  return (
    <Kind className={isFigure ? 'figure' : undefined} colSpan={span(node.attrs?.colspan)} rowSpan={span(node.attrs?.rowspan)}>
      {children}
    </Kind>
  )
}

const span = (value: unknown) => (typeof value === 'number' && value > 1 ? value : undefined)
