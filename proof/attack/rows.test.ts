import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#services/up/supervise.ts'
import { attackRows } from './rows.ts'

test('every test that covers a row of the attack is where the list says it is', () => {
  const missing = attackRows.flatMap(({ row, tests }) =>
    tests
      .filter(([file, title]) => !wordsIn(file).some((words) => fits(title, words)))
      .map(([file, title]) => `row ${row}: ${file}: ${title}`),
  )
  expect(missing).toEqual([])
})

/** Every text in quotation marks of a file. */
function wordsIn(file: string): string[] {
  const path = join(root, file)
  return existsSync(path) ? [...readFileSync(path, 'utf8').matchAll(/'([^'\n]+)'/g)].map(([, words = '']) => words) : []
}

/** Where test.each writes `%s` or `%j`, any words may stand. */
function fits(title: string, words: string): boolean {
  const [start = '', end = ''] = words.split(/%[sj]/)
  return title === words || (/%[sj]/.test(words) && title.startsWith(start) && title.endsWith(end))
}
