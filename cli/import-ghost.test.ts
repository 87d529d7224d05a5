import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { imports } from '#db/schema/record.ts'
import { authors } from '#db/schema/taxonomy.ts'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { type ImportOptions, importFiles } from '#newsroom/import/import-files.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { resolveOldPath } from '#newsroom/paper/resolve-old-path.ts'
import { ownInputs } from '#testing/inputs.ts'
import { photo } from '#testing/pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-import-ghost-'))
afterAll(() => rmSync(folder, { recursive: true }))

const site = 'https://old.quay.example'

async function importNow(file: string, more: Partial<ImportOptions> = {}) {
  const items: ImportResult[] = []
  await importFiles(
    [file],
    { as: 'published', language: 'en', site, ...more },
    {
      taken: (answer) => {
        items.push(answer)
      },
      read: () => {},
    },
  )
  return items
}

const count = (items: readonly ImportResult[], result: ImportResult['result']): number =>
  items.filter((item) => item.result === result).length

async function articleFrom(number: number) {
  const [found] = await database()
    .select({ stage: articles.stage, slug: articles.slug, note: articles.note })
    .from(imports)
    .innerJoin(articles, eq(articles.id, imports.articleId))
    .where(eq(imports.source, `ghost:0a1b2c3d-0000-4000-8000-00000000000${number}`))
  return found
}

test('a newspaper moves in from Ghost: readers find its stories, its authors and its old addresses', async () => {
  const file = join(folder, 'quay.json')
  copyFileSync(`${ownInputs}/ghost/quay.json`, file)
  copyFileSync(`${ownInputs}/ghost/redirects.yaml`, join(folder, 'redirects.yaml'))
  const images = join(folder, 'content/images')
  for (const [index, name] of ['2024/05/ferry.jpg', '2024/05/quay.jpg', '2020/01/halyna.jpg'].entries()) {
    mkdirSync(join(images, name, '..'), { recursive: true })
    writeFileSync(
      join(images, name),
      await photo(60 + index, 40)
        .jpeg()
        .toBuffer(),
    )
  }

  const items = await importNow(file)
  expect([count(items, 'imported'), count(items, 'skipped'), count(items, 'failed')]).toEqual([8, 6, 0])

  const ferry = await publishedBySlug('en', 'the-ferry-left-at-six')
  expect(ferry).toMatchObject({
    headline: 'The ferry left at six',
    seoTitle: 'Ferry to the islands leaves at six',
    hero: { alt: 'The ferry at the quay', credit: 'old.quay.example' },
    topics: [{ slug: 'ferries' }, { slug: 'harbour' }],
    authors: [{ slug: 'halyna-kovalenko', biography: { en: 'Halyna has written about boats since 2009.' } }, { slug: 'petro-melnyk' }],
  })
  expect(ferry?.authors[0]?.portrait).not.toBeNull()
  expect(ferry?.body.content.filter(({ type }) => type === 'picture')).toMatchObject([{ attrs: { alt: 'The quay at dawn' } }])

  const moved = { movedTo: { language: 'en', slug: 'the-ferry-left-at-six' } }
  for (const old of ['/the-ferry-left-at-six', '/the-ferry-left-at-six/amp', '/ferry', '/2018/boats.html'])
    expect(await resolveOldPath(old)).toMatchObject(moved)
  expect(await resolveOldPath('/old-tides')).toMatchObject({ movedTo: { slug: 'tide-tables' } })

  for (const number of [5, 6, 7, 8]) expect(await articleFrom(number)).toMatchObject({ stage: 'draft' })
  expect(await resolveOldPath('/the-budget')).toBe('nowhere')
  expect(await publishedBySlug('en', 'the-budget')).toBeNull()
  expect((await articleFrom(5))?.note).toMatch(/only paying members/)
  const budget = items.find(({ source }) => source.endsWith('-000000000005'))
  expect(budget?.losses).toContain('kept as a draft: only paying members could read it')

  const again = await importNow(file)
  expect([count(again, 'unchanged'), count(again, 'imported')]).toEqual([8, 0])
  writeFileSync(join(folder, 'redirects.yaml'), '301:\n  /quay: /about/\n')
  expect(count(await importNow(file), 'imported')).toBe(3)
  expect(await resolveOldPath('/quay')).toMatchObject({ movedTo: { slug: 'about' } })
}, 120_000)

test('an author whom the newsroom knows keeps what the newsroom says', async () => {
  await database()
    .insert(authors)
    .values({ slug: 'ada-kivi', name: { en: 'Ada Kivi' }, biography: { en: 'Ours' } })
  const file = join(folder, 'known.json')
  const users = [
    { id: 1, name: 'Ada Kivi', bio: 'Theirs' },
    { id: 2, name: 'New Person', bio: 'Fresh' },
  ]
  const posts = users.map(({ id }) => ({
    id,
    uuid: `known-${id}`,
    title: `Known ${id}`,
    html: '<p>x</p>',
    status: 'published',
    author_id: id,
  }))
  writeFileSync(file, JSON.stringify({ meta: {}, data: { posts, users } }))
  expect(count(await importNow(file), 'imported')).toBe(2)
  const biographyOf = async (slug: string) =>
    (await database().select({ biography: authors.biography }).from(authors).where(eq(authors.slug, slug)))[0]?.biography
  expect([await biographyOf('ada-kivi'), await biographyOf('new-person')]).toEqual([{ en: 'Ours' }, { en: 'Fresh' }])
})
