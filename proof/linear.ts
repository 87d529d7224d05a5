import { parseRegExpLiteral } from '@eslint-community/regexpp'
import { parseSync } from 'oxc-parser'
import { checkSync } from 'recheck'
import { analyse } from 'scslre'
import { judged } from './judged-expressions.ts'
import { walk } from './walk.ts'

/** A regular expression that takes more than linear time, and its place. */
export type Slow = { path: string; line: number; expression: string; why: string }

/**
 * The regular expressions of a file (`/…/`, and `new RegExp` with one string) that can backtrack exponentially or polynomially. `isFound`
 * also includes those that retry at every position (`/a+$/` on many a's and a b): a lookbehind such as `(?<!a)` makes them start only at
 * the beginning of a run.
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

/** A repeated group: scslre does not detect every exponential case of these, and recheck is slow, so recheck is used only for them. */
const repeatsWhatRepeats = /\)[*+{]/

const isKnown = new Set(process.env.GALLEY_PROOF === 'long' ? [] : judged.map(String))

/** Whether recheck finds an input with exponential backtracking. Runs in this process, without recheck's native part. */
function explodes(source: string): boolean {
  if (isKnown.has(source)) return false
  process.env.RECHECK_BACKEND ??= 'pure'
  const end = source.lastIndexOf('/')
  const answer = checkSync(source.slice(1, end), source.slice(end + 1).replace(/[^imsuy]/g, ''), { timeout: 10_000 })
  return answer.status === 'vulnerable' && answer.complexity.type === 'exponential'
}

function expressions(path: string, text: string): { source: string; at: number }[] {
  const found: { source: string; at: number }[] = []
  walk(parseSync(path, text).program, ({ type, regex, raw, start }) => {
    if (type === 'Literal' && regex) found.push({ source: String(raw), at: start })
  })
  return found
}
