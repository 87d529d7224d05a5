import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { runTool } from '#scripts/run-tool.ts'
import { buildIfChanged } from '#services/up/build.ts'
import { startPostgres } from '#services/up/postgres.ts'

/**
 * `npm run proof`: every proof in its long form, one after another, and at the end one table. With paths
 * (`npm run proof -- proof/edge/takedown.test.ts`) only those. Load goes to this machine alone.
 */
type File = { name: string; assertionResults: { title: string; status: string; duration?: number | null }[] }

const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'galley-proof-'))
chmodSync(folder, 0o711) // root's Postgres is another user, and must come through
process.env.GALLEY_SECRET = randomBytes(32).toString('base64url')
process.env.GALLEY_HOME = folder
process.env.GALLEY_PROOF = 'long'
delete process.env.DATABASE_URL
const given = process.env.GALLEY_TEST_POSTGRES
const server = given ? null : await startPostgres(folder, { durable: false })
process.env.GALLEY_TEST_POSTGRES = given ?? server?.url
const report = join(folder, 'proof.json')
try {
  await buildIfChanged()
  process.env.GALLEY_BUILT = '1'
  await runTool('vitest', [
    ...['run', '--no-file-parallelism', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...(wanted.length > 0 ? wanted : ['proof']),
  ])
  table(existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')).testResults as File[]) : [])
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

function table(files: readonly File[]): void {
  const marks: Record<string, string> = { passed: 'holds', failed: 'FAILS', skipped: 'skipped', pending: 'skipped' }
  const rows = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status, duration }) => ({
      area: `${basename(dirname(name))}/${basename(name, '.test.ts')}`,
      mark: marks[status] ?? status,
      seconds: ((duration ?? 0) / 1000).toFixed(1),
      title,
    })),
  )
  const width = Math.max(4, ...rows.map(({ area }) => area.length))
  console.log(`\n${'area'.padEnd(width)}  ${'result'.padEnd(7)}  ${'s'.padStart(7)}  proof`)
  for (const { area, mark, seconds, title } of rows)
    console.log(`${area.padEnd(width)}  ${mark.padEnd(7)}  ${seconds.padStart(7)}  ${title}`)
  const failed = rows.filter(({ mark }) => mark === 'FAILS').length
  const held = rows.filter(({ mark }) => mark === 'holds').length
  console.log(`\n${held} hold, ${failed} fail, ${rows.length - held - failed} skipped`)
  process.exitCode = failed > 0 || held === 0 ? 1 : 0
}
