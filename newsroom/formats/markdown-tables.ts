/** More cells than this in one text stay words: each is read by itself. */
const mostCells = 10_000

/** Where a table stood in Markdown, until the rest is HTML; and what keeps a cell from being read as a list, such as “-”. */
const [from, until, ahead] = ['\uE000', '\uE001', '\uE002']

/**
 * Takes the tables out of Markdown: CommonMark has none, but GitHub, Ghost and others write them with lines between. `inline` makes HTML of
 * a cell. The returned function puts them into the HTML of the text that is left.
 */
export function takeTables(text: string, inline: (cell: string) => string): { text: string; putBack: (html: string) => string } {
  const tables: string[] = []
  const left: string[] = []
  const lines = text.split('\n')
  let fence = ''
  let cells = 0
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1]
    if (mark && (fence === '' || fence === mark)) fence = fence === '' ? mark : ''
    const table = fence === '' && cells < mostCells ? tableAt(lines, at, mostCells - cells) : null
    if (table === null) left.push(line)
    else {
      cells += table.length * (table[0]?.length ?? 0)
      left.push('', `${from}${tables.length}${until}`, '')
      tables.push(writeTable(table, inline))
      at += table.length
    }
  }
  return {
    text: left.join('\n'),
    putBack: (html) => html.replace(/<p>\uE000(\d{1,7})\uE001<\/p>/g, (whole, number: string) => tables[Number(number)] ?? whole),
  }
}

/** The rows of a table that begins at a line, the head first, without the line under it; null if none does, or one of more cells than `most`. */
function tableAt(lines: readonly string[], at: number, most: number): string[][] | null {
  const head = rowIn(lines[at])
  const under = head && rowIn(lines[at + 1])
  if (!head || !under || under.length !== head.length || !under.every((cell) => /^:?-+:?$/.test(cell))) return null
  const rows = [head]
  for (let next = at + 2; ; next += 1) {
    const row = rowIn(lines[next])
    if (!row) return rows
    rows.push(head.map((_, column) => row[column] ?? ''))
    if (rows.length * head.length > most) return null
  }
}

/** The cells of a line that has some; a bar after a backslash is none. */
function rowIn(line: string | undefined): string[] | null {
  if (line === undefined || !/^[^\s>]/.test(line) || !line.includes('|')) return null
  const cells = line
    .trim()
    .replaceAll('\\|', ahead)
    .split('|')
    .map((cell) => cell.trim().replaceAll(ahead, '|'))
  if (cells[0] === '') cells.shift()
  if (cells.at(-1) === '') cells.pop()
  return cells.length > 0 ? cells : null
}

function writeTable([head = [], ...rows]: string[][], inline: (cell: string) => string): string {
  const write = (tag: string) => (cell: string) => `<${tag}>${cell && inline(ahead + cell).replaceAll(ahead, '')}</${tag}>`
  const row = (cells: string[], tag: string) => `<tr>${cells.map(write(tag)).join('')}</tr>`
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}
