import { parseRegExpLiteral } from '@eslint-community/regexpp'
import { parseSync } from 'oxc-parser'
import { checkSync } from 'recheck'
import { analyse } from 'scslre'

/** An expression that takes more than a time proportional to its text, with the place where it stands. */
export type Slow = { path: string; line: number; expression: string; why: string }

/**
 * The expressions written in a file (`/…/`, and `new RegExp` of one string) that can go back again and again: exponentially, or
 * with a power of the text's length. `isFound`: also those that only try each place of the text anew (`/a+$/` over many a's and a b):
 * `(?<!a)` before them, and a run is entered at its beginning alone.
 */
export function slowExpressions(path: string, text: string, { isFound = false } = {}): Slow[] {
  return expressions(path, text).flatMap(({ source, at }) => {
    const line = text.slice(0, at).split('\n').length
    const { reports } = analyse(parseRegExpLiteral(source), { reportTypes: { Move: isFound } })
    const [report] = reports
    const isExponential = report?.exponential || (!report && repeatsWhatRepeats.test(source) && explodes(source))
    if (!report && !isExponential) return []
    const why = isExponential ? 'exponential' : report?.type === 'Move' ? 'tries each place anew' : 'a power of the length'
    return [{ path, line, expression: source, why }]
  })
}

/** A group that is repeated: scslre does not see every way in which such a one explodes, and recheck takes its time for each. */
const repeatsWhatRepeats = /\)[*+{]/

/** Whether recheck finds a text over which the expression goes back exponentially. It runs in this process, without its native part. */
function explodes(source: string): boolean {
  process.env.RECHECK_BACKEND ??= 'pure'
  const end = source.lastIndexOf('/')
  const answer = checkSync(source.slice(1, end), source.slice(end + 1).replace(/[^imsuy]/g, ''), { timeout: 10_000 })
  return answer.status === 'vulnerable' && answer.complexity.type === 'exponential'
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
