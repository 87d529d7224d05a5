import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#services/up/supervise.ts'
import { attackRows } from './rows.ts'

test('every listed test of a row of the attack exists', () => {
  const missing = attackRows.flatMap(({ row, tests }) =>
    tests
      .filter(([file, title]) => !wordsIn(file).some((words) => fits(title, words)))
      .map(([file, title]) => `row ${row}: ${file}: ${title}`),
  )
  expect(missing).toEqual([])
})

/** Every quoted text of a file. */
function wordsIn(file: string): string[] {
  const path = join(root, file)
  return existsSync(path) ? [...readFileSync(path, 'utf8').matchAll(/'([^'\n]+)'/g)].map(([, words = '']) => words) : []
}

/** `%s` and `%j` of test.each match any text. */
function fits(title: string, words: string): boolean {
  const [start = '', end = ''] = words.split(/%[sj]/)
  return title === words || (/%[sj]/.test(words) && title.startsWith(start) && title.endsWith(end))
}
