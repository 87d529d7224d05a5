import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LanguageFacts } from '#lib/languages/language.ts'

/** The addresses of the files that reader/build.ts made. Each name contains a hash of the bytes, so the files may be cached forever. */
export type Assets = Record<'script' | StyleName | 'lateStyle' | 'icon' | WorkerName, string>

/** The desk's own workers. */
export type WorkerName = 'deskWorker' | 'expressionWorker' | 'grammarWorker'

/** Styles that are inlined into the pages that need them; `style` into all. */
export type StyleName =
  | 'style'
  | 'frontStyle'
  | 'arrangedStyle'
  | 'bannerStyle'
  | 'tableStyle'
  | 'boxesStyle'
  | 'picturesStyle'
  | 'figuresStyle'
  | 'embedsStyle'
  | 'mapsStyle'
  | 'attachmentsStyle'
  | 'listStyle'
  | 'searchStyle'
  | 'previewStyle'
  | 'extendedStyle'
  | 'languagesStyle'
  | 'arabicStyle'

export const assetsFolder = join(process.cwd(), 'public', 'built')

let kept: Assets | undefined
const styles = new Map<string, string>()

export function readAssets(): Assets {
  if (kept && process.env.NODE_ENV === 'production') return kept
  try {
    kept = JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8')) as Assets // written only by reader/build.ts
  } catch (cause) {
    throw new Error("The readers' script and style are not built: run `npx node reader/build.ts`.", { cause })
  }
  return kept
}

/** The style sheets of every page in a language: of its script, and of letters that few languages have. */
export function stylesFor({ script, alphabet }: Pick<LanguageFacts, 'script' | 'alphabet'>): StyleName[] {
  if (script === 'arabic') return ['style', 'arabicStyle']
  return /[\u0100-\u021b]/.test(alphabet) ? ['style', 'extendedStyle'] : ['style']
}

/** The text of a style sheet. Pages contain their styles, so that the first paint waits for no request. */
export function readStyle(name: StyleName): string {
  const file = basename(readAssets()[name])
  const text = styles.get(file) ?? readFileSync(join(assetsFolder, file), 'utf8')
  styles.set(file, text)
  return text
}

/**
 * The desk's service worker (components/desk/offline/worker.ts) and those that search by regular expressions (components/editor/find) and check
 * the grammar (components/editor/grammar), for the addresses that serve them to who is signed in: a file of the build is sent as one that runs
 * nothing.
 */
export const readWorker = (name: WorkerName): string => readFileSync(join(assetsFolder, basename(readAssets()[name])), 'utf8')
