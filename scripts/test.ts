import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '#e2e/chromium.ts'
import { buildIfChanged } from '#services/up/build.ts'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'
import { startQuickly } from '#services/up/quick-start.ts'
import type { EndedFile } from '#testing/end-hanging.ts'
import { makeTemplate } from '#testing/template-database.ts'
import { cleanTree } from './clean-tree.ts'
import { checkWith, countWith } from './run-tool.ts'
import { isGreen, lastLine, nothing, ofPlaywright, ofVitest, sum, type Tally } from './tally.ts'

/**
 * `npm test`: types, lint, the unit tests and the tests of verbs on a real Postgres, and the stories in Chromium on a production build.
 * Needs only what npm installed. With paths (`npm test -- e2e/publish.spec.ts lib`) only those. --fresh-clone also tests that the install
 * changed no file of the clone.
 */
const began = Date.now()
const isFresh = process.argv.includes('--fresh-clone')
const wanted = process.argv.slice(2).filter((word) => word !== '--fresh-clone')
const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
const tallies: [string, Tally][] = []
let server: EmbeddedPostgres | null = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void cleanUp().then(() => process.exit(1)))
try {
  await run()
} finally {
  await cleanUp()
}
report()

async function run(): Promise<void> {
  if (isFresh) await part('the clone after the install', cleanTree)
  await ownPostgres()
  const checks = wanted.length === 0 ? checkBeside() : null
  if (wanted.length === 0) await part('build', buildForAll)
  const stories = wanted.filter((path) => path.startsWith('e2e'))
  const rest = wanted.filter((path) => !path.startsWith('e2e'))
  if (rest.length > 0 || wanted.length === 0) await part('units and verbs', () => vitest(rest))
  await checks
  if (stories.length > 0 || wanted.length === 0) await part('stories in Chromium', () => playwright(stories))
}

async function part(name: string, work: () => Promise<Tally>): Promise<void> {
  console.log(`\n== ${name}`)
  const started = Date.now()
  const tally = await work().catch((error: Error): Tally => {
    console.error(error.message)
    return { ...nothing, failed: 1 }
  })
  tallies.push([name, tally])
  console.log(`== ${name}: ${lastLine(tally)} (${Math.round((Date.now() - started) / 1000)} s)`)
}

/** One Postgres for all tests. Settings of this machine are removed from their environment. */
async function ownPostgres(): Promise<void> {
  for (const name of Object.keys(process.env))
    if (/^(GALLEY_|S3_|SMTP_|PG|DATABASE_URL$|PUBLIC_URL$|PORT$)/.test(name)) delete process.env[name]
  server = await startPostgres(folder, { durable: false })
  Object.assign(process.env, {
    GALLEY_TEST_POSTGRES: server.url,
    GALLEY_HOME: folder,
    GALLEY_SECRET: randomBytes(32).toString('base64url'),
    NEXT_TELEMETRY_DISABLED: '1',
  })
  startQuickly()
}

async function buildForAll(): Promise<Tally> {
  await Promise.all([buildIfChanged(), templateForAll()])
  return { ...nothing, passed: 1 }
}

/**
 * Types and lint, beside the build, which leaves one of two cores unused. What they say is shown when they have ended. The types that the
 * build writes meanwhile are left out.
 */
async function checkBeside(): Promise<void> {
  await part('types', () => checkWith('tsc', ['--noEmit', '--project', 'tsconfig.check.json'], { isBeside: true }))
  await part('lint and format', () => checkWith('biome', ['check', '--error-on-warnings', '.'], { isBeside: true }))
}

/** Once for all parts: the migrated database that each test file and each story's Galley copies. */
async function templateForAll(): Promise<void> {
  if (process.env.GALLEY_TEST_TEMPLATE) return
  await makeTemplate(server?.url ?? '', 'tests_template')
  process.env.GALLEY_TEST_TEMPLATE = 'tests_template'
}

async function vitest(paths: string[]): Promise<Tally> {
  // Several proofs run on the built pages at once, so the build happens here.
  if (paths.length === 0 || paths.some((path) => /^proof(\/(attack|authorisation|edge)|\/?$)/.test(path))) await buildIfChanged()
  if (paths.length === 0) await templateForAll() // for some files vitest makes one, if they need it
  const report = join(folder, 'vitest.json')
  const ended = join(folder, 'ended.json')
  const reporters = ['default', 'json', './testing/end-hanging.ts'].map((reporter) => `--reporter=${reporter}`)
  const run = (files: string[]) =>
    countWith('vitest', ['run', ...reporters, `--outputFile.json=${report}`, ...files], {
      report,
      read: ofVitest,
      environment: { GALLEY_TEST_ENDED: ended },
    })
  const tally = await run(paths)
  if (!existsSync(ended) || tally.failures.length > 0) return tally
  // A file that hung is run once more, like a story in Chromium that failed, and named at the end.
  const files: EndedFile[] = JSON.parse(readFileSync(ended, 'utf8'))
  rmSync(ended)
  const second = await run(files.map(({ file }) => file))
  return existsSync(ended) ? second : sum([{ ...tally, failed: 0 }, second, { ...nothing, flaky: files.map(({ says }) => says) }])
}

async function playwright(paths: string[]): Promise<Tally> {
  const report = join(folder, 'playwright.json')
  const firefox = process.env.FIREFOX_PATH // docs/browsers.md
  console.log(firefox ? `Firefox: ${firefox}` : `Chromium: ${(await findChromium()).from}`)
  await buildIfChanged()
  await templateForAll()
  return countWith('playwright', ['test', ...paths], {
    report,
    read: ofPlaywright,
    environment: {
      GALLEY_E2E_REPORT: report,
      ...(firefox && { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=./e2e/stock-firefox.ts` }),
    },
  })
}

async function cleanUp(): Promise<void> {
  await server?.stop()
  server = null
  rmSync(folder, { recursive: true, force: true })
}

function report(): void {
  const all = sum(tallies.map(([, tally]) => tally))
  // Whoever sees only the end of a long output must learn which test failed.
  for (const story of all.flaky) console.log(`\npassed only when it was run again: ${story}`)
  for (const failure of all.failures) console.log(`\nfailed: ${failure}`)
  console.log(`\nafter ${Math.round((Date.now() - began) / 1000)} s`)
  for (const [name, tally] of tallies) console.log(`${name.padEnd(28)} ${lastLine(tally)}`)
  process.exitCode = isGreen(all) ? 0 : 1
  console.log(lastLine(all))
}
