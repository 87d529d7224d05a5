import { dirname } from 'node:path/posix'
import { walk } from './walk.ts'

/** The lines of a function that fit on a screen, how many functions may have more, and the limit for those. Then the limits of a file and a folder. */
const screen = 60
const mostLonger = 10
const longest = 100
const longestFile = 400
const mostFiles = 12

/** Only programs are counted, not tests, their helpers, or data that is written as code. */
const isCounted = (path: string): boolean =>
  !/\.(test|spec)\.tsx?$|^(testing|e2e)\/|^demo\/(pictures|stories)\/|^lib\/languages\//.test(path)

/** Where a function begins, and how many lines it has. */
export type Span = { line: number; lines: number }
type File = { path: string; text: string; spans: readonly Span[] }

/** Functions, files and folders that are too long or too full, one sentence each. */
export function findOutgrown(files: readonly File[]): string[] {
  const counted = files.filter(({ path }) => isCounted(path))
  const spans = counted.flatMap((file) => file.spans.map((span) => ({ ...span, path: file.path })))
  return [...longFunctions(spans), ...longFiles(counted), ...fullFolders(files)]
}

function longFunctions(spans: readonly (Span & { path: string })[]): string[] {
  const longer = spans.filter(({ lines }) => lines > screen).sort((a, b) => b.lines - a.lines)
  const tooLong = longer.filter(({ lines }) => lines > longest)
  const more = longer.length > mostLonger ? longer.filter(({ lines }) => lines <= longest) : []
  return [
    ...tooLong.map(
      ({ path, line, lines }) => `${path}:${line} is a function of ${lines} lines, the limit is ${longest}: give its parts names.`,
    ),
    ...more.map(
      ({ path, line, lines }) =>
        `${path}:${line} is a function of ${lines} lines: ${mostLonger} functions of the project may have more than ${screen}, and ${longer.length} have.`,
    ),
  ]
}

const longFiles = (files: readonly File[]): string[] =>
  files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    return lines > longestFile ? `${path} has ${lines} lines, the limit is ${longestFile}: split it by its ideas.` : []
  })

/** Folders of the editor with too many files. Most new files are added there. */
function fullFolders(files: readonly File[]): string[] {
  const counts = new Map<string, number>()
  for (const { path } of files) {
    const folder = dirname(path)
    if (/^components\/editor(\/|$)/.test(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(([folder, count]) => `${folder}/ has ${count} files, the limit is ${mostFiles}: move those that belong together to a folder.`)
}

const kinds: readonly string[] = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** Every function of a file. A function inside another one counts for itself, and its lines also for the outer one. */
export function spansIn(program: unknown, lineAt: (offset: number) => number): Span[] {
  const spans: Span[] = []
  walk(program, ({ type, start, end }) => {
    if (kinds.includes(type)) spans.push({ line: lineAt(start), lines: lineAt(end) - lineAt(start) + 1 })
  })
  return spans
}
