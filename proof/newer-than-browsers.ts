import { parseSync } from 'oxc-parser'
import { isNode, type Node, walk } from './walk.ts'

/** What the oldest browsers of docs/browsers.md lack, or lack without https, with what to write instead. */
const functions: Readonly<Record<string, string>> = {
  'crypto.randomUUID': 'browsers have it only with https: use v4 of uuid.',
  'URL.parse': 'Safari has it from 18 on: use parseUrl of lib/parse-url.ts.',
  'RegExp.escape': 'Safari has it from 18.2 on, Firefox from 134.',
  'Promise.try': 'Safari has it from 18.2 on, Firefox from 134.',
  'Iterator.from': 'Safari has it from 18.4 on, Firefox from 131.',
  'Error.isError': 'Chrome has it from 134 on, Firefox from 138.',
  'Uint8Array.fromBase64': 'Chrome has it from 140 on, Safari from 18.2.',
  'Intl.DurationFormat': 'Chrome has it from 129 on, Firefox from 136.',
  'scheduler.yield': 'Safari has none.',
  'scheduler.postTask': 'Safari has none.',
  'document.startViewTransition': 'Firefox has it from 144 on: ask first whether it is there, in a file for it.',
  'document.caretRangeFromPoint': 'not every browser has it: use posAtCoords of the editor.',
  'document.caretPositionFromPoint': 'Safari has it from 18.4 on: use posAtCoords of the editor.',
}

/** The same of methods, whatever they are called on. */
const methods: Readonly<Record<string, string>> = {
  scrollIntoViewIfNeeded: 'Firefox has none: use scrollIntoView.',
  moveBefore: 'Safari 26 has none.',
  getOrInsert: 'only the newest browsers have it.',
  getOrInsertComputed: 'only the newest browsers have it.',
}

const ofIterators = new Set(['map', 'filter', 'flatMap', 'take', 'drop', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'])

/** The calls in a file that a supported browser may not know. */
export function newerIn(path: string, text: string): { line: number; says: string }[] {
  if (!suspects.test(text)) return []
  const found: { line: number; says: string }[] = []
  walk(parseSync(path, text).program, (node) => {
    const says = sayOf(node, text)
    if (says !== null) found.push({ line: text.slice(0, node.start).split('\n').length, says })
  })
  return found
}

/** Few files name any of it: the others are not parsed. */
const suspects = new RegExp(
  [
    ...[...Object.keys(functions), ...Object.keys(methods)].map((name) => name.split('.').at(-1)),
    'requestIdleCallback',
    String.raw`\.(?:values|keys|entries|matchAll)\(`,
  ].join('|'),
)

function sayOf(node: Node, text: string): string | null {
  if (node.type === 'MemberExpression') {
    const name = nameOf(node.property)
    const whole = `${nameOf(node.object)}.${name}`
    if (Object.hasOwn(functions, whole)) return `uses ${whole}: ${functions[whole]}`
    if (Object.hasOwn(methods, name)) return `uses ${name}: ${methods[name]}`
  }
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return null
  const { callee } = node
  if (nameOf(callee) === 'requestIdleCallback' && !text.includes("'requestIdleCallback' in window"))
    return 'uses requestIdleCallback: Safari has none, so ask first, as components/ui/later-script.ts does.'
  if (callee.type !== 'MemberExpression' || !ofIterators.has(nameOf(callee.property)) || !isIterator(callee.object)) return null
  return `calls ${nameOf(callee.property)} of an iterator, which Safari has from 18.4 on: spread it into an array first.`
}

/** What `values()` of a Map, or `matchAll` of a text returns; `Object.values(…)` is an array. */
function isIterator(node: unknown): boolean {
  if (!isNode(node) || node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'MemberExpression') return false
  const name = nameOf(node.callee.property)
  return name === 'matchAll' || (['values', 'keys', 'entries'].includes(name) && (node.arguments as Node[]).length === 0)
}

const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node.name) : '')
