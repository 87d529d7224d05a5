import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Language, languageFacts, languages } from '#lib/languages.ts'
import { type Assets, stylesFor } from './assets.ts'
import { buildReader } from './build.ts'
import { charactersIn, facesOf } from './cut-fonts.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-built-'))
let built: Assets
beforeAll(async () => {
  built = await buildReader(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = (address: string) => readFileSync(join(folder, basename(address)))
const total = (addresses: string[]) => addresses.reduce((sum, address) => sum + bytes(address).length, 0)

// The budgets of design.md §7. HTML and CSS and script together are measured by `npm run bench`.
test('the script is at most 8 KB compressed, and so is the style', () => {
  expect(gzipSync(bytes(built.script)).length).toBeLessThanOrEqual(8 * 1024)
  expect(gzipSync(bytes(built.style)).length).toBeLessThanOrEqual(8 * 1024)
})

/** The faces that a style names: their family, file and characters, and whether they are italics. */
const facesIn = (style: string) =>
  [...style.matchAll(/@font-face\{[^}]*\}/g)].flatMap(([rule]) => {
    const file = /\/built\/([\w-]+\.woff2)/.exec(rule)?.[1]
    const family = /font-family:"?([^";]+)/.exec(rule)?.[1] ?? ''
    return file ? [{ file, family, isItalic: rule.includes('italic'), characters: new Set(charactersIn(rule)) }] : []
  })

const styleOf = (language: Language) =>
  stylesFor(languageFacts[language])
    .map((name) => bytes(built[name]).toString())
    .join('')

/** What a browser fetches for a text in both faces of the paper: of the families that the style names, the first that has a letter. */
function fetchedFor(language: Language, text: string, hasItalics = false): string[] {
  const style = styleOf(language)
  const faces = facesIn(style)
  const families = ['serif', 'sans'].map((name) =>
    [...([...style.matchAll(new RegExp(`--${name}: ?("Galley [^;}]+)`, 'g'))].at(-1)?.[1] ?? '').matchAll(/"?(Galley \w+)"?/g)].map(
      ([, family]) => family,
    ),
  )
  const found = families.flatMap((names) =>
    [...text].flatMap((letter) =>
      (hasItalics ? [false, true] : [false]).map((isItalic) => {
        const having = faces.filter((face) => face.isItalic === isItalic && face.characters.has(letter))
        return names.flatMap((family) => having.filter((face) => face.family === family))[0]?.file ?? ''
      }),
    ),
  )
  return [...new Set(found)].filter((file) => file !== '')
}

test.each(languages)('%s: every letter has a face of ours, upright and in italics', (language) => {
  const { alphabet, locale, quotes, script } = languageFacts[language]
  const faces = facesIn(styleOf(language))
  for (const letter of new Set(alphabet + alphabet.toLocaleUpperCase(locale) + quotes.join('')))
    for (const isItalic of script === 'arabic' ? [false] : [false, true])
      expect([letter, isItalic, faces.some((face) => face.isItalic === isItalic && face.characters.has(letter))]).toEqual([
        letter,
        isItalic,
        true,
      ])
})

test.each(languages)('%s: a page fetches the letters of its own script alone, at most 100 KB with italics', (language) => {
  const { alphabet, quotes, script } = languageFacts[language]
  const fetched = fetchedFor(language, `${alphabet}${quotes.join('')} 0123456789.,`, script !== 'arabic')
  for (const other of ['cyrillic', 'arabic'].filter((one) => one !== script)) expect(fetched.join(' ')).not.toContain(other)
  expect(total(fetched)).toBeLessThanOrEqual(100 * 1024)
})

test('the fonts of an English page are at most 64 KB, with italics in it too', () => {
  const fetched = fetchedFor('en', 'The harbour, 1987: “open” — for 3.5%.', true)
  expect(fetched).toHaveLength(3)
  expect(total(fetched)).toBeLessThanOrEqual(64 * 1024)
})

test('the fonts of an Arabic page are at most 64 KB', () => {
  const fetched = fetchedFor('ar', 'وزير الخارجية يزور بغداد، 22 نوفمبر 2026')
  expect(fetched).toHaveLength(4)
  expect(total(fetched)).toBeLessThanOrEqual(64 * 1024)
})

test('the characters and weights of a font are those that the style sheet names', () => {
  const css = '@font-face{font-weight: 400 700;src: url("x/a.woff2");unicode-range: U+0041-0043, U+20AC;}'
  expect(facesOf(css, 'a.woff2')).toEqual({ characters: 'ABC€', weights: { min: 400, max: 700 } })
  expect(facesOf(css.replace('400 700', '400'), 'a.woff2').weights).toBe(400)
  expect(() => facesOf(css, 'b.woff2')).toThrow('name no characters')
})

test('the style loads nothing from other hosts', () => {
  const style = bytes(built.style).toString()
  const asked = [...style.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address]) => address)
  expect(asked.length).toBeGreaterThan(0)
  for (const address of asked) expect(address).toMatch(/^\/built\/[\w-]+\.woff2$/)
})

test('a second build gives the same names, and deletes only files older than a week', async () => {
  for (const [name, days] of [
    ['old', 8],
    ['recent', 2],
  ] as const) {
    writeFileSync(join(folder, name), '')
    const then = new Date(Date.now() - days * 24 * 60 * 60_000)
    utimesSync(join(folder, name), then, then)
  }
  expect(await buildReader(folder)).toEqual(built)
  expect(readdirSync(folder)).toContain('recent')
  expect(readdirSync(folder)).not.toContain('old')
})
