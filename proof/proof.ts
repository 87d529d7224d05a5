import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runTool } from '#scripts/run-tool.ts'
import { buildIfChanged } from '#services/up/build.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { startQuickly } from '#services/up/quick-start.ts'
import { root } from '#services/up/supervise.ts'
import { attackRows } from './attack/rows.ts'
import { isOfNodes, printNodes } from './content/node-table.ts'
import { contentTests } from './content/options.ts'
import { keptTests } from './kept/options.ts'
import { machinesTests } from './machines/options.ts'
import { propertyTests } from './property-tests.ts'
import { scheduleTests } from './schedule/options.ts'
import { writingTests } from './writing/options.ts'

/**
 * `npm run proof`: runs every proof in its long form, one after the other, and prints one table. With paths (`npm run proof --
 * proof/edge/takedown.test.ts`) only those; `npm run proof -- attack` runs proof/attack and the tests next to their code that
 * attack/rows.ts lists, `-- feed` runs proof/feed, `-- properties` all test files with values drawn by chance, `-- embargo`, `-- writing`,
 * `-- schedule`, `-- kept`, `-- content` and `-- machines` likewise their folders and the tests of their options.ts. With `--trace FILE`
 * writing replays only that recording (josephg/editing-traces), with `--kills N` it kills so often, `--seed S` repeats its chances;
 * `--schedules N` plans so many. With `--s3 URL` machines keep pictures in that object store (bucket `galley`, account in S3_ACCESS_KEY_ID
 * and S3_SECRET_ACCESS_KEY) instead of in a small one of the tests. With `--from COMMIT`
 * kept upgrades two machines from that commit. All load goes to this machine.
 */
type Result = { title: string; status: string; duration?: number | null; ancestorTitles: string[] }
type File = { name: string; assertionResults: Result[] }

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    trace: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    schedules: { type: 'string' },
    s3: { type: 'string' },
    from: { type: 'string' },
  },
})
const isAttack = asked.length === 0 || asked.includes('attack')
const attackTests = isAttack ? attackRows.flatMap(({ row, tests }) => tests.map(([file, title]) => ({ row, file, title }))) : []
const besideTheirCode = attackTests.map(({ file }) => file).filter((file) => !file.startsWith('proof/'))
const wanted = [
  ...new Set([
    ...(asked.length > 0
      ? asked.flatMap(testsOf)
      : ['proof', ...writingTests, ...scheduleTests, ...keptTests, ...machinesTests, ...contentTests]),
    ...attackTests.map(({ file }) => file),
  ]),
]
const folder = mkdtempSync(join(tmpdir(), 'galley-proof-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
process.env.GALLEY_SECRET = randomBytes(32).toString('base64url')
process.env.GALLEY_HOME = folder
process.env.GALLEY_PROOF = 'long'
startQuickly()
if (options.s3) process.env.GALLEY_PROOF_S3 = options.s3
if (options.trace) process.env.GALLEY_PROOF_TRACE = resolve(options.trace)
for (const name of ['kills', 'seed', 'schedules', 'from'] as const)
  if (options[name]) process.env[`GALLEY_PROOF_${name.toUpperCase()}`] = options[name]
delete process.env.DATABASE_URL
const externalServer = process.env.GALLEY_TEST_POSTGRES
const server = externalServer ? null : await startPostgres(folder, { durable: false })
process.env.GALLEY_TEST_POSTGRES = externalServer ?? server?.url
const report = join(folder, 'proof.json')
try {
  await buildIfChanged()
  process.env.GALLEY_BUILT = '1'
  await runTool('vitest', [
    ...['run', '--no-file-parallelism', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...wanted,
  ])
  table(existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')).testResults as File[]) : [])
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** What the name of a group stands for. */
function testsOf(name: string): string[] {
  if (name === 'properties') return propertyTests()
  if (name === 'attack' || name === 'feed') return [`proof/${name}`]
  if (name === 'schedule' || name === 'proof/schedule') return ['proof/schedule', ...scheduleTests]
  if (name === 'content' || name === 'proof/content') return ['proof/content', ...contentTests]
  if (name === 'kept' || name === 'proof/kept') return ['proof/kept', ...keptTests]
  if (name === 'machines' || name === 'proof/machines') return ['proof/machines', ...machinesTests]
  if (name === 'embargo') return ['proof/embargo', 'newsroom/embargo', 'newsroom/preview']
  return name === 'writing' || name === 'proof/writing' ? ['proof/writing', ...writingTests] : [name]
}

function table(files: readonly File[]): void {
  const marks: Record<string, string> = { passed: 'holds', failed: 'FAILS', skipped: 'skipped', pending: 'skipped' }
  const rows = files.flatMap(({ name, assertionResults: all }) => {
    const path = relative(root, name)
    // Of the proof node by surface only failures: the rest is a table of its own.
    const assertionResults = isOfNodes(name) ? all.filter(({ status }) => status === 'failed') : all
    const isBeside = besideTheirCode.includes(path)
    return assertionResults.flatMap(({ title, status, duration }) => {
      const covers = attackTests.filter((one) => one.file === path && one.title === title).map(({ row }) => row)
      // Of a file next to its code only the listed tests and failures are printed.
      if (isBeside && covers.length === 0 && status !== 'failed') return []
      const area = `${basename(dirname(name))}/${basename(name, '.test.ts')}`
      return [{ area, covers, mark: marks[status] ?? status, seconds: ((duration ?? 0) / 1000).toFixed(1), title }]
    })
  })
  const found = new Set(rows.flatMap(({ area, title }) => `${area} ${title}`))
  for (const { row, file, title } of attackTests) {
    const area = `${basename(dirname(file))}/${basename(file, '.test.ts')}`
    if (!found.has(`${area} ${title}`)) rows.push({ area, covers: [row], mark: 'MISSING', seconds: '–', title })
  }
  const width = Math.max(4, ...rows.map(({ area }) => area.length))
  console.log(`\n${'area'.padEnd(width)}  ${'result'.padEnd(7)}  ${'s'.padStart(7)}  ${isAttack ? 'row  ' : ''}proof`)
  for (const { area, covers, mark, seconds, title } of rows)
    console.log(
      `${area.padEnd(width)}  ${mark.padEnd(7)}  ${seconds.padStart(7)}  ${isAttack ? `${covers.join(', ').padStart(3)}  ` : ''}${title}`,
    )
  const places = printNodes(files.filter(({ name }) => isOfNodes(name)).flatMap(({ assertionResults }) => assertionResults))
  const inRows = rows.filter(({ mark }) => mark === 'holds').length
  const held = inRows + places
  const skipped = rows.filter(({ mark }) => mark === 'skipped').length
  const failed = rows.length - inRows - skipped
  if (isAttack) printAttacks(rows)
  console.log(`\n${held} hold, ${failed} fail, ${skipped} skipped`)
  process.exitCode = failed > 0 || held === 0 ? 1 : 0
}

/** The result of each row of the attack, in one line. */
function printAttacks(rows: readonly { covers: readonly number[]; mark: string }[]): void {
  console.log('\nrow  result   tests  attack')
  for (const { row, what, tests } of attackRows) {
    const marks = rows.filter(({ covers }) => covers.includes(row)).map(({ mark }) => mark)
    const result = marks.find((mark) => mark !== 'holds' && mark !== 'skipped') ?? marks.find((mark) => mark === 'skipped') ?? 'holds'
    console.log(`${String(row).padStart(3)}  ${result.padEnd(7)}  ${String(tests.length).padStart(5)}  ${what}`)
  }
}
