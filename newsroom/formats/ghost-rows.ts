import { longestItem } from './text-file.ts'

/** One row of a table of a Ghost export with its line, or the reason why it cannot be read. The table "meta" has the head. */
export type GhostRow = { table: string; number: number; line: number } & ({ value: unknown } | { problem: string })

/** The containers around the rows: `{db: [{data: {posts: [`. A file that is nested deeper than this there is no export. */
const deepest = 20
/** The most characters of a name that is compared. */
const longestName = 200

const outside = /["{}[\]:\n]/g
const inside = /["{}\n]/g
const inString = /["\\\n]/g

/**
 * The rows of a Ghost export (`{db: [{meta, data}]}` or `{meta, data}`), one at a time. The file may have any line breaks; only one row is
 * in memory.
 */
export async function* ghostRows(pieces: AsyncIterable<string>): AsyncGenerator<GhostRow> {
  const reader = new RowReader()
  for await (const piece of pieces) yield* reader.read(piece)
  yield* reader.end()
}

class RowReader {
  /** The name of each open container, and whether it is a list. */
  readonly #open: { name: string; isList: boolean }[] = []
  readonly #counts = new Map<string, number>()
  #line = 1
  #isQuoted = false
  #isEscaped = false
  #word = ''
  #name = ''
  #row: { table: string; line: number; depth: number; pieces: string[]; length: number } | null = null
  #isBroken = false;

  *read(piece: string): Generator<GhostRow> {
    if (piece === '') return
    let at = 0
    let from = 0 // the beginning of what belongs to the row or the word
    if (this.#isEscaped) at = 1
    this.#isEscaped = false
    while (!this.#isBroken) {
      const signs = this.#isQuoted ? inString : this.#row ? inside : outside
      signs.lastIndex = at
      const found = signs.exec(piece)
      if (!found) break
      const [sign] = found
      at = found.index + 1
      if (sign === '\n') this.#line += 1
      else if (this.#isQuoted) {
        if (sign === '"') {
          this.#isQuoted = false
          if (!this.#row) this.#addWord(piece.slice(from, found.index))
        } else if (at === piece.length) this.#isEscaped = true
        else at += 1
      } else if (sign === '"') {
        this.#isQuoted = true
        if (!this.#row) {
          this.#word = ''
          from = at
        }
      } else if (this.#row) {
        this.#row.depth += sign === '{' ? 1 : -1
        if (this.#row.depth > 0) continue
        this.#addToRow(piece.slice(from, at))
        yield this.#finishRow()
        from = at
      } else if (sign === '{' && this.#table() !== null) {
        this.#row = { table: this.#table() ?? '', line: this.#line, depth: 1, pieces: [], length: 0 }
        from = found.index
      } else yield* this.#move(sign)
    }
    if (this.#row) this.#addToRow(piece.slice(from))
    else if (this.#isQuoted) this.#addWord(piece.slice(from))
  }

  *end(): Generator<GhostRow> {
    if (this.#isBroken || (this.#open.length === 0 && !this.#row)) return
    const table = this.#row?.table ?? 'file'
    yield { table, number: this.#count(table), line: this.#row?.line ?? this.#line, problem: 'the file ends before it is complete' }
  }

  #addWord(text: string): void {
    if (this.#word.length < longestName) this.#word += text.slice(0, longestName)
  }

  #addToRow(text: string): void {
    const row = this.#row
    if (!row) return
    row.length += text.length
    if (row.length > longestItem) row.pieces = []
    else row.pieces.push(text)
  }

  /** The table whose row begins with the next brace; null if it is none. */
  #table(): string | null {
    const [before, last] = [this.#open.at(-2), this.#open.at(-1)]
    if (last && !last.isList && this.#name === 'meta') return 'meta'
    return last?.isList && before?.name === 'data' && !before.isList ? last.name : null
  }

  *#move(sign: string): Generator<GhostRow> {
    if (sign === ':') this.#name = this.#word
    else if (sign === '{' || sign === '[') {
      this.#open.push({ name: this.#name, isList: sign === '[' })
      this.#name = ''
      if (this.#open.length <= deepest) return
      this.#isBroken = true
      yield { table: 'file', number: 1, line: this.#line, problem: `it is nested more than ${deepest} deep outside of its rows` }
    } else {
      this.#open.pop()
      this.#name = ''
    }
  }

  #finishRow(): GhostRow {
    const { table = '', line = 0, pieces = [], length = 0 } = this.#row ?? {}
    this.#row = null
    this.#name = ''
    const number = this.#count(table)
    if (length > longestItem) return { table, number, line, problem: `it is longer than ${longestItem.toLocaleString('en')} characters` }
    try {
      return { table, number, line, value: JSON.parse(pieces.join('')) }
    } catch (error) {
      return { table, number, line, problem: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  #count(table: string): number {
    const number = (this.#counts.get(table) ?? 0) + 1
    this.#counts.set(table, number)
    return number
  }
}
