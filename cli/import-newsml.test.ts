import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { importFiles } from '#newsroom/import/import-files.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { ownInputs } from '#testing/inputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-import-newsml-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Imports a changed copy of the message, and returns the result of the story about the ferry. */
async function importMessage(change: (xml: string) => string) {
  const file = join(folder, 'message.xml')
  writeFileSync(file, change(readFileSync(`${ownInputs}/newsml/message.xml`, 'utf8')))
  const items: ImportResult[] = []
  const take = (answer: ImportResult) => {
    items.push(answer)
  }
  await importFiles([file], { as: 'published', language: 'en' }, { taken: take, read: () => {} })
  return items.find(({ source }) => source.endsWith(':ferry'))
}

const ferry = /(:ferry" version=")2("[\s\S]*?)stat:usable([\s\S]*?<headline>)The first ferry/
const asVersion = (version: number, status: string, headline: string) => (xml: string) =>
  xml.replace(ferry, `$1${version}$2stat:${status}$3${headline}`)

test('a story of NewsML-G2 is renewed by a newer version, never by an older one, and a kill takes it out for ever', async () => {
  expect(await importMessage((xml) => xml)).toMatchObject({ result: 'imported' })
  const slug = 'the-first-ferry-left-at-six'
  expect(await publishedBySlug('en', slug)).toMatchObject({ headline: 'The first ferry left at six' })
  expect(await importMessage((xml) => xml)).toMatchObject({ result: 'unchanged' })

  expect(await importMessage(asVersion(10, 'usable', 'The second ferry'))).toMatchObject({ result: 'imported' })
  expect(await publishedBySlug('en', slug)).toMatchObject({ headline: 'The second ferry left at six' })
  const older = await importMessage(asVersion(9, 'usable', 'A late ferry'))
  expect(older).toMatchObject({ result: 'skipped', reason: 'a newer version of it is here' })
  expect(await publishedBySlug('en', slug)).toMatchObject({ headline: 'The second ferry left at six' })

  expect(await importMessage(asVersion(11, 'canceled', 'Kill: the ferry'))).toMatchObject({ result: 'withdrawn' })
  expect(await publishedBySlug('en', slug)).toBeNull()
  expect(await importMessage(asVersion(12, 'usable', 'Again a ferry'))).toMatchObject({ result: 'skipped' })
  expect(await publishedBySlug('en', slug)).toBeNull()
})
