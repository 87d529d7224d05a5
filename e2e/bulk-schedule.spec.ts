import { asc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

test('an editor schedules three stories from the list by keyboard, in an order of their own, and undoes it', async ({ galley, as }) => {
  const { articles } = galley.cast
  const editor = await as('editor')
  await editor.goto('/desk?scope=all')
  const bar = editor.getByRole('region', { name: 'Selected stories' })
  const select = (headline: string) => editor.getByRole('checkbox', { name: `Select “${headline}”` }).press('Space')
  await expect(async () => {
    const first = editor.getByRole('checkbox', { name: 'Select “The draft story”' })
    if (!(await first.isChecked())) await first.press('Space')
    await expect(bar).toContainText('1 story selected', { timeout: 1_000 })
  }).toPass()
  for (const headline of ['The submitted story', 'The unpublished story', 'The published story']) await select(headline)
  await expect(bar).toContainText('4 stories selected')
  await bar.getByRole('button', { name: 'Schedule…' }).press('Enter')
  const panel = bar.getByRole('region', { name: 'Schedule the selected stories' })
  await expect(panel.getByLabel('When', { exact: true })).toBeFocused()
  await editor.keyboard.type('tomorrow 6:00')
  await expect(panel.getByRole('button', { name: /^Schedule for / })).toBeEnabled()
  const order = panel.getByRole('list', { name: 'The order of that minute' }).getByRole('listitem')
  await expect(order).toHaveCount(4)
  const [second] = (await order.allTextContents()).slice(1)
  await order
    .nth(1)
    .getByRole('button', { name: /^Move .* up$/ })
    .press('Enter')
  await expect(order.first()).toHaveText(`1${second?.slice(1)}`)
  await isClean(editor, 'schedule selected stories')
  await editor.setViewportSize({ width: 390, height: 844 })
  expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await editor.setViewportSize({ width: 1280, height: 800 })
  const chosen = (await order.allTextContents()).map((text) => text.slice(3))

  await panel.getByRole('button', { name: /^Schedule for / }).press('Enter')
  const done = editor.getByRole('region', { name: 'Done for 3 stories' })
  await expect(done).toContainText('The published story')
  await expect(done).toContainText('Readers have exactly this already.')
  const planned = await database()
    .select({ articleId: schedules.articleId, at: schedules.at })
    .from(schedules)
    .orderBy(asc(schedules.at), asc(schedules.id))
  const names = new Map([
    [articles.draft, 'The draft story'],
    [articles.submitted, 'The submitted story'],
    [articles.unpublished, 'The unpublished story'],
  ])
  expect(planned.map(({ articleId }) => names.get(articleId ?? ''))).toEqual(chosen.filter((name) => name !== 'The published story'))
  expect(new Set(planned.map(({ at }) => at.getTime())).size).toBe(1)

  await done.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(editor.getByRole('region', { name: 'Undone for 3 stories' })).toBeVisible()
  expect(await database().$count(schedules, eq(schedules.ending, 'cancelled'))).toBe(3)
})

test('an editor schedules one story from the menu of its row, and the menu then leads to where its time is changed', async ({
  galley,
  as,
}) => {
  const { articles } = galley.cast
  const editor = await as('editor')
  await editor.goto('/desk?scope=all')
  const more = editor.getByRole('button', { name: 'More for “The submitted story”' })
  await pressUntilOpen(more, editor.getByRole('menu'))
  await isClean(editor, 'the menu of a story in a list')
  await editor.getByRole('menuitem', { name: 'Schedule…' }).press('Enter')
  const bar = editor.getByRole('region', { name: 'Selected stories', exact: true })
  await expect(bar).toContainText('1 story selected')
  const panel = bar.getByRole('region', { name: 'Schedule the selected stories' })
  await panel.getByLabel('When', { exact: true }).fill('tomorrow 6:00')
  await panel.getByRole('button', { name: /^Schedule for / }).press('Enter')
  await expect(editor.getByRole('region', { name: 'Done for 1 story' })).toBeVisible()
  expect(await database().select({ articleId: schedules.articleId }).from(schedules)).toEqual([{ articleId: articles.submitted }])
  await pressUntilOpen(more, editor.getByRole('menu'))
  await expect(editor.getByRole('menuitem', { name: 'Schedule…' })).toHaveCount(0)
  await expect(editor.getByRole('menuitem', { name: 'Change the time…' })).toHaveAttribute('href', `/desk/articles/${articles.submitted}`)
})
