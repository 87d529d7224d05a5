import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { count, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { feedMoves, feeds } from '#db/schema/feed.ts'
import { imports } from '#db/schema/record.ts'
import { ownInputs, sharedInputs } from '#testing/inputs.ts'
import { countAll } from './stats.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-import-'))
afterAll(() => rmSync(folder, { recursive: true }))
const environment = { ...process.env, GALLEY_HOME: folder }
const program = ['cli/galley.ts', 'import']

type Item = { source: string; result: string; reason: string; losses: string[] }

let runs = 0
/** Runs `galley import` as a person would; returns its counts and its report. */
async function galleyImport(...files: string[]) {
  const report = join(folder, `report-${(runs += 1)}.json`) // a file per run: a run that timed out may still write
  const ran = await promisify(execFile)(process.execPath, [...program, ...files, '--as', 'published', '--json', '--report', report], {
    env: environment,
  }).catch(
    (error: { stdout: string }) => error, // it exits with 1 when an item failed
  )
  const { items }: { items: Item[] } = JSON.parse(readFileSync(report, 'utf8'))
  return { counts: JSON.parse(ran.stdout), items }
}

const story = (number: number) =>
  JSON.stringify({
    uri: `urn:test:${number}`,
    versionCreated: new Date(Date.UTC(2001, 0, 1) + number * 60_000).toISOString(),
    headlines: [{ value: `Story ${number % 100}` }],
    bodies: [{ contentType: 'application/xhtml+xml', value: `<p>Text of ${number}.</p>` }],
  })

test('an import that was killed and run again ends like one that was never killed', async () => {
  const file = join(folder, 'wire.ndjson.gz')
  const total = 1500
  writeFileSync(file, gzipSync(Array.from({ length: total }, (_, number) => story(number)).join('\n')))
  const child = spawn(process.execPath, [...program, file, '--as', 'published', '--json'], { env: environment, stdio: 'ignore' })
  const ended = new Promise((over) => child.once('exit', over))
  for (let taken = 0; taken === 0; ) [{ taken } = { taken: 0 }] = await database().select({ taken: count() }).from(imports)
  child.kill('SIGKILL')
  await ended
  const half = await countAll()
  expect(half.articles.published).toBeGreaterThan(0)
  expect(half.articles.published).toBeLessThan(total)

  const { counts, items } = await galleyImport(file)
  expect(counts).toMatchObject({ imported: total - half.articles.total, unchanged: half.articles.total, skipped: 0, failed: 0 })
  expect(items).toHaveLength(total)
  expect(await countAll()).toEqual({ articles: { total, published: total, draft: 0 }, media: 0, people: 0, feedItems: total })
  const [feed] = await database().select({ version: feeds.version, id: feeds.id }).from(feeds).where(eq(feeds.language, 'en'))
  const [moves] = await database()
    .select({ rows: count() })
    .from(feedMoves)
    .where(eq(feedMoves.feedId, feed?.id ?? ''))
  expect([feed?.version, moves?.rows]).toEqual([total, total])

  expect((await galleyImport(file)).counts).toMatchObject({ imported: 0, unchanged: total })
}, 120_000)

test('broken items are reported with file, item and line, and the rest is imported', async () => {
  const lines = join(folder, 'broken.ndjson')
  writeFileSync(lines, `${story(9001)}\n{"uri": \n${story(9002)}\n{"title":"no uri"}\n`)
  const cut = join(folder, 'cut.ndjson.gz')
  writeFileSync(cut, gzipSync(`${story(9003)}\n${story(9004)}\n`).subarray(0, -12))
  const { counts, items } = await galleyImport(lines, cut, join(folder, 'missing.xml'), import.meta.filename)
  expect(counts).toMatchObject({ failed: 5 })
  const reasons = items.filter(({ result }) => result === 'failed').map(({ reason }) => reason)
  expect(reasons).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/broken\.ndjson, item 2, line 2: it is not JSON/),
      expect.stringMatching(/broken\.ndjson, item 4, line 4: it has neither a uri/),
      expect.stringMatching(/cut\.ndjson\.gz: the compressed file is truncated/),
      expect.stringMatching(/missing\.xml: there is no such file/),
      expect.stringMatching(/import\.test\.ts: it is neither ninjs/),
    ]),
  )
  expect(items.filter(({ result }) => result === 'imported').length).toBeGreaterThanOrEqual(2)
})

test('an empty file is reported by name, and the import exits with 1', async () => {
  const none = join(folder, 'none.json')
  writeFileSync(none, '[]')
  const ran = await promisify(execFile)(process.execPath, [...program, none], { env: environment }).catch(
    (error: { code: number; stdout: string }) => error,
  )
  expect(ran).toMatchObject({ code: 1, stdout: expect.stringMatching(/none\.json: it holds no items/) })
})

const themeUnitTest = `${sharedInputs}/wordpress/themeunittestdata.wordpress.xml`
test.each([
  { file: `${ownInputs}/wordpress/quay.xml`, imported: 8, skipped: 2, comments: 4, scheduled: '2099-06-01T10:00:00.000Z' },
  ...(existsSync(themeUnitTest)
    ? [{ file: themeUnitTest, imported: 79, skipped: 107, comments: 33, scheduled: '2030-01-01T19:00:18.000Z' }]
    : []),
])('all items of a WordPress export are accounted for: $file', async ({ file, imported, skipped, comments, scheduled }) => {
  const { counts, items } = await galleyImport(file)
  expect(items).toHaveLength(imported + skipped)
  expect(counts).toMatchObject({ imported, unchanged: 0, skipped, failed: 0 })
  for (const { result, reason } of items) if (result === 'skipped') expect(reason).not.toBe('')
  const losses = items.flatMap((item) => item.losses)
  expect(losses).toContain(`kept as a draft: it was scheduled for ${scheduled}`)
  expect(losses).toContain('kept as a draft: it was a draft')
  expect(losses).toContain('kept as a draft: it was open only with a password')
  const said = losses.map((loss) => (loss === 'one comment' ? 1 : Number(/^(\d+) comments$/.exec(loss)?.[1] ?? 0)))
  expect(said.reduce((sum, number) => sum + number, 0)).toBe(comments)
  expect((await galleyImport(file)).counts).toMatchObject({ imported: 0, unchanged: imported, skipped })
})
