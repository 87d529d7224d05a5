import { parseRegExpLiteral } from '@eslint-community/regexpp'
import { parseSync } from 'oxc-parser'
import { analyse } from 'scslre'

/** An expression that takes more than a time proportional to its text, with the place where it stands. */
export type Slow = { path: string; line: number; expression: string; why: string }

/**
 * The expressions written in a file (`/…/`, and `new RegExp` of one string) that can go back again and again: exponentially, or
 * with a power of the text's length. `isFound`: also those that only try each place of the text anew (`/a+$/` over many a's), which
 * matters where texts are long.
 */
export function slowExpressions(path: string, text: string, { isFound = false } = {}): Slow[] {
  return expressions(path, text).flatMap(({ source, at }) => {
    const line = text.slice(0, at).split('\n').length
    const { reports } = analyse(parseRegExpLiteral(source), { reportTypes: { Move: isFound } })
    return reports.slice(0, 1).map(({ type, exponential }) => ({
      path,
      line,
      expression: source,
      why: exponential ? 'exponential' : type === 'Move' ? 'tries each place anew' : 'a power of the length',
    }))
  })
}

function expressions(path: string, text: string): { source: string; at: number }[] {
  const found: { source: string; at: number }[] = []
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) look(one)
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === 'Literal' && 'regex' in node && 'raw' in node && 'start' in node)
        found.push({ source: String(node.raw), at: Number(node.start) })
      else for (const value of Object.values(node)) look(value)
    }
  }
  look(parseSync(path, text).program)
  return found
}
