import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#services/up/postgres.ts'
import { checkWith, countWith } from './run-tool.ts'
import { isGreen, lastLine, ofVitest, sum } from './tally.ts'

/**
 * `npm run check`: types, lint, format, unused code, the house rules, and the tests that need no database of their own; within a minute.
 */
const folder = mkdtempSync(join(tmpdir(), 'galley-check-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
process.env.GALLEY_SECRET = randomBytes(32).toString('base64url')
delete process.env.DATABASE_URL
const given = process.env.GALLEY_TEST_POSTGRES
const server = given ? null : await startPostgres(folder, { durable: false })
process.env.GALLEY_TEST_POSTGRES = given ?? server?.url
const report = join(folder, 'vitest.json')
const units = [
  'lib',
  'components',
  'proof/house',
  'proof/authorisation/verbs',
  'newsroom/people/policy',
  'newsroom/articles/stages',
  'newsroom/articles/document',
  'scripts',
]
const tallies = await Promise.all([
  checkWith('tsc', ['--noEmit']),
  checkWith('biome', ['check', '--error-on-warnings', '.']),
  checkWith('knip', ['--no-config-hints']), // unused files, exports and packages
  countWith('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...units], { report, read: ofVitest }),
])
await server?.stop()
rmSync(folder, { recursive: true, force: true })
const all = sum(tallies)
console.log(lastLine(all))
process.exitCode = isGreen(all) ? 0 : 1
