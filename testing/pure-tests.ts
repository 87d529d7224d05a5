import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { importsIn, pathOfImport } from '#proof/imports.ts'

const root = join(import.meta.dirname, '..')
const notOurs = /^(node_modules|\..*|proof|e2e|test-results|public)$/

/**
 * The tests of units: those that neither ask the database nor start a program that might, by what they import. They need no
 * database of their own and no module loaded anew, and are most of the time that way saved.
 */
export function pureTests(): string[] {
  return testFiles('').filter((path) => {
    const files = reachedFrom(path)
    return !files.some(({ path, text }) => path === 'db/client.ts' || /DATABASE_URL|GALLEY_TEST_POSTGRES|GALLEY_HOME/.test(text))
  })
}

function testFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return notOurs.test(entry.name) ? [] : testFiles(path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

type File = { path: string; text: string; imports: string[] }
const read = new Map<string, File>()

/** The file and all that it loads, however far away. */
function reachedFrom(start: string): File[] {
  const seen = new Set([start])
  for (const path of seen) for (const target of fileAt(path).imports) seen.add(target)
  return [...seen].map(fileAt)
}

function fileAt(path: string): File {
  const known = read.get(path)
  if (known) return known
  const text = /\.tsx?$/.test(path) ? readFileSync(join(root, path), 'utf8') : ''
  const parsed = parseSync(path.endsWith('x') ? 'a.tsx' : 'a.ts', text)
  const imports = importsIn(parsed, text).flatMap(({ from, isType }) => (isType ? [] : (pathOfImport(path, from) ?? [])))
  const file = { path, text, imports: imports.filter((target) => /\.tsx?$/.test(target)) }
  read.set(path, file)
  return file
}
