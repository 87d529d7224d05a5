import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveSearch } from '#db/schema/search.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { markSpecs, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { addAttachment } from '#newsroom/attachments/add-attachment.ts'
import { writeArchive } from '#newsroom/formats/write-archive.ts'
import { importArchive } from '#newsroom/import/import-archive.ts'
import { importStories } from '#newsroom/import/import-stories.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { machine } from '#newsroom/people/person.ts'
import { seedCast } from '#testing/cast.ts'
import { markSamples, nodeSamples, sampleIds } from '#testing/every-node.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { mp3File, pdfFile, webmFile } from '#testing/recordings.ts'
import { markRows, nodeRows } from './node-rows.ts'

ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-every-node-'))
const usual = process.env.TMPDIR
process.env.TMPDIR = folder // archives are unpacked in a folder of this file's own
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  rmSync(folder, { recursive: true, force: true })
})

/** A story for each node and mark that a text of a story can have; suggestions and comments are in none. */
const kept = Object.entries(markSpecs).filter(([name]) => !['insertion', 'deletion', 'modification', 'comment'].includes(name))
const rows = [
  ...(Object.keys(nodeSpecs) as (keyof typeof nodeSpecs)[]).map((name) => [name, nodeRows[name], nodeSamples[name]] as const),
  ...(kept.map(([name]) => name) as (keyof typeof markSpecs)[]).map((name) => [name, markRows[name], markSamples[name]] as const),
]
const slugOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The entries of an archive, and for each story what the archive has of it. */
async function read(name: string): Promise<{ bytes: Buffer; stories: Map<string, string> }> {
  const path = join(folder, name)
  await writeArchive(machine('export'), path)
  const stories = new Map<string, string>()
  const reading = createReadStream(path).pipe(extract())
  for await (const entry of reading) {
    const pieces: Buffer[] = []
    for await (const piece of entry) pieces.push(piece as Buffer)
    if (/^stories\/[0-9a-f-]+\.json$/.test(entry.header.name)) {
      const text = Buffer.concat(pieces).toString()
      const { published, draft } = JSON.parse(text)
      stories.set(String((published ?? draft).text.slug), text)
    }
  }
  return { bytes: readFileSync(path), stories }
}

let first: Awaited<ReturnType<typeof read>>
let second: Awaited<ReturnType<typeof read>>
const found = new Map<string, string>()

beforeAll(async () => {
  const cast = await seedCast()
  const actor = machine('import')
  const ids = new Map<string, string>([[sampleIds.story, cast.articles.published]])
  for (const [id, width] of [
    [sampleIds.picture, 400],
    [sampleIds.otherPicture, 420],
  ] as const) {
    const added = await addPicture(actor, { name: 'a.jpg', bytes: await photo(width, 300).jpeg().toBuffer() }, { renditions: 'now' })
    if (added.ok) ids.set(id, added.value.id)
  }
  for (const [id, bytes] of [
    [sampleIds.sound, await mp3File()],
    [sampleIds.video, await webmFile()],
    [sampleIds.pdf, await pdfFile()],
    [sampleIds.captions, Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nWaves.\n')],
  ] as const) {
    const added = await addAttachment(cast.olena, { name: 'file', bytes })
    if (added.ok) ids.set(id, added.value.id)
  }
  expect(ids.size).toBe(Object.keys(sampleIds).length)
  const giveIds = (body: ArticleDocument): ArticleDocument =>
    JSON.parse([...ids].reduce((text, [id, real]) => text.replaceAll(id, real), JSON.stringify(body)))
  const answers = await importStories(
    actor,
    rows.map(([name, , sample]) => ({
      source: name,
      digest: name,
      read: async () => ({
        ...{
          language: 'en',
          headline: `Story of ${name}`,
          dek: '',
          section: { slug: 'harbour', name: 'Harbour' },
          topics: [],
          bylines: [],
        },
        body: giveIds({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] }, sample] }),
        ...{
          slug: slugOf(name),
          oldSlugs: [],
          hero: null,
          publishedAt: new Date('2020-05-01T10:00:00Z'),
          updatedAt: null,
          hold: null,
          losses: [],
        },
      }),
    })),
    'published',
  )
  expect(answers.filter(({ result }) => result !== 'imported')).toEqual([])
  for (const [name] of rows) {
    const [row] = await database()
      .select({ body: liveSearch.body })
      .from(liveSearch)
      .innerJoin(articles, eq(articles.id, liveSearch.articleId))
      .where(eq(articles.slug, slugOf(name)))
    found.set(name, row?.body ?? '')
  }
  first = await read('first.tar')
  const tables = await database().execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`)
  await database().execute(sql.raw(`truncate ${tables.map(({ name }) => `public."${name}"`).join(', ')} cascade`))
  ownHome()
  for await (const answer of importArchive(actor, join(folder, 'first.tar'), 'published', { bytes: 0 }))
    expect(answer).toMatchObject({ result: 'imported', reason: '', losses: [] })
  second = await read('second.tar')
}, 180_000)

describe.each(rows)('%s', (name, row) => {
  test('search', () => {
    if (row.found === null) expect(found.get(name)).toBe('Before.')
    else expect(found.get(name)).toContain(row.found)
  })

  test('moved', () => {
    const story = first.stories.get(slugOf(name))
    expect(story).toContain(`"type": "${name}"`)
    expect(second.stories.get(slugOf(name))).toBe(story)
  })
})

test('the whole archive is the same, byte for byte', () => {
  expect(first.bytes.equals(second.bytes)).toBe(true)
})
