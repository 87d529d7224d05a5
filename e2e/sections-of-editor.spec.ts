import { database } from '#db/client.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

test('an admin gives an editor one section: elsewhere she reads and comments, and sees no button that she may not press', async ({
  as,
  galley,
}) => {
  test.slow()
  await database()
    .insert(sections)
    .values({ slug: 'culture', name: { en: 'Culture' }, position: 1 })
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await expect(editor.getByRole('button', { name: 'Publish', exact: true })).toBeVisible()

  const admin = await as('admin')
  await admin.goto('/desk/people')
  await pressUntilOpen(admin.getByRole('button', { name: 'Actions for Marta' }), admin.getByRole('menu'))
  await admin.getByRole('menuitem', { name: 'Sections…' }).click()
  const panel = admin.getByRole('region', { name: 'Sections of Marta' })
  await panel.getByText('The whole newsroom', { exact: true }).click()
  await panel.getByText('Culture', { exact: true }).click()
  await isClean(admin, 'sections of an editor')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('The sections of Marta are changed')).toBeVisible()
  await expect(admin.getByRole('row', { name: /Marta/ })).toContainText('Culture')

  await editor.reload()
  await expect(editor.getByText('This story is in a section that you do not look after.')).toBeVisible()
  await expect(editor.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0)
  await isClean(editor, 'a story of another section')
  await editor.goto('/desk/feed')
  await expect(editor).toHaveURL(/section=culture/)
  expect((await editor.goto('/desk/feed?section=war'))?.status()).toBe(404)
  expect((await editor.goto('/desk/taxonomy/sections'))?.status()).toBe(404)
})
