import { Children, type ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import { languageFacts } from '#lib/languages.ts'
import { figureShapes } from '#newsroom/articles/nodes.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { Chart } from './chart.tsx'
import { chartData } from './chart-data.ts'
import type { Surroundings } from './context.ts'

/** A table with its title, or a chart of it; the table is then below the chart, for those who read figures better than pictures. */
export function TableFigure({ node, around, children }: { node: DocumentNode; around: Surroundings; children: ReactNode }) {
  const { language, words } = around.edition
  const drawnAs = figureShapes.find((shape) => shape === node.attrs?.drawnAs) ?? 'table'
  const parts = Children.toArray(children)
  const [title, table] = [parts.slice(0, -1), parts.at(-1)]
  const figures = node.content?.at(-1)
  const data = drawnAs !== 'table' && figures ? chartData(figures, language) : null
  if (!data || drawnAs === 'table')
    return (
      <figure className="figures">
        {title}
        {table}
      </figure>
    )
  const label = plainText({ type: 'doc', content: node.content?.slice(0, -1) ?? [] })
  return (
    <figure className="figures">
      {title}
      <Chart drawnAs={drawnAs} data={data} label={label} isRightToLeft={languageFacts[language].direction === 'rtl'} />
      <details>
        <summary>{words('figuresAsTable')}</summary>
        {table}
      </details>
    </figure>
  )
}
