import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The addresses of what reader/build.ts made. Every name carries the hash of its bytes: they may be kept for ever. */
export type Built = Record<'script' | StyleName | 'lateStyle' | 'icon', string>

/** Styles that stand in the pages that need them: `style` in all. */
export type StyleName = 'style' | 'frontStyle' | 'tableStyle' | 'listStyle' | 'searchStyle'

export const builtFolder = join(process.cwd(), 'public', 'built')

let kept: Built | undefined
const styles = new Map<string, string>()

export function readBuilt(): Built {
  if (kept && process.env.NODE_ENV === 'production') return kept
  try {
    kept = JSON.parse(readFileSync(join(builtFolder, 'manifest.json'), 'utf8')) as Built // written by reader/build.ts alone
  } catch (cause) {
    throw new Error("The readers' script and style are not built: run `node reader/build.ts`.", { cause })
  }
  return kept
}

/** A style sheet itself: a page carries what it needs, so that nothing is waited for before the first paint. */
export function readStyle(name: StyleName): string {
  const file = basename(readBuilt()[name])
  const text = styles.get(file) ?? readFileSync(join(builtFolder, file), 'utf8')
  styles.set(file, text)
  return text
}
