import type { Line } from './text-file.ts'
import { linesOf, longestItem } from './text-file.ts'

/** One JSON value of a file: where it begins, and what it is, or why it cannot be read. */
export type JsonValue = { line: number; value: unknown } | { line: number; problem: string }

/**
 * The items of a JSON file, one at a time, whichever way they stand in it: one object a line (NDJSON), an array of them, or
 * a single one. A broken line of NDJSON costs that line alone.
 */
export async function* jsonValues(text: AsyncIterable<string>): AsyncGenerator<JsonValue> {
  const lines = linesOf(text)
  const first = await lines.next()
  if (first.done) return
  const second = await lines.next()
  const heads = [first.value, ...(second.done ? [] : [second.value])]
  async function* all() {
    yield* heads
    if (!second.done) yield* lines
  }
  // In NDJSON every line begins an object; in anything else the second line goes on with the first one's.
  const [opens, opensToo] = heads.map(({ text: line }) => line.trimStart().startsWith('{'))
  const perLine = opens && (opensToo || 'value' in parsed(first.value.text, first.value.number))
  yield* perLine ? valuePerLine(all()) : valuesWithin(all())
}

async function* valuePerLine(lines: AsyncIterable<Line>): AsyncGenerator<JsonValue> {
  for await (const { number, text } of lines) yield parsed(text, number)
}

function parsed(text: string, line: number): JsonValue {
  if (text === '') return { line, problem: `it is longer than ${longestItem.toLocaleString('en')} characters` }
  try {
    return { line, value: JSON.parse(text) }
  } catch (error) {
    return { line, problem: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Objects of an array, or standing alone, found by their braces, so that no more than one is in memory. */
async function* valuesWithin(lines: AsyncIterable<Line>): AsyncGenerator<JsonValue> {
  let depth = 0
  let inString = false
  let escaped = false
  let object = ''
  let start = 1
  let last = 1
  for await (const { number, text } of lines) {
    last = number
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at]
      if (inString) {
        if (escaped) escaped = false
        else if (sign === '\\') escaped = true
        else if (sign === '"') inString = false
      } else if (sign === '"' && depth > 0) inString = true
      else if (sign === '{') {
        if (depth === 0) {
          from = at
          start = number
        }
        depth += 1
      } else if (sign === '}' && depth > 0) {
        depth -= 1
        if (depth > 0) continue
        yield parsed(object + text.slice(from, at + 1), start)
        object = ''
      } else if (depth === 0 && !/[\s[\],]/.test(sign ?? '')) {
        yield { line: number, problem: `“${text.slice(at, at + 20)}” stands where an item should begin` }
        break
      }
    }
    if (depth > 0) object += `${text.slice(from)}\n`
    if (object.length > longestItem) {
      yield {
        line: start,
        problem: `it is longer than ${longestItem.toLocaleString('en')} characters; the rest of the file cannot be read`,
      }
      return
    }
  }
  if (depth > 0) yield { line: start, problem: `it ends at line ${last} before it is complete` }
}
