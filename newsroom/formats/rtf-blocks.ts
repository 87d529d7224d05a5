import { elementOf, type StyleRole } from './file-html.ts'

export type RtfItem = { list: string; level: number; isOrdered: boolean; number: number }
/** What is known of a paragraph when it ends. */
export type RtfParagraph = { html: string; role: StyleRole | null; item: RtfItem | null; isInTable: boolean }

type Row = { isHeader: boolean; cells: { html: string; span: number; goesOn: boolean }[] }

/** Builds the HTML of blocks out of paragraphs that follow each other: lists that are nested by level, tables by rows. */
export class RtfBlocks {
  #html = ''
  #open: { tag: 'ol' | 'ul'; list: string; next: number }[] = []
  #cell = ''
  #row: Row['cells'] = []
  #rows: Row[] = []

  add(paragraph: RtfParagraph): void {
    const { html, role, item, isInTable } = paragraph
    if (isInTable) {
      if (html.trim() !== '') this.#cell += `<p>${html}</p>`
      return
    }
    this.#endTable()
    if (html.trim() === '') return
    if (item && typeof role !== 'number') this.#addItem(html, item)
    else {
      this.#endLists(0)
      // A heading is bold by itself.
      const words = role === 'quotation' ? `<p>${html}</p>` : typeof role === 'number' ? html.replace(/<\/?strong>/g, '') : html
      this.#html += `<${elementOf(role)}>${words}</${elementOf(role)}>`
    }
  }

  endCell(): void {
    this.#row.push({ html: this.#cell, span: 1, goesOn: false })
    this.#cell = ''
  }

  /** `merges` says of each cell of the row whether it goes on the one before it. */
  endRow(isHeader: boolean, merges: readonly { across: boolean; down: boolean }[]): void {
    const cells: Row['cells'] = []
    for (const [index, cell] of this.#row.entries()) {
      const before = cells.at(-1)
      if (merges[index]?.across && before) before.span += 1
      else cells.push({ ...cell, goesOn: merges[index]?.down ?? false })
    }
    if (cells.length > 0) this.#rows.push({ isHeader, cells })
    this.#row = []
    this.#cell = ''
  }

  end(): string {
    if (this.#cell !== '') this.endCell()
    if (this.#row.length > 0) this.endRow(false, [])
    this.#endTable()
    this.#endLists(0)
    return this.#html
  }

  #endTable(): void {
    if (this.#rows.length === 0) return
    this.#endLists(0)
    this.#html += `<table>${this.#rows.map((row, at) => this.#writeRow(row, at)).join('')}</table>`
    this.#rows = []
  }

  #writeRow({ isHeader, cells }: Row, at: number): string {
    const tag = isHeader ? 'th' : 'td'
    let column = 0
    const written = cells.map(({ html, span, goesOn }) => {
      const place = column
      column += span
      if (goesOn) return ''
      const rows = this.#rowsFrom(at, place)
      return `<${tag}${span > 1 ? ` colspan="${span}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${html}</${tag}>`
    })
    return `<tr>${written.join('')}</tr>`
  }

  /** How many rows the cell at this column takes. */
  #rowsFrom(at: number, place: number): number {
    let rows = 1
    for (const { cells } of this.#rows.slice(at + 1)) {
      let column = 0
      const below = cells.find(({ span }) => {
        column += span
        return column - span === place
      })
      if (!below?.goesOn) return rows
      rows += 1
    }
    return rows
  }

  #addItem(html: string, { list, level, isOrdered, number }: RtfItem): void {
    const tag = isOrdered ? 'ol' : 'ul'
    this.#endLists(level + 1)
    const last = this.#open.at(-1)
    if (this.#open.length === level + 1 && last && (last.tag !== tag || last.list !== list || (isOrdered && last.next !== number)))
      this.#endLists(level)
    if (this.#open.length === level + 1) this.#html += '</li><li>'
    while (this.#open.length < level + 1) {
      const isOwn = this.#open.length === level
      const kind = isOwn ? tag : 'ul'
      this.#html += isOwn && isOrdered && number !== 1 ? `<ol start="${number}"><li>` : `<${kind}><li>`
      this.#open.push({ tag: kind, list, next: number })
    }
    const own = this.#open.at(-1)
    if (own) own.next = number + 1
    this.#html += `<p>${html}</p>`
  }

  /** Closes lists until only so many are open. */
  #endLists(left: number): void {
    while (this.#open.length > left) this.#html += `</li></${this.#open.pop()?.tag}>`
  }
}
