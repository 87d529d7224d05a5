import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OnLoadArgs, OnLoadResult, Plugin } from 'esbuild'
import subsetFont from 'subset-font'

const sheets = ['fonts', 'language-name', 'latin-extended', 'arabic', 'arabic-letters'].map((name) => `app/(reader)/${name}.css`)

/** The font features that the paper uses besides letters: kerning, mark positioning, tabular figures. */
const features = ['kern', 'mark', 'mkmk', 'ccmp', 'tnum']
/** What joins Arabic letters. */
const joining = ['init', 'medi', 'fina', 'isol', 'rlig', 'calt', 'liga']

/** Subsets each font to the characters and weights that the style sheet names for it, which halves its size. */
export const cutFonts: Plugin = {
  name: 'cut-fonts',
  setup({ onLoad, onResolve }) {
    for (const namespace of ['file', again]) onLoad({ filter: /\.woff2$/, namespace }, cut)
    // A second subset of the same file for another face is distinguished by a query, which is not part of the served address.
    onResolve({ filter: /\.woff2\?\w+$/ }, ({ path, resolveDir }) => {
      const [file = '', query] = path.split('?')
      return { path: join(resolveDir, file), namespace: again, pluginData: `?${query}` }
    })
  },
}

const again = 'cut-again'

async function cut({ path, pluginData = '' }: OnLoadArgs): Promise<OnLoadResult> {
  const css = (await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')))).join('\n')
  const { characters, weights } = facesOf(css, `${basename(path)}${pluginData}`)
  const contents = await subsetFont(await readFile(path), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: /-arabic-wght/.test(path) ? [...features, ...joining] : features,
  })
  return { contents, loader: 'file' }
}

/** The characters and weights (one, or a range) of the @font-face that uses this file. */
export function facesOf(css: string, file: string) {
  const face = [...css.matchAll(/@font-face\s*{[^}]*}/g)].map(([rule]) => rule).find((rule) => rule.includes(`/${file}"`))
  const [, min, max] = /font-weight:\s*(\d+)(?: (\d+))?;/.exec(face ?? '') ?? []
  const characters = charactersIn(face ?? '')
  if (characters === '' || !min) throw new Error(`${sheets.join(' and ')} name no characters or weights for ${file}`)
  return { characters, weights: max ? { min: Number(min), max: Number(max) } : Number(min) }
}

/** The characters of one @font-face. */
export const charactersIn = (face: string): string =>
  (/unicode-range:([^;}]+)/.exec(face)?.[1] ?? '')
    .split(',')
    .map((range) => charactersOf(range))
    .join('')

/** The characters of a range such as "U+0020-007E" or "U+20AC". */
function charactersOf(range: string): string {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
  const from = Number.parseInt(first, 16)
  return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, place) => String.fromCodePoint(from + place)).join('')
}
