import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { keysIn, stringsIn } from './desk-strings.ts'
import { houseAt } from './house.ts'

const house = houseAt(join(import.meta.dirname, '..'))
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)
const drawn = [...house].filter(([path]) => /^(components|app)\//.test(path) && !isTest(path))
/** Its words are schema.org's names for things. */
const isMachineReadable = (path: string) => path === 'components/reader/structured-data.tsx'

test('no string stands in a component: the dictionary of its language says it', () => {
  const found = drawn
    .filter(([path]) => /^components\/|^app\/desk\//.test(path) && !isMachineReadable(path))
    .flatMap(([path, text]) => stringsIn(path, text))
  expect(found).toEqual([])
})

test('every word of the dictionary is said somewhere', () => {
  const files = drawn.map(([path, text]) => keysIn(path, text))
  const isSaid = (key: string) =>
    files.some(({ whole, beginnings }) => whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning)))
  const keys = Object.entries(deskMessages.en).flatMap(([area, messages]) => Object.keys(messages).map((key) => `${area}.${key}`))
  expect(keys.filter((key) => !isSaid(key))).toEqual([])
})

test.each([
  ['text', '<p>Nothing here</p>'],
  ['text beside an expression', '<p>{count} left</p>'],
  ['a label', '<Button aria-label="Close" />'],
  ['a label in braces', '<Field label={isNew ? "New thing" : name} />'],
  ['a branch', '<p>{isOpen ? "open" : say("everywhere.closed")}</p>'],
  ['a sentence that is told', 'notify.done("Your name is changed")'],
  ['a table of words', 'const words = { gone: "This server was removed." }'],
])('%s is found', (_, code) => {
  expect(
    stringsIn(
      'components/ui/a.tsx',
      `export const A = () => { return ${code.startsWith('<') ? code : 'null'} }\n${code.startsWith('<') ? '' : code}`,
    ),
  ).toHaveLength(1)
})

test.each([
  ['what the dictionary says', '<p className="rounded-md text-ink">{say("everywhere.close")}</p>'],
  ['a comparison', '<p>{stage === "published" && <b />}</p>'],
  ['signs', '<p>{a} · {b}…</p>'],
  ['an address', '<a href="/desk/people" rel="noreferrer" />'],
  ['what a developer reads', 'throw new Error("The row was not written")'],
  ['the name of a program', '<p>Galley</p>'],
])('%s is not', (_, code) => {
  expect(stringsIn('components/ui/a.tsx', `export function A() { ${code.startsWith('<') ? `return ${code}` : code} }`)).toEqual([])
})
