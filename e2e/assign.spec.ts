import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'
import { address } from './writing.ts'

test('an admin gives two stories to an editor from the list; she sees them at once, is told, and sets a deadline that the calendar moves', async ({
  galley,
  as,
}) => {
  test.slow()
  const { articles: ids, marta } = galley.cast
  const [admin, editor, journalist] = [await as('admin'), await as('editor'), await as('journalist')]
  await editor.goto('/desk?scope=assigned')
  await expect(editor.getByText('Nothing is assigned to you')).toBeVisible()

  // By keyboard alone, from the bar of the selected stories.
  await admin.goto('/desk?scope=all')
  const bar = admin.getByRole('region', { name: 'Selected stories' })
  for (const [count, headline] of ['The draft story', 'The submitted story'].entries())
    await expect(async () => {
      const box = admin.getByRole('checkbox', { name: `Select “${headline}”` })
      if (!(await box.isChecked())) await box.press('Space')
      await expect(bar).toContainText(`${count + 1} stor`, { timeout: 1_000 })
    }).toPass()
  const panel = bar.getByRole('region', { name: 'Assign an editor' })
  await pressUntilOpen(bar.getByRole('button', { name: 'Editor…' }), panel)
  await panel.getByRole('button', { name: /Editor$/ }).press('ArrowDown')
  await admin.getByRole('option', { name: 'Marta' }).click()
  await isClean(admin, 'assign an editor to selected stories')
  await panel.getByRole('button', { name: 'Assign', exact: true }).press('Enter')
  await expect(admin.getByRole('region', { name: 'Done for 2 stories' })).toBeVisible()
  await expect(admin.getByRole('listitem').filter({ hasText: 'Editor: Marta' })).toHaveCount(2)

  // The open list of the editor follows by itself, and she is told.
  const mine = editor.getByRole('list', { name: 'Assigned to me' }).getByRole('listitem')
  await expect(mine).toHaveCount(2)
  await editor.goto('/desk/notices')
  await expect(editor.getByText('Ihor made you the editor of a story')).toHaveCount(2)

  // The deadline, in the details of the story.
  await editor.goto(address(ids.draft))
  const group = editor.getByRole('region', { name: 'Editor and deadline' })
  await expect(group.getByRole('button', { name: /^Marta/ })).toBeVisible()
  const form = group.getByRole('form', { name: 'Deadline' })
  await pressUntilOpen(group.getByRole('button', { name: 'Set a deadline…' }), form)
  await expect(form.getByLabel('When', { exact: true })).toBeFocused()
  await editor.keyboard.type('4.6.2099 18:00')
  await isClean(editor, 'the form of a deadline')
  await form.getByRole('button', { name: 'Save the deadline' }).press('Enter')
  await expect(group).toContainText('Deadline: 4 Jun 2099, 18:00')
  expect(await deadlineOf(ids.draft)).toBe('2099-06-04T18:00')

  // Its writer sees both, and has no button for either.
  await journalist.goto(address(ids.draft))
  const seen = journalist.getByRole('region', { name: 'Editor and deadline' })
  await expect(seen).toContainText('Editor: Marta')
  await expect(seen).toContainText('Deadline: 4 Jun 2099, 18:00')
  await expect(seen.getByRole('button')).toHaveCount(0)

  // In the calendar, keys move it like a schedule.
  await editor.goto('/desk/calendar?view=week&day=2099-06-03')
  await editor.waitForLoadState('networkidle')
  const item = editor.locator('[data-cell] [data-item]').filter({ hasText: 'The draft story' })
  await item.focus()
  await editor.keyboard.press('ArrowRight')
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('Moved to Fri, 5 Jun 2099, 18:15')).toBeVisible()
  expect(await deadlineOf(ids.draft)).toBe('2099-06-05T18:15')

  // One that is over says so in words; then it is cleared, and the story is nobody's.
  await database()
    .update(articles)
    .set({ deadlineAt: new Date('2020-01-01T10:00Z') })
    .where(eq(articles.id, ids.draft))
  await admin.goto('/desk?scope=all')
  const row = admin.getByRole('listitem').filter({ hasText: 'The draft story' })
  await expect(row).toContainText('Overdue: 1 Jan 2020')
  await isClean(admin, 'a story that is overdue, in the list')
  await admin.goto(address(ids.draft))
  const adminGroup = admin.getByRole('region', { name: 'Editor and deadline' })
  await pressUntilOpen(adminGroup.getByRole('button', { name: 'Move the deadline…' }), adminGroup.getByRole('form'))
  await adminGroup.getByRole('button', { name: 'Clear the deadline' }).click()
  await expect(adminGroup).toContainText('No deadline.')
  await adminGroup.getByRole('button', { name: 'Assign to me' }).click()
  await expect.poll(() => editorOf(ids.draft)).not.toBe(marta.id)
  await expect(adminGroup.getByRole('button', { name: /^Ihor/ })).toBeVisible()
})

const storyOf = async (id: string) => (await database().select().from(articles).where(eq(articles.id, id)))[0]
const deadlineOf = async (id: string) => (await storyOf(id))?.deadlineWall
const editorOf = async (id: string) => (await storyOf(id))?.editorId
