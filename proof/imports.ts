import { dirname, posix } from 'node:path'
import type { ParseResult } from 'oxc-parser'

/** `at`: the offset in the text. `isType`: only types, so that the file is not loaded. */
export type Import = { from: string; at: number; isType: boolean }

/** What a file imports or exports from others, including dynamic imports with a literal. */
export function importsIn({ module }: ParseResult, text: string): Import[] {
  return [
    ...module.staticImports.map(({ entries, moduleRequest, start }) => ({
      from: moduleRequest.value,
      at: start,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? { from: moduleRequest.value, at: start, isType } : [])),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(start, end))
      return literal?.[2] ? { from: literal[2], at: start, isType: false } : []
    }),
  ]
}

/** Names of package.json ("imports") that are no paths, with the file that a browser gets for them. */
const aliases: Record<string, string> = { '#words': 'components/ui/words/client-words.tsx' }

/** The path of a file of the project that `path` imports as `from`, relative to the root; null for a package. */
export function pathOfImport(path: string, from: string): string | null {
  if (from.startsWith('#')) return aliases[from] ?? from.slice(1)
  return from.startsWith('.') ? posix.join(dirname(path), from) : null
}
