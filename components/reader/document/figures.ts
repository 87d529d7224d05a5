import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'

/** A number with an optional sign, currency or unit: "1 204", "−3.5 %", "€12", "6.1 km". */
const figure = /^[+−–-]?\s?\p{Sc}?\s?\d[\d\s.,:’'/–-]*\s?(?:%|‰|°\p{L}?|\p{Sc}|\p{L}{1,3}[²³]?)?$/u
/** An empty cell of a column of figures. */
const nothing = /^[—–−-]?$/u

/** The cells of columns that contain only figures: these columns are right-aligned, with their headings. */
export function figureCells(body: ArticleDocument): Set<DocumentNode> {
  const found = new Set<DocumentNode>()
  for (const table of nodesOf(body)) {
    if (table.type !== 'table') continue
    const rows = (table.content ?? []).map(({ content = [] }) => content)
    if (rows.flat().some(({ attrs }) => Number(attrs?.colspan ?? 1) > 1 || Number(attrs?.rowspan ?? 1) > 1)) continue
    for (let column = 0; column < Math.max(0, ...rows.map(({ length }) => length)); column += 1) {
      const cells = rows.flatMap((row) => row[column] ?? [])
      const words = cells.filter(({ type }) => type === 'tableCell').map((cell) => wordsOf(cell).trim())
      const isFigures = words.some((text) => figure.test(text)) && words.every((text) => figure.test(text) || nothing.test(text))
      if (isFigures) for (const cell of cells) found.add(cell)
    }
  }
  return found
}

const wordsOf = (node: DocumentNode): string => node.text ?? node.content?.map(wordsOf).join(' ') ?? ''
