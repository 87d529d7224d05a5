import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildReader } from './build.ts'
import type { Built } from './built.ts'
import { facesOf } from './cut-fonts.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-built-'))
let built: Built
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

test('the fonts of a Latin page are at most 64 KB, including italics', () => {
  const faces = readdirSync(folder).filter((name) => name.includes('-latin-wght-'))
  expect(faces).toHaveLength(3)
  expect(total(faces)).toBeLessThanOrEqual(64 * 1024)
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
