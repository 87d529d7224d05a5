import { expect, test } from 'vitest'
import { checkText, startLinter } from './check-text.ts'
import { type Dialect, dialects } from './dialects.ts'

const wasm = new URL('../../../../node_modules/harper.js/dist/harper_wasm_slim_bg.wasm', import.meta.url).href
const english = (dialect: Dialect) => startLinter(wasm, dialect)
const british = await english('british')

/** What is found, as “words: first proposal”. */
const findProblems = async (text: string, linter = british) =>
  (await checkText(linter, text)).map(({ words, proposals: [first = '–'] }) => `${words}: ${first}`)

test.each([
  ['', []],
  ['Nothing is wrong here.', []],
  ['He could of gone.', ['could of: could have']],
  ['It went to the the council, and she put up a order.', ['the the: the', 'a: an']],
  ['They was here.', ['was: were']],
  ['Two  spaces.', ['  :  ']],
  // A place counts UTF-16 characters, as the editor does.
  ['💧💧 They was here.', ['was: were']],
  ['A line.\nThey was here.', ['was: were']],
])('in “%s” it finds %o', async (text, problems) => {
  expect(await findProblems(text)).toEqual(problems)
  for (const { from, to, words } of await checkText(british, text)) expect(text.slice(from, to)).toBe(words)
})

test('a name is nothing wrong, a word that is in no dictionary is', async () => {
  expect(await findProblems('Olena Kovalenko of Hreblia paid nine hryvnias.')).toEqual([expect.stringMatching(/^hryvnias: /)])
  // Not as a negation that is made wrongly.
  expect(await checkText(british, 'A dek.')).toMatchObject([{ words: 'dek', isSpelling: true }])
})

test('how somebody speaks is left to them, what the writer mistyped in it is not', async () => {
  expect(await findProblems('“They was here,” he said, “with with us.” They was here.')).toEqual(['with with: with', 'was: were'])
})

test('a rule that finds more good English than bad is off', async () => {
  expect(await findProblems('There were some two hundred people. The head teacher and the street lights were beside class 6-B.')).toEqual(
    [],
  )
})

test('taste is left to the house style, and long sentences to the figures of the text', async () => {
  const long = `It was ${'a very good day in the town, '.repeat(12)}and it ended.`
  expect(await findProblems(`${long} Wine, coal and bread.`)).toEqual([])
})

test('a text that goes on where another ended begins with a small letter, and a sentence within it does not', async () => {
  expect(await findProblems('and then it ended. then it began.')).toEqual(['then: Then'])
})

test('each English has its own spelling', async () => {
  const text = 'The colour of the tyre.'
  expect(await findProblems(text, await english('american'))).toContainEqual(expect.stringMatching(/^colour: color/))
  expect(await findProblems(text)).toEqual([])
  for (const dialect of dialects) expect(await (await english(dialect)).getDialect()).toBe(dialects.indexOf(dialect))
})

test('what is no text does no harm', async () => {
  for (const text of ['\ufffc', '\ud800 is half a letter.', '```', '\u0000', 'a'.repeat(1_000), '(((('.repeat(100), '“'])
    expect(await checkText(british, text)).toBeInstanceOf(Array)
})
