import { pathOfImport } from './imports.ts'

type File = { path: string; isClient: boolean; isServer: boolean; imports: readonly { from: string; line: number; isType: boolean }[] }

/** What begins a script of its own in a browser, without saying 'use client'. */
const scripts = [
  'reader/reader.ts',
  ...['desk/offline/worker', 'editor/find/search/search-apart', 'editor/grammar/check/check-text'].map((path) => `components/${path}.ts`),
]

/** The files that browsers load: what says 'use client', the scripts, and what these import, but types and what says 'use server'. */
export function filesForBrowsers(files: readonly File[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const next = files.filter(({ path, isClient }) => (isClient || scripts.includes(path)) && !isTest(path))
  const entered = new Set<string>()
  for (let file = next.pop(); file; file = next.pop()) {
    if (file.isServer || entered.has(file.path)) continue
    entered.add(file.path)
    for (const { from, isType } of file.imports) {
      const target = isType ? null : pathOfImport(file.path, from)
      const imported = target === null ? undefined : byPath.get(target)
      if (imported) next.push(imported)
    }
  }
  return [...entered].sort()
}

const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path)

/**
 * What a browser loads of db/ and of zod: the names of every table, the library that asks Postgres and the one that checks what comes in are
 * of no use there, and weigh more than most screens. One sentence for each import. What says 'use server' stays on the server.
 */
export function findSchemaForBrowsers(files: readonly File[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const entered = new Set<string>()
  const next = files.filter(({ path, isClient }) => isClient && !isTest(path))
  const found: string[] = []
  for (let file = next.pop(); file; file = next.pop()) {
    if (entered.has(file.path)) continue
    entered.add(file.path)
    for (const { from, line, isType } of file.imports) {
      if (from === 'zod' && !isType)
        found.push(
          `${file.path}:${line} imports zod, and browsers load ${file.path}: what the screen needs of it belongs in a file of its own, such as newsroom/guests/limits.ts.`,
        )
      const target = isType ? null : pathOfImport(file.path, from)
      if (target === null) continue
      if (target.startsWith('db/'))
        found.push(
          `${file.path}:${line} imports ${target}, and browsers load ${file.path}: what both need belongs in lib/, a type is imported with \`import type\`.`,
        )
      const imported = byPath.get(target)
      if (imported && !imported.isServer && !target.startsWith('db/')) next.push(imported)
    }
  }
  return found.sort()
}
