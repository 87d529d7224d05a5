/**
 * The rows of CSV (RFC 4180) by the names of its first row. Line breaks and quotation marks may stand in a quoted value. Programs of countries
 * with a decimal comma write semicolons: then the first row has no comma.
 */
export function csvRows(text: string): Record<string, string>[] {
  const [head = [], ...rows] = linesOf(text.replace(/^\ufeff/, ''))
  const names = head.map((name) => name.trim())
  return rows
    .filter((row) => row.some((value) => value !== ''))
    .map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

function linesOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const [separator, value] = ofSemicolons(text)
    ? ([';', /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r?\n|$|[^;\r\n]*)/y] as const)
    : ([',', /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$|[^,\r\n]*)/y] as const)
  for (let at = 0; at < text.length; ) {
    value.lastIndex = at
    const found = value.exec(text)
    if (!found) break
    const [whole, quoted, bare = '', end = ''] = found
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    at += Math.max(whole.length, 1)
    if (end === separator && at < text.length) continue
    if (end === separator) row.push('')
    if (end === separator || end === '\n' || end === '\r\n' || at >= text.length) {
      rows.push(row)
      row = []
    }
  }
  return rows
}

function ofSemicolons(text: string): boolean {
  const [first = ''] = text.split('\n', 1)
  return first.includes(';') && !first.includes(',')
}
