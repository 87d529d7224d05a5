import { readFile } from 'node:fs/promises'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory } from './press.ts'

test('an editor finds out who unpublished a story, and takes the log home as a file', async ({ galley, as }) => {
  test.slow()
  const { cast } = galley
  await transaction(async (tx) => {
    for (let number = 0; number < 60; number += 1)
      await record(tx, cast.olena, 'add-steps', { kind: 'article', id: cast.articles.draft }, { number })
  })
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${cast.articles.published}`)
  await chooseForStory(editor, 'Unpublish…')
  await editor.getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect(editor.getByRole('region', { name: 'Unpublished' })).toBeVisible()

  await editor.goto('/desk')
  await editor.getByRole('link', { name: 'Audit' }).click()
  const rows = editor.getByRole('list', { name: 'Audit' }).getByRole('listitem')
  await expect(rows.first()).toContainText('Unpublished')
  await expect(rows.first()).toContainText('The published story')
  await expect(rows).toHaveCount(50)
  await isClean(editor, 'audit')
  await editor.getByRole('link', { name: 'Older' }).click()
  await expect(rows).toHaveCount(11)

  await editor.goto('/desk/audit')
  await expect(async () => {
    // A choice leads to another page at once, which may be slow to come: then it is not made again.
    if (editor.url().includes('person=')) return
    await editor.getByRole('combobox', { name: 'Person' }).fill('Mar')
    await editor.getByRole('option', { name: 'Marta' }).click({ timeout: 1500 })
  }).toPass()
  await expect(rows).toHaveCount(1)
  await expect(editor).toHaveURL(/person=/)
  const download = editor.waitForEvent('download')
  await editor.getByRole('button', { name: 'CSV' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file.trim().split('\r\n')).toHaveLength(3)
  expect(file).toContain(',unpublish,article,')
  expect(file, 'the export itself').toContain(',export-audit,newsroom,')

  await editor.getByRole('button', { name: 'Person: Marta. Show all' }).click()
  await expect(rows).toHaveCount(50)
  await editor.getByRole('button', { name: /^Act|Any act/ }).click()
  await editor.getByRole('option', { name: 'Unpublished', exact: true }).click()
  await expect(rows).toHaveCount(1)
})

test('a journalist has no audit', async ({ as }) => {
  const journalist = await as('journalist')
  expect((await journalist.goto('/desk/audit'))?.status()).toBe(404)
  await expect(journalist.getByRole('link', { name: 'Audit' })).toHaveCount(0)
})
