import { dirname } from 'node:path/posix'
import { parseSync } from 'oxc-parser'

/** Lines of a function that fit on a screen; how many functions may be longer; and how long the longest of them may be. */
const screen = 60
const mostLonger = 10
const longest = 100
const longestFile = 400
const mostFiles = 12

/** What is counted: programs. Tests, what they are made of, and data that is written as code have no functions to read downwards. */
const isCounted = (path: string): boolean =>
  !/\.(test|spec)\.tsx?$|^(testing|e2e)\/|^demo\/(pictures|stories)\/|^lib\/languages\//.test(path)

type Span = { path: string; line: number; lines: number }

/** What has outgrown its place: functions, files and folders, one sentence each. */
export function findOutgrown(house: ReadonlyMap<string, string>): string[] {
  const counted = [...house].filter(([path]) => isCounted(path))
  return [...longFunctions(counted.flatMap(([path, text]) => functionsIn(path, text))), ...longFiles(counted), ...fullFolders(house)]
}

function longFunctions(spans: readonly Span[]): string[] {
  const longer = spans.filter(({ lines }) => lines > screen).sort((a, b) => b.lines - a.lines)
  const tooLong = longer.filter(({ lines }) => lines > longest)
  const more = longer.length > mostLonger ? longer.filter(({ lines }) => lines <= longest) : []
  return [
    ...tooLong.map(
      ({ path, line, lines }) => `${path}:${line} is a function of ${lines} lines, the longest may have ${longest}: give its parts names.`,
    ),
    ...more.map(
      ({ path, line, lines }) =>
        `${path}:${line} is a function of ${lines} lines: ${mostLonger} in the whole house may have more than ${screen}, and these are ${longer.length}.`,
    ),
  ]
}

const longFiles = (files: readonly (readonly [string, string])[]): string[] =>
  files.flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1
    return lines > longestFile ? `${path} has ${lines} lines, a file may have ${longestFile}: a second idea has moved in.` : []
  })

/** The editor is where most is added: no folder of it is a list that nobody reads. */
function fullFolders(house: ReadonlyMap<string, string>): string[] {
  const counts = new Map<string, number>()
  for (const path of house.keys()) {
    const folder = dirname(path)
    if (/^components\/editor(\/|$)/.test(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(([folder, count]) => `${folder}/ holds ${count} files, it may hold ${mostFiles}: give those that belong together a folder.`)
}

const kinds: readonly unknown[] = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** Every function of a file, also one inside another: it counts for itself, and its lines for what is around it. */
function functionsIn(path: string, text: string): Span[] {
  const spans: Span[] = []
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) look(each)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    if ('type' in node && 'start' in node && 'end' in node && kinds.includes(node.type)) {
      const line = lineAt(Number(node.start))
      spans.push({ path, line, lines: lineAt(Number(node.end)) - line + 1 })
    }
    for (const each of Object.values(node)) look(each)
  }
  look(parseSync(path, text).program)
  return spans
}
