import type { FigureShape } from '#newsroom/articles/nodes.ts'
import type { ChartData } from './chart-data.ts'

type ChartProps = { data: ChartData; label: string; isRightToLeft: boolean }

/** Pixels: a label, a bar, and the room below a group. */
const [label, bar, room] = [20, 14, 12]
/** The longest bar, in hundredths of the width: its value is written beside it. */
const longest = 80

const chartShapes = { bars: Bars, stacked: Stacked, lines: Lines } as const

/** A chart that needs no script: widths are shares of the page's, and letters keep their size on every screen. */
export function Chart({ drawnAs, ...chart }: ChartProps & { drawnAs: Exclude<FigureShape, 'table'> }) {
  const Shape = chartShapes[drawnAs]
  return (
    <>
      {chart.data.series.length > 1 && <Legend series={chart.data.series} />}
      <Shape {...chart} />
    </>
  )
}

function Legend({ series }: { series: readonly string[] }) {
  return (
    <ul className="legend">
      {series.map((name, place) => (
        <li key={name}>
          <svg width="12" height="12" aria-hidden="true">
            <rect className={`s${place}`} width="12" height="12" />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  )
}

const valuesOf = ({ rows }: ChartData): number[] => rows.flatMap(({ values }) => values.flatMap(({ value }) => value ?? []))
const share = (part: number) => `${Math.round(part * 100) / 100}%`

/** A bar from the zero line, which stands at the edge unless a value is negative. */
function Bars({ data, label: name, isRightToLeft }: ChartProps) {
  const values = valuesOf(data)
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const scale = longest / (most - least || 1)
  const zero = -least * scale
  const height = label + data.series.length * bar + room
  const lines = data.rows.map((row, at) => ({ ...row, top: at * height }))
  return (
    <svg className="plot" width="100%" height={data.rows.length * height} role="img" aria-label={name}>
      {lines.map(({ label: words, values: cells, top }) => (
        <g key={top}>
          <text x={isRightToLeft ? '100%' : 0} y={top + label - 6}>
            {words}
          </text>
          {cells.map(({ value, words: written }, place) => {
            if (value === null) return null
            const [from, to] = [zero + Math.min(0, value) * scale, zero + Math.max(0, value) * scale]
            const y = top + label + place * bar
            return (
              <g key={data.series[place]}>
                <rect className={`s${place}`} x={share(isRightToLeft ? 100 - to : from)} y={y} width={share(to - from)} height={bar - 2} />
                <text className="value" x={share(isRightToLeft ? 100 - to : to)} dx={isRightToLeft ? -6 : 6} y={y + bar - 4}>
                  {written}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}

/** One bar a row, of its parts. */
function Stacked({ data, label: name, isRightToLeft }: ChartProps) {
  const totals = data.rows.map(({ values }) => values.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0))
  const scale = 100 / (Math.max(...totals) || 1)
  const height = label + bar + room
  const lines = data.rows.map((row, at) => ({ ...row, top: at * height }))
  return (
    <svg className="plot" width="100%" height={data.rows.length * height} role="img" aria-label={name}>
      {lines.map(({ label: words, values, top }) => {
        let from = 0
        return (
          <g key={top}>
            <text x={isRightToLeft ? '100%' : 0} y={top + label - 6}>
              {words}
            </text>
            {values.map(({ value }, place) => {
              const width = Math.max(0, value ?? 0) * scale
              const x = isRightToLeft ? 100 - from - width : from
              from += width
              return (
                <rect key={data.series[place]} className={`s${place}`} x={share(x)} y={top + label} width={share(width)} height={bar} />
              )
            })}
          </g>
        )
      })}
    </svg>
  )
}

/** Pixels of a plot of lines: its height, and the room for what stands above and below it. */
const [plotHeight, above, below] = [200, 20, 24]

/** Time runs as the text does. The least and the most are written at their heights, the first and the last label below. */
function Lines({ data, label: name, isRightToLeft }: ChartProps) {
  const values = valuesOf(data)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const heightOf = (value: number) => (100 * (most - value)) / (most - least || 1)
  const wordsAt = (wanted: number) => data.rows.flatMap((row) => row.values).find(({ value }) => value === wanted)?.words
  const placeOf = (at: number) => {
    const place = (100 * at) / Math.max(1, data.rows.length - 1)
    return isRightToLeft ? 100 - place : place
  }
  const pathOf = (place: number) =>
    data.rows
      .flatMap(({ values: cells }, at) => {
        const value = cells[place]?.value ?? null
        return value === null ? [] : `${round(placeOf(at))},${round(heightOf(value))}`
      })
      .join(' ')
  const yOf = (value: number) => above + (heightOf(value) * plotHeight) / 100
  const start = isRightToLeft ? '100%' : 0
  return (
    <svg className="plot lines" width="100%" height={plotHeight + above + below} role="img" aria-label={name}>
      {[...new Set([most, least])].map((value) => (
        <line key={value} x2="100%" y1={yOf(value)} y2={yOf(value)} />
      ))}
      <svg aria-hidden="true" y={above} width="100%" height={plotHeight} viewBox="0 0 100 100" preserveAspectRatio="none">
        {data.series.map((each, place) => (
          <polyline key={each} className={`s${place}`} points={pathOf(place)} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      {[...new Set([most, least])].map((value) => (
        <text key={value} className="value" x={start} y={yOf(value) - 5}>
          {wordsAt(value)}
        </text>
      ))}
      <text x={start} y={above + plotHeight + 18}>
        {data.rows[0]?.label}
      </text>
      <text x={isRightToLeft ? 0 : '100%'} y={above + plotHeight + 18} textAnchor="end">
        {data.rows.at(-1)?.label}
      </text>
    </svg>
  )
}

const round = (value: number) => Math.round(value * 100) / 100
