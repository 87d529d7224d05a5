import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'

/** Wide tables are moved sideways inside their own frame, by keyboard too. */
export function Table({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="table" tabIndex={0}>
      <table>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export function Cell({ kind: Kind, node, children }: { kind: 'th' | 'td'; node: DocumentNode; children: ReactNode }) {
  return (
    <Kind colSpan={span(node.attrs?.colspan)} rowSpan={span(node.attrs?.rowspan)}>
      {children}
    </Kind>
  )
}

const span = (value: unknown) => (typeof value === 'number' && value > 1 ? value : undefined)
