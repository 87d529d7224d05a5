import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'
import { importFiles } from '#newsroom/import/import-files.ts'
import { ownInputs } from '#testing/inputs.ts'
import { photo } from '#testing/pictures.ts'
import { expect, test } from './fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-move-in-'))
test.afterAll(() => rmSync(folder, { recursive: true }))

/** An export of Ghost with its redirects and two of its pictures, as its technician unpacks them. */
async function unpackExport(): Promise<string> {
  const file = join(folder, 'quay.json')
  for (const name of ['quay.json', 'redirects.yaml']) copyFileSync(`${ownInputs}/ghost/${name}`, join(folder, name))
  for (const name of ['2024/05/ferry.jpg', '2024/05/quay.jpg']) {
    const path = join(folder, 'content/images', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      await photo(name.length + 200, 150)
        .jpeg()
        .toBuffer(),
    )
  }
  return file
}

test('a newspaper moves in from Ghost: readers find its stories, at their old addresses too, and members’ stories stay closed', async ({
  galley: { url },
  as,
  reader,
}) => {
  test.setTimeout(120_000)
  const items: ImportResult[] = []
  const take = (answer: ImportResult) => {
    items.push(answer)
  }
  const site = 'https://old.quay.example'
  await importFiles([await unpackExport()], { as: 'published', language: 'en', site }, { taken: take, read: () => {} })
  expect(items.filter(({ result }) => result === 'imported')).toHaveLength(8)
  expect(items.filter(({ result }) => result === 'failed')).toEqual([])

  await reader.goto(`${url}/the-ferry-left-at-six/`)
  await expect(reader).toHaveURL(`${url}/news/the-ferry-left-at-six`)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The ferry left at six')
  await expect(reader.getByRole('img', { name: 'The quay at dawn' })).toBeVisible()
  await expect(reader.getByText('Only for members.')).toHaveCount(0)
  await reader.getByRole('link', { name: 'tide tables', exact: true }).click()
  await expect(reader).toHaveURL(`${url}/news/tide-tables`)

  await reader.goto(`${url}/2018/boats.html`)
  await expect(reader).toHaveURL(`${url}/news/the-ferry-left-at-six`)
  await reader.getByRole('link', { name: 'Halyna Kovalenko' }).first().click()
  await expect(reader.getByText('Halyna has written about boats since 2009.')).toBeVisible()

  for (const closed of ['/the-budget/', '/news/the-budget']) expect((await reader.goto(`${url}${closed}`))?.status()).toBe(404)
  const editor = await as('editor')
  await editor.goto('/desk?scope=all')
  await editor.getByRole('link', { name: 'For our members: the budget' }).first().click()
  await expect(editor.getByText('On its old site, only paying members could read it.').first()).toBeVisible()
})
