import { decimalSignOf, writtenNumber } from '#lib/written-number.ts'

type Row = HTMLTableRowElement
type Direction = 'ascending' | 'descending'

/**
 * A table whose rows are sorted by the column that is pressed: first upwards, then downwards, then as they were. Empty cells stay last. A last
 * row that begins with a heading where the others do not is a sum, and stays where it is.
 */
export class GalleyTable extends HTMLElement {
  connectedCallback() {
    const [head, ...rows] = this.querySelectorAll('tr')
    if (!head || head.querySelector('button')) return
    if (rows.length > 1 && isSum(rows.at(-1)) && !isSum(rows[0])) rows.pop()
    for (const heading of head.cells) {
      if (!heading.textContent?.trim() || heading.querySelector('a')) continue
      const words = heading.querySelector('p') ?? heading
      const button = document.createElement('button')
      button.type = 'button'
      button.append(...words.childNodes)
      words.append(button)
      button.addEventListener('click', () => sort(heading, head, rows))
    }
  }
}

const isSum = (row: Row | undefined) => row?.cells[0]?.tagName === 'TH'

function sort(heading: HTMLTableCellElement, head: Row, rows: readonly Row[]) {
  const was = heading.getAttribute('aria-sort')
  const direction: Direction | null = was === 'ascending' ? 'descending' : was === 'descending' ? null : 'ascending'
  for (const each of head.cells) each.removeAttribute('aria-sort')
  if (direction) heading.setAttribute('aria-sort', direction)
  const sorted = direction ? inOrder(rows, heading, direction) : rows
  head.after(...sorted)
}

function inOrder(rows: readonly Row[], { cellIndex, className }: HTMLTableCellElement, direction: Direction): Row[] {
  const { lang } = document.documentElement
  const decimal = decimalSignOf(lang)
  const { compare } = new Intl.Collator(lang, { numeric: true })
  const wordsOf = (row: Row) => row.cells[cellIndex]?.textContent?.trim() ?? ''
  const keyOf = className.includes('figure') ? (words: string) => writtenNumber(words, decimal) : (words: string) => words || null
  const keyed = rows.map((row) => ({ row, key: keyOf(wordsOf(row)) }))
  const sign = direction === 'ascending' ? 1 : -1
  return keyed
    .sort((one, other) => {
      if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null)
      return sign * (typeof one.key === 'number' ? one.key - Number(other.key) : compare(one.key, String(other.key)))
    })
    .map(({ row }) => row)
}
