import type { Line } from './text-file.ts'
import { linesOf, longestItem } from './text-file.ts'

/** One JSON value of a file with its line, or the reason why it cannot be read. */
export type JsonValue = { line: number; value: unknown } | { line: number; problem: string }

/**
 * The items of a JSON file, one at a time: one object per line (NDJSON), an array of objects, or a single object. A broken line of NDJSON,
 * or an item of an array that is too long, loses only that item.
 */
export async function* jsonValues(text: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  const pieces = text[Symbol.asyncIterator]()
  let opening = ''
  let done = false
  // Enough to distinguish the two forms: an array begins with "[", and the first line of NDJSON is valid JSON.
  while (!done && !/^\s*(?:\[|\{[^\n]*\n\s*\S)/.test(opening) && opening.length < longestItem) {
    const next = await pieces.next()
    if (next.done) done = true
    else opening += next.value
  }
  async function* all() {
    yield opening
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  yield* isPerLine(opening) ? valuePerLine(linesOf(all())) : valuesWithin(all())
}

/** In NDJSON every line begins an object; otherwise the second line continues the first. */
function isPerLine(opening: string): boolean {
  const lines = opening.split('\n').filter((line) => line.trim() !== '')
  const [first = '', second = ''] = lines
  if (!first.trimStart().startsWith('{')) return false
  return second.trimStart().startsWith('{') || 'value' in parseLine(first, 1) || first.length >= longestItem
}

async function* valuePerLine(lines: AsyncIterable<Line>): AsyncGenerator<JsonValue> {
  for await (const { number, text } of lines) yield parseLine(text, number)
}

const tooLong = `it is longer than ${longestItem.toLocaleString('en')} characters`

function parseLine(text: string, line: number): JsonValue {
  if (text === '') return { line, problem: tooLong }
  try {
    return { line, value: JSON.parse(text) }
  } catch (error) {
    return { line, problem: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The characters that matter outside an object, inside one, and inside a string of one. Everything between them is skipped at once. */
const outside = /[^\s[\],]/g
const inside = /["{}\n]/g
const inString = /["\\\n]/g

/** Finds the objects of an array, or a single one, by their braces, in pieces of any length. Only one object is in memory. */
async function* valuesWithin(pieces: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  let depth = 0
  let quoted = false
  let object = ''
  let isTooLong = false
  let line = 1
  let start = 1
  let skip = false
  for await (const piece of pieces) {
    if (piece === '') continue
    let from = 0
    let at = skip ? 1 : 0
    skip = false
    for (;;) {
      const signs = quoted ? inString : depth > 0 ? inside : outside
      signs.lastIndex = at
      const found = signs.exec(piece)
      const before = found ? found.index : piece.length
      if (depth === 0) line += countLines(piece, at, before)
      if (!found) break
      at = before + 1
      const sign = found[0]
      if (sign === '\n') line += 1
      else if (quoted) {
        if (sign === '"') quoted = false
        else if (at === piece.length) skip = true
        else at += 1
      } else if (sign === '"' && depth > 0) quoted = true
      else if (sign === '{') {
        if (depth === 0) {
          from = before
          start = line
        }
        depth += 1
      } else if (sign === '}' && depth > 0) {
        depth -= 1
        if (depth > 0) continue
        yield isTooLong ? { line: start, problem: tooLong } : parseLine(object + piece.slice(from, at), start)
        object = ''
        isTooLong = false
      } else {
        yield { line, problem: `“${piece.slice(before, before + 20)}” stands where an item should begin` }
        const end = piece.indexOf('\n', before)
        at = end < 0 ? piece.length : end
      }
    }
    if (depth > 0 && !isTooLong) object += piece.slice(from)
    if (object.length > longestItem) {
      isTooLong = true
      object = ''
    }
  }
  if (depth > 0) yield { line: start, problem: 'the file ends before it is complete' }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
