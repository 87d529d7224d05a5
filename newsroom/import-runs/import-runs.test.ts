import { gzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { importItems, importRuns as rows } from '#db/schema/import-runs.ts'
import { audit, imports } from '#db/schema/record.ts'
import { type ImportChoices, pieceBytes } from '#lib/import-runs.ts'
import { NotAllowed, NotFound, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { addImport } from './add-import.ts'
import { addPiece } from './add-piece.ts'
import { beginImport } from './begin-import.ts'
import { discardImported } from './discard-imported.ts'
import { writeReport } from './export-report.ts'
import { importReport } from './import-report.ts'
import { importRun, importRuns } from './import-runs.ts'
import { keepAnswers } from './keep-answers.ts'
import { removeImport } from './remove-import.ts'
import { runFiles } from './run-files.ts'
import { runImport } from './run-import.ts'
import { giveUpImport, startImporter } from './start-importer.ts'
import { stopImport } from './stop-import.ts'
import { sweepImports } from './sweep-imports.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const choices: ImportChoices = { as: 'draft', language: 'en', site: null, fetchPictures: false }

const ninjs = (uri: string, headline: string, body = '<p>Text.</p>') =>
  JSON.stringify({
    uri,
    versionCreated: '2026-11-01T10:00:00Z',
    headlines: [{ value: headline }],
    bodies: [{ contentType: 'application/xhtml+xml', value: body }],
  })
const withLoss =
  '<p>Text.</p><p><video src="https://old.example/a.mp4">words</video> <img src="https://old.example/b.jpg" alt="A bridge"></p>'

async function upload(bytes: Uint8Array, fileName = 'wire.ndjson', pieces = pieceBytes): Promise<string> {
  const added = await addImport(cast.ihor, { fileName, bytes: bytes.length })
  if (!added.ok) throw new Error(added.problem)
  const { importId } = added.value
  for (let at = 0; at < bytes.length; at += pieces)
    await addPiece(cast.ihor, { importId, at, bytes: bytes.subarray(at, Math.min(at + pieces, bytes.length)) })
  await runImport(importId)
  return importId
}
const uploadText = (text: string, fileName?: string) => upload(Buffer.from(text), fileName)

async function runAs(importId: string, mode: 'trial' | 'import', more: Partial<ImportChoices> = {}) {
  expect(await beginImport(cast.ihor, { importId, mode, ...choices, ...more })).toMatchObject({ ok: true })
  await runImport(importId)
  return importRun(cast.ihor, importId)
}

async function gather<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

const idOf = async (source: string) =>
  (await database().select({ id: imports.articleId }).from(imports).where(eq(imports.source, source)))[0]?.id ?? ''

test('none: there is no import, and nothing to discard', async () => {
  expect(await importRuns(cast.ihor)).toEqual([])
  const nobodys = '01890000-0000-7000-8000-0000000000bb'
  await expect(importRun(cast.ihor, nobodys)).rejects.toThrow(NotFound)
  expect(await discardImported(cast.ihor, { importId: nobodys, after: 0 })).toEqual({
    ok: true,
    value: { discarded: 0, kept: 0, next: null },
  })
  await runImport(nobodys)
})

test('a file arrives in pieces, each once and in its order, and is recognised by its content', async () => {
  const text = Buffer.from(ninjs('urn:test:pieces', 'In pieces'))
  const added = await addImport(cast.ihor, { fileName: 'photo.jpg', bytes: text.length })
  if (!added.ok) throw new Error(added.problem)
  const { importId } = added.value
  const send = (at: number, to: number) => addPiece(cast.ihor, { importId, at, bytes: text.subarray(at, to) })
  expect(await send(0, 20)).toEqual({ ok: true, value: { received: 20, isWhole: false } })
  expect(await send(0, 20)).toEqual({ ok: true, value: { received: 20, isWhole: false } }) // sent twice
  expect(await send(40, 60)).toEqual({ ok: true, value: { received: 20, isWhole: false } }) // one is missing between
  expect(await addPiece(cast.ihor, { importId, at: 20, bytes: Buffer.alloc(text.length) })).toMatchObject({ value: { received: 20 } }) // too long
  expect(await beginImport(cast.ihor, { importId, mode: 'trial', ...choices })).toEqual({ ok: false, problem: 'underway' })
  expect(await send(20, text.length)).toEqual({ ok: true, value: { received: text.length, isWhole: true } })
  await expect(send(20, text.length)).rejects.toThrow(NotFound)
  await runImport(importId)
  expect(await importRun(cast.ihor, importId)).toMatchObject({ state: 'ready', format: 'ninjs', fileName: 'photo.jpg' })
})

test.each([
  ['<rss version="2.0"><channel><item><title>A</title></item></channel></rss>', 'feed'],
  ['<rss xmlns:wp="https://wordpress.org/export/1.2/"><channel/></rss>', 'wordpress'],
  ['<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', 'newsml'],
  ['<nitf/>', 'nitf'],
  ['{"db": [{"meta": {"version": "5.1"}, "data": {"posts": []}}]}', 'ghost'],
  ['A letter.', null],
  ['PK\u0003\u0004 no zip', null],
])('%s is recognised as %s', async (text, format) => {
  const run = await importRun(cast.ihor, await uploadText(text))
  expect([run.format, run.state]).toEqual([format, format ? 'ready' : 'failed'])
  if (format === null)
    expect(await beginImport(cast.ihor, { importId: run.id, mode: 'trial', ...choices })).toMatchObject({ problem: 'unreadable' })
})

test('a trial says what an import would bring and changes nothing; the import then brings it, and undoing it spares what was worked on', async () => {
  const lines = [ninjs('urn:test:a', 'First'), ninjs('urn:test:b', 'Second', withLoss), ninjs('urn:test:c', 'Third', withLoss), '{"broken']
  const importId = await uploadText(lines.join('\n'))
  const before = await database().$count(articles)
  const tried = await runAs(importId, 'trial')
  expect(tried).toMatchObject({ state: 'done', mode: 'trial', counts: { imported: 3, failed: 1 } })
  expect(await database().$count(articles)).toBe(before)
  expect(await database().$count(imports)).toBe(0)

  const run = await runAs(importId, 'import')
  expect(run).toMatchObject({ state: 'done', read: run.bytes, counts: { imported: 3, failed: 1, unchanged: 0 }, losses: tried.losses })
  expect(run.losses).toContainEqual({ kind: 'picture …: its file is not at hand', count: 2 })
  const report = await importReport(cast.ihor, importId, {})
  expect(report.items.map(({ result, headline }) => [result, headline])).toEqual([
    ['failed', null],
    ['imported', 'First'],
    ['imported', 'Second'],
    ['imported', 'Third'],
  ])
  expect(report.items[0]?.reason).toMatch(/^wire\.ndjson, item 4/) // its name, not where it lies on the disk
  const ofKind = await importReport(cast.ihor, importId, { kind: 'picture …: its file is not at hand' })
  expect(ofKind.items.map(({ headline }) => headline)).toEqual(['Second', 'Third'])
  expect((await importReport(cast.ihor, importId, { result: 'failed' })).items).toHaveLength(1)

  const again = await runAs(importId, 'import')
  expect(again.counts).toEqual(run.counts) // a run that goes on keeps what it had brought

  await database()
    .update(articles)
    .set({ stage: 'submitted' })
    .where(eq(articles.id, await idOf('ninjs:urn:test:a')))
  await database()
    .insert(audit)
    .values({ personId: cast.olena.id, verb: 'change-details', subject: 'article', subjectId: await idOf('ninjs:urn:test:b') })
  expect(await discardImported(cast.ihor, { importId, after: 0 })).toEqual({ ok: true, value: { discarded: 1, kept: 1, next: null } })
  expect(await database().$count(articles)).toBe(before + 2)
  // What was discarded here is not brought back.
  expect((await runAs(importId, 'import')).counts).toMatchObject({ imported: 2, skipped: 1 })
})

test('a second import of the same file brings nothing, and undoes nothing of the first', async () => {
  const text = ninjs('urn:test:once', 'Once')
  await runAs(await uploadText(text), 'import')
  const second = await uploadText(text, 'again.json')
  expect((await runAs(second, 'import')).counts).toMatchObject({ imported: 0, unchanged: 1 })
  expect(await discardImported(cast.ihor, { importId: second, after: 0 })).toMatchObject({ value: { discarded: 0, kept: 0 } })
})

test('as published it publishes what may be published', async () => {
  const importId = await uploadText(ninjs('urn:test:published', 'Out at once'))
  await runAs(importId, 'import', { as: 'published' })
  const [story] = await database()
    .select()
    .from(articles)
    .where(eq(articles.id, await idOf('ninjs:urn:test:published')))
  expect(story).toMatchObject({ stage: 'published', createdBy: null })
  expect(await discardImported(cast.ihor, { importId, after: 0 })).toMatchObject({ value: { discarded: 0, kept: 0 } })
})

test('it is stopped while it runs, and goes on in the next run without bringing anything twice', async () => {
  const lines = Array.from({ length: 1200 }, (_, number) => ninjs(`urn:test:stop:${number}`, `Story ${number}`))
  const importId = await upload(gzipSync(lines.join('\n')), 'wire.ndjson.gz', 2000)
  expect(await beginImport(cast.ihor, { importId, mode: 'import', ...choices })).toMatchObject({ ok: true })
  await database().update(rows).set({ isStopAsked: true }).where(eq(rows.id, importId))
  await runImport(importId)
  const stopped = await importRun(cast.ihor, importId)
  expect(stopped).toMatchObject({ state: 'stopped', isStopAsked: false })
  expect(stopped.counts.imported).toBeGreaterThan(0)
  expect(stopped.counts.imported).toBeLessThan(1200)
  const whole = await runAs(importId, 'import')
  expect(whole).toMatchObject({ state: 'done', counts: { imported: 1200, unchanged: 0 } })
  expect(await database().$count(importItems, eq(importItems.runId, importId))).toBe(1200)
})

test('one that waits stops at once; one that is done is not touched', async () => {
  const importId = await uploadText(ninjs('urn:test:waits', 'Waits'))
  await beginImport(cast.ihor, { importId, mode: 'import', ...choices })
  await stopImport(cast.ihor, { importId })
  await runImport(importId)
  expect(await importRun(cast.ihor, importId)).toMatchObject({ state: 'stopped', counts: { imported: 0 } })
  await runAs(importId, 'import')
  await stopImport(cast.ihor, { importId })
  expect(await importRun(cast.ihor, importId)).toMatchObject({ state: 'done', isStopAsked: false })
})

test('its process imports it; one that takes too much memory or time ends alone, and the report says why', async () => {
  const importId = await uploadText(ninjs('urn:test:process', 'In a process of its own'))
  await beginImport(cast.ihor, { importId, mode: 'import', ...choices })
  await expect(startImporter(importId, { megabytes: 512, milliseconds: 50 })).rejects.toThrow('it took more than')
  await giveUpImport(importId, 'it took more than 5 hours')
  expect(await importRun(cast.ihor, importId)).toMatchObject({ state: 'failed', problem: 'it took more than 5 hours' })
  await beginImport(cast.ihor, { importId, mode: 'import', ...choices })
  await startImporter(importId)
  expect(await importRun(cast.ihor, importId)).toMatchObject({ state: 'done', problem: null, counts: { imported: 1 } })
})

test('a report as a file has every item; a spreadsheet takes no text for a formula', async () => {
  const importId = await uploadText([ninjs('urn:test:csv', '=1+1'), ninjs('urn:test:csv2', 'Plain, with a comma')].join('\n'))
  await runAs(importId, 'import')
  const collect = async (format: 'csv' | 'json') => (await gather(writeReport(cast.ihor, importId, format))).join('')
  expect(await collect('csv')).toContain(`,'=1+1,`)
  expect(await collect('csv')).toContain('"Plain, with a comma"')
  const { items } = JSON.parse(await collect('json'))
  expect(items.map(({ source }: { source: string }) => source)).toEqual(['ninjs:urn:test:csv', 'ninjs:urn:test:csv2'])
})

test('a source that Postgres cannot store is kept without what is wrong with it', async () => {
  const importId = await uploadText(ninjs('urn:test:odd', 'Odd'))
  const odd = { source: 'a\0b\ud800', result: 'failed' as const, reason: 'no\0', losses: ['x\ud800'] }
  await keepAnswers(importId, [odd], { read: 1, picturesFetched: 0, picturesFailed: 0 })
  expect((await importReport(cast.ihor, importId, {})).items).toMatchObject([{ source: 'ab\ufffd', reason: 'no', losses: ['x\ufffd'] }])
})

test('removing one deletes its file and report, and leaves what it brought; the sweep does so after 30 days', async () => {
  const importId = await uploadText(ninjs('urn:test:removed', 'Stays'))
  await runAs(importId, 'import')
  const files = async () => gather(runFiles().list(importId))
  expect(await files()).toHaveLength(1)
  expect(await removeImport(cast.ihor, { importId })).toMatchObject({ ok: true })
  expect(await files()).toEqual([])
  expect(await idOf('ninjs:urn:test:removed')).not.toBe('')

  const [old, young, long] = [
    await uploadText(ninjs('urn:test:old', 'Old')),
    await uploadText(ninjs('urn:test:young', 'Young')),
    await uploadText(ninjs('urn:test:long', 'Long')),
  ]
  const longAgo = new Date('2020-01-01')
  await database().update(rows).set({ createdAt: longAgo, state: 'done' }).where(eq(rows.id, old))
  await database().update(rows).set({ createdAt: longAgo, state: 'running' }).where(eq(rows.id, long))
  await sweepImports()
  const left = (await importRuns(cast.ihor)).map(({ id }) => id)
  expect([left.includes(old), left.includes(young)]).toEqual([false, true])
  expect(await gather(runFiles().list(old))).toEqual([])
  expect([left.includes(long), (await gather(runFiles().list(long))).length], 'one that runs').toEqual([true, 1])
  await database().update(rows).set({ state: 'failed' }).where(eq(rows.id, long))
})

test('only an admin, and only one who has just proven who they are begins or undoes an import', async () => {
  const importId = await uploadText(ninjs('urn:test:may', 'May'))
  for (const person of [cast.olena, cast.marta]) {
    await expect(addImport(person, { fileName: 'a', bytes: 1 })).rejects.toThrow(NotAllowed)
    await expect(addPiece(person, { importId, at: 0, bytes: Buffer.from('x') })).rejects.toThrow(NotAllowed)
    await expect(beginImport(person, { importId, mode: 'trial', ...choices })).rejects.toThrow(NotAllowed)
    await expect(importRun(person, importId)).rejects.toThrow(NotAllowed)
    await expect(removeImport(person, { importId })).rejects.toThrow(NotAllowed)
  }
  const stale = { ...cast.ihor, isProven: false }
  await expect(beginImport(stale, { importId, mode: 'import', ...choices })).rejects.toThrow(NotProven)
  await expect(discardImported(stale, { importId, after: 0 })).rejects.toThrow(NotProven)
  expect(await beginImport(stale, { importId, mode: 'trial', ...choices })).toMatchObject({ ok: true })
  expect(await beginImport(cast.ihor, { importId, mode: 'import', ...choices, language: 'fr' })).toMatchObject({
    problem: 'foreign-language',
  })
  const acts = await database()
    .select({ verb: audit.verb, by: audit.personId })
    .from(audit)
    .where(eq(audit.subjectId, importId))
    .orderBy(audit.id)
  expect(acts).toEqual([
    { verb: 'add-import', by: cast.ihor.id },
    { verb: 'begin-import', by: cast.ihor.id },
  ])
})

test('a trial names each story by its headline, and leads to where it stands at its source', async () => {
  const importId = await uploadText(
    [ninjs('https://old.example/one', 'The first'), ninjs('urn:test:no-address', 'The second'), '{'].join('\n'),
    'named.ndjson',
  )
  await runAs(importId, 'trial')
  const lines = async () =>
    (await importReport(cast.ihor, importId, {})).items.map(({ headline, address, articleId }) => [headline, address, articleId !== null])
  expect(await lines()).toEqual(
    expect.arrayContaining([
      ['The first', 'https://old.example/one', false],
      ['The second', null, false],
      [null, null, false],
    ]),
  )
  const csv = (await gather(writeReport(cast.ihor, importId, 'csv'))).join('')
  expect(csv).toContain(',The first,https://old.example/one')
  await runAs(importId, 'import')
  expect(await lines()).toEqual(
    expect.arrayContaining([
      ['The first', 'https://old.example/one', true],
      ['The second', null, true],
    ]),
  )
})

test('an address that is none of the web is no link', async () => {
  const importId = await uploadText(ninjs('urn:test:script', 'Script'), 'script.ndjson')
  const line = { source: 'hostile', result: 'imported' as const, reason: '', losses: [], headline: 'H\0', address: 'javascript:alert(1)' }
  await keepAnswers(importId, [line, { ...line, source: 'long', address: `https://a.example/${'x'.repeat(1000)}` }], {
    ...{ read: 0, picturesFetched: 0, picturesFailed: 0 },
  })
  const { items } = await importReport(cast.ihor, importId, {})
  expect(items.map(({ headline, address }) => [headline, address])).toEqual([
    ['H', null],
    ['H', null],
  ])
})
