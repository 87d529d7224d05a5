import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { hasFigure } from '#newsroom/articles/table-columns.ts'

/** Pastes the plain text of a spreadsheet, with tabs between its cells, as a table. Pasting with Shift inserts it unchanged. */
export const PasteCells = Extension.create({
  name: 'pasteCells',
  addProseMirrorPlugins: () => {
    let isPlain = false
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            isPlain = event.shiftKey
            return false
          },
          handlePaste: (view, event) => {
            const hasMore = event.clipboardData?.getData('text/html') !== '' || event.clipboardData.files.length > 0
            if (hasMore || isPlain) return false
            const rows = rowsOf(event.clipboardData.getData('text/plain'))
            if (!rows) return false
            // An event with an empty clipboard, so that handlePaste ignores it.
            return view.pasteHTML(htmlOf(rows), new ClipboardEvent('paste'))
          },
        },
      }),
    ]
  },
})

/** More cells are no table that somebody writes. */
const mostCells = 5000

/**
 * The cells of a spreadsheet's text (text/tab-separated-values, with values in quotation marks where they hold tabs or line breaks): the same
 * number, two or more, in each row. Null: the text is none.
 */
export function rowsOf(text: string): string[][] | null {
  if (!text.includes('\t') || text.length > 500_000) return null
  const rows = splitCells(text)
  while (rows.length > 1 && rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  const columns = rows[0]?.length ?? 0
  const isTable = columns > 1 && rows.every(({ length }) => length === columns) && rows.length * columns <= mostCells
  return isTable && rows.some((row) => row.filter((cell) => cell !== '').length > 1) ? rows : null
}

function splitCells(text: string): string[][] {
  const rows: string[][] = [[]]
  const value = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/y
  for (let at = 0; at <= text.length; ) {
    value.lastIndex = at
    const [whole = '', quoted] = value.exec(text) ?? []
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? whole).trim())
    at += whole.length
    if (text[at] !== '\t' && at < text.length) rows.push([])
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

const htmlOf = (rows: readonly string[][]): string => {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escapeHtml(cell).replace(/\r?\n/g, '<br>')}</td>`).join('')
  return `<table data-cells="">${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

/** What Excel, Google Sheets, LibreOffice and Numbers say of themselves in the HTML of the clipboard, and our own for the text of one. */
const sheetSigns = [
  'meta[name="ProgId" i][content="Excel.Sheet" i]',
  'meta[name="Generator" i][content*="Excel" i]',
  'google-sheets-html-origin',
  'meta[name="Generator" i][content*="Cocoa" i]',
  'table[data-cells]',
  'td[sdval], td[data-sheets-value]',
]

export const isSheet = (page: Document): boolean =>
  sheetSigns.some((sign) => page.querySelector(sign) !== null) || /urn:schemas-microsoft-com:office:excel/.test(startOf(page))

const startOf = (page: Document): string => [...page.documentElement.attributes].map(({ value }) => value).join(' ')

/** A spreadsheet has no headings: its first row is one of headings when it has words alone, and the rows below have figures. */
export function nameHeadings(document: ArticleDocument): ArticleDocument {
  for (const { type, content = [] } of nodesOf(document)) {
    const [head, ...rows] = content
    if (type !== 'table' || !head?.content || rows.length === 0) continue
    const isOfWords = head.content.some(hasWords) && !head.content.some(hasFigure)
    if (isOfWords && rows.some((row) => row.content?.some(hasFigure))) for (const cell of head.content) cell.type = 'tableHeader'
  }
  return document
}

const hasWords = ({ text, content = [] }: DocumentNode): boolean => Boolean(text?.trim()) || content.some(hasWords)
