import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slowExpressions } from './linear.ts'

/** Code that runs in a process that outsiders can reach, or on what they sent. */
const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /^(?:app|components|newsroom|db|lib|reader|services|cli)\/|^proxy\.ts$/.test(path) && !/\.test\.tsx?$/.test(path))

const triesAnew = 'tries each place anew'
/** Files whose expressions may retry at every position, and why their input is short. */
const areBounded: Record<string, string> = {
  'newsroom/formats/shortcode-tags.ts': 'one tag of at most 2,000 characters',
}

test('no regular expression can take more than linear time', () => {
  expect(sources.length).toBeGreaterThan(300)
  const slow = sources.flatMap((path) => slowExpressions(path, readFileSync(path, 'utf8'), { isFound: true }))
  expect(slow.filter(({ path, why }) => why !== triesAnew || !(path in areBounded))).toEqual([])
  expect(slow.map(({ path }) => path)).toEqual(Object.keys(areBounded))
}, 120_000)

test.each([
  ['/^(a+)+$/', 'exponential'],
  ['/^\\/built\\/(?:[\\w~-][\\w.~-]*\\/?){1,12}$/', 'a power of the length'],
  ['/^\\s*(<!--[\\s\\S]*?-->\\s*)*<html/', 'exponential'],
  ['/^[^@]+@[^@]+\\.[^@]+$/', 'a power of the length'],
])('%s is seen to be slow: %s', (expression, why) =>
  expect(slowExpressions('x.ts', `\n const x = ${expression}`)).toMatchObject([{ line: 2, expression, why }]),
)

test.each(['/a+$/', '/\\s*x/', '/[,;]?\\s*by/g'])('%s retries at every position', (expression) =>
  expect(slowExpressions('x.ts', `const x = ${expression}`, { isFound: true })).toMatchObject([{ why: triesAnew }]),
)

test.each(['/(?<!a)a+$/', '/(?<!\\s)\\s*x/', '/(?:[,;]|(?<!\\s))\\s*by/g'])('%s starts only at the beginning of a run', (expression) =>
  expect(slowExpressions('x.ts', `const x = ${expression}`, { isFound: true })).toEqual([]),
)

test.each(['/^a+$/', '/^(?:ab)*c/', '/^[^@]+@[^@.]+(?:\\.[^@.]+)+$/'])('%s is not', (expression) =>
  expect(slowExpressions('x.ts', `const x = ${expression}`)).toEqual([]),
)
