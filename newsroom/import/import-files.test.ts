import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, like } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { type ImportOptions, importFiles } from './import-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-import-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Imports as the command does, in this process; returns the counts and the result of each item. */
async function importNow(files: string | string[], more: Partial<ImportOptions> = {}) {
  const items: ImportResult[] = []
  const counts = { imported: 0, unchanged: 0, skipped: 0, failed: 0, withdrawn: 0 }
  const take = (answer: ImportResult) => {
    counts[answer.result] += 1
    items.push(answer)
  }
  await importFiles([files].flat(), { as: 'published', language: 'en', ...more }, { taken: take, read: () => {} })
  return { counts, items }
}

const story = (number: number) =>
  JSON.stringify({
    uri: `urn:test:${number}`,
    versionCreated: '2001-01-01T00:00:00Z',
    headlines: [{ value: `Story ${number}` }],
    bodies: [{ contentType: 'application/xhtml+xml', value: `<p>Text of ${number}.</p>` }],
  })

const item = (id: number, slug: string, content: string, more = '') =>
  `<item><title>Story ${id}</title><link>https://old.example/2026/11/${id}/${slug}/</link><content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2010-05-15 21:48:32</wp:post_date_gmt><wp:post_name>${slug}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${more}</item>`
const channel = (items: string, address = '<wp:base_blog_url>https://old.example</wp:base_blog_url>', title = 'Old') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wp="https://wordpress.org/export/1.2/"><channel><title>${title}</title>${address}${items}</channel></rss>`

test('links between stories of an export lead to their addresses here, also to a story that comes later', async () => {
  const file = join(folder, 'links.xml')
  const links = (id: number, slug: string) =>
    `<a href="https://old.example/2026/11/${id}/${slug}/">a</a> <a href="/2026/11/${id}/${slug}">b</a> <a href="https://old.example/?p=${id}">c</a>`
  // Another story already has this slug, so the export's story gets the next one.
  const before = join(folder, 'before.xml')
  writeFileSync(before, channel(item(1, 'linked-second', 'Text'), '<wp:base_blog_url>https://before.example</wp:base_blog_url>'))
  await importNow(before)
  writeFileSync(file, channel(item(71, 'linked-first', links(72, 'linked-second')) + item(72, 'linked-second', links(71, 'linked-first'))))
  expect((await importNow(file)).counts).toMatchObject({ imported: 2, failed: 0 })
  const bodies = await database()
    .select({ slug: liveArticles.slug, body: revisions.body })
    .from(liveArticles)
    .innerJoin(revisions, eq(revisions.id, liveArticles.revisionId))
    .where(like(liveArticles.slug, 'linked-%'))
  const hrefs = Object.fromEntries(
    bodies.map(({ slug, body }) => [slug, [...new Set([...JSON.stringify(body).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href))]]),
  )
  expect(hrefs).toMatchObject({ 'linked-first': ['/news/linked-second-2'], 'linked-second-2': ['/news/linked-first'] })
  expect(await resolveOldPath('/2026/11/72/linked-second')).toMatchObject({ movedTo: { slug: 'linked-second-2' } })
  expect((await importNow(file)).counts).toMatchObject({ imported: 0, unchanged: 2 })
})

test('exports without a site address are separate; --site gives the address', async () => {
  const [one, other] = ['one', 'other'].map((name) => {
    const file = join(folder, `${name}.xml`)
    writeFileSync(file, channel(item(1, `unnamed-${name}`, 'Text'), '', name))
    return file
  })
  if (!one || !other) throw new Error('no files')
  expect((await importNow([one, other])).counts).toMatchObject({ imported: 2, failed: 0 })
  expect((await importNow(one)).counts).toMatchObject({ imported: 0, unchanged: 1 })
  const { items } = await importNow(one, { site: 'https://one.example' })
  expect(items.map(({ source }) => source)).toEqual(['wordpress:https://one.example/?post=1'])
})

test('a broken item never ends an import, and each failure names its item', async () => {
  const file = join(folder, 'hard.ndjson')
  const nul = story(9101).replace('urn:test:9101', 'urn:test:\\u0000')
  const nested = story(9102).replace('<p>Text of 9102.</p>', '<div>'.repeat(60_000))
  const deep = `{"uri":"urn:test:deep","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
  writeFileSync(file, [nul, nested, deep, story(9103)].join('\n'))
  const { counts, items } = await importNow(file)
  expect(counts.imported).toBeGreaterThan(0)
  const failed = items.filter(({ result }) => result === 'failed').map(({ source, reason }) => `${source}: ${reason}`)
  expect(failed).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/hard\.ndjson, item 1.*has control characters/),
      expect.stringMatching(/(?:hard\.ndjson, item 3|urn:test:deep).*nested too deep/),
    ]),
  )
  expect(items.find(({ source }) => source === 'ninjs:urn:test:9103')).toMatchObject({ result: 'imported' })
})
