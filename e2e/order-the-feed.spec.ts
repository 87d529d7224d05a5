import type { Locator, Page } from '@playwright/test'
import { centre, fingerOf } from './dragging.ts'
import { choose, headlinesIn, openFeed, publishTwoMore, readersSee, tabInto } from './feed-desk.ts'
import { expect, test } from './fixtures.ts'

test('an editor reorders the feed by keyboard alone, each place is announced, and the readers’ page follows', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await openFeed(editor)
  expect(await headlinesIn(editor)).toEqual(['The submitted story', 'The draft story', 'The published story'])

  await tabInto(editor)
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('Alt+Home')
  await expect(editor.getByRole('status')).toHaveText('Moved to 1 of 3')
  await readersSee(reader, ['The published story', 'The submitted story', 'The draft story'])

  await editor.keyboard.press('Alt+ArrowDown')
  await expect(editor.getByRole('status')).toHaveText('Moved to 2 of 3')
  expect(await headlinesIn(editor)).toEqual(['The submitted story', 'The published story', 'The draft story'])
  await readersSee(reader, ['The submitted story', 'The published story', 'The draft story'])

  await editor.getByRole('button', { name: 'Undo', exact: true }).focus()
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('status')).toHaveText('Undone: it is at 1 of 3')
  await readersSee(reader, ['The published story', 'The submitted story', 'The draft story'])
})

test('two editors at once: both moves succeed, each sees the other’s move, and a late move of the same story is refused', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const [marta, ihor] = [await as('editor'), await as('admin')]
  await Promise.all([openFeed(marta), openFeed(ihor)])
  await Promise.all([choose(marta, 'The published story', 'Move to top'), choose(ihor, 'The draft story', 'Pin on top')])
  const both = ['The draft story', 'The published story', 'The submitted story']
  for (const editor of [marta, ihor]) await expect.poll(() => headlinesIn(editor)).toEqual(both)
  await readersSee(reader, both)

  // Ihor's page gets no updates for a while, and he moves the story that Marta has just moved.
  await ihor.route('**/desk/feed/version?*', (route) => route.abort())
  await moveUp(marta, 'The submitted story')
  await expect(marta.getByRole('status')).toHaveText('Moved to 2 of 3')
  await moveUp(ihor, 'The submitted story')
  await expect(ihor.getByRole('status')).toHaveText('Marta moved this story in the meantime. It stays where they put it.')
  for (const editor of [marta, ihor])
    await expect.poll(() => headlinesIn(editor)).toEqual(['The draft story', 'The submitted story', 'The published story'])
  // His history shows that her move has arrived; that news does not replace the message about his failed move.
  await ihor.getByRole('button', { name: 'History' }).click()
  await expect(ihor.getByRole('region', { name: 'History' }).getByText('Marta moved')).toHaveCount(2)
  await expect(ihor.getByRole('status')).toHaveText('Marta moved this story in the meantime. It stays where they put it.')
  await moveUp(ihor, 'The published story')
  await expect(ihor.getByRole('status')).toHaveText('Moved to 2 of 3')
})

test('a failed move is reverted, and the readers’ order is loaded when Galley answers again', async ({ galley, as }) => {
  await publishTwoMore(galley.cast)
  const [marta, ihor] = [await as('editor'), await as('admin')]
  await Promise.all([openFeed(marta), openFeed(ihor)])
  const before = await headlinesIn(marta)
  const back = 'Connected again. This is the order that readers have; check whether your move is in it.'

  await marta.context().setOffline(true)
  await moveUp(marta, 'The published story')
  await expect(marta.getByRole('status')).toHaveText('Galley could not be reached. The order shown may not be that of the readers.')
  expect(await headlinesIn(marta)).toEqual(before)
  await marta.context().setOffline(false)
  await expect(marta.getByRole('status')).toHaveText(back)

  const cookies = await marta.context().cookies()
  await marta.context().clearCookies()
  await moveUp(marta, 'The published story')
  await expect(marta.getByRole('status')).toHaveText('You are signed out. Nothing was moved: sign in again.')
  await expect.poll(() => headlinesIn(marta)).toEqual(before)
  await choose(ihor, 'The draft story', 'Pin on top')
  await marta.context().addCookies(cookies)
  await expect(marta.getByRole('status')).toHaveText(back)
  expect(await headlinesIn(marta)).toEqual(['The draft story', 'The submitted story', 'The published story'])
  await moveUp(marta, 'The published story')
  await expect(marta.getByRole('status')).toHaveText('Moved to 2 of 3')
})

test('a dragged row follows the mouse, shows its new place, and is pinned when dropped among the pinned', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await openFeed(editor)
  await choose(editor, 'The submitted story', 'Pin on top')
  await expect(editor.getByRole('status')).toHaveText('Pinned, 1 of 3')

  const [held, first] = [await middleOf(editor, 'The published story'), await middleOf(editor, 'The submitted story')]
  await editor.mouse.move(held.x, held.y)
  await editor.mouse.down()
  await editor.mouse.move(held.x, held.y - 20, { steps: 4 })
  await editor.mouse.move(held.x, first.y - 4, { steps: 8 })
  await expect(row(editor, 'The published story').getByText('Pin here')).toBeVisible()
  // The other rows have made room: the first story has moved.
  await expect.poll(async () => (await middleOf(editor, 'The submitted story')).y).toBeGreaterThan(first.y + 10)
  await editor.mouse.up()
  await expect(editor.getByRole('status')).toHaveText('Pinned at 1 of 3')
  await readersSee(reader, ['The published story', 'The submitted story', 'The draft story'])

  await editor.keyboard.press('Control+z')
  await expect(editor.getByRole('status')).toHaveText(/^Undone/)
  await readersSee(reader, ['The submitted story', 'The draft story', 'The published story'])
})

test('on a phone a finger drags a row, and repeated taps on one place move the same story', async ({ galley, as, reader }) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await editor.setViewportSize({ width: 390, height: 844 })
  await openFeed(editor)
  const up = await pickUp(editor, 'The published story')
  const spot = await centre(up)
  for (const place of ['Moved to 2 of 3', 'Moved to 1 of 3']) {
    await editor.mouse.click(spot.x, spot.y)
    await expect(editor.getByRole('status')).toHaveText(place)
  }
  await editor.mouse.click(spot.x, spot.y)
  await expect(editor.getByRole('status')).toHaveText('It is already on top')
  await readersSee(reader, ['The published story', 'The submitted story', 'The draft story'])
  await editor.getByRole('button', { name: 'Done' }).click()

  const finger = await fingerOf(editor)
  // A finger that rests on a button presses it, and drags nothing.
  await finger.press(await centre(row(editor, 'The draft story').getByRole('button', { name: 'Move “The draft story”' })))
  await editor.waitForTimeout(400)
  await finger.tremble()
  await finger.lift()
  await expect(editor.getByRole('region', { name: 'Move “The draft story”' })).toBeVisible()
  await editor.getByRole('button', { name: 'Done' }).click()

  await finger.press(await middleOf(editor, 'The published story'))
  await expect(async () => {
    // After a short press the row is grabbed and follows the finger.
    await finger.tremble()
    await expect(row(editor, 'The published story').locator('.cursor-grabbing')).toBeVisible({ timeout: 300 })
  }).toPass()
  const to = await middleOf(editor, 'The draft story')
  await finger.moveTo({ x: to.x, y: to.y + 4 })
  await finger.lift()
  await expect(editor.getByRole('status')).toHaveText('Moved to 3 of 3')
  await readersSee(reader, ['The submitted story', 'The draft story', 'The published story'])
})

const row = (desk: Page, headline: string) => desk.getByRole('row').filter({ hasText: headline })

/** The position of a headline on the screen; it depends on the content of the row. */
const middleOf = (desk: Page, headline: string) => centre(row(desk, headline).getByRole('link', { name: headline }))

/** Opens the move bar for a story; its button Up does not move. */
async function pickUp(desk: Page, headline: string): Promise<Locator> {
  const bar = desk.getByRole('region', { name: `Move “${headline}”` })
  if (!(await bar.isVisible())) await desk.getByRole('button', { name: `Move “${headline}”`, exact: true }).click()
  return bar.getByRole('button', { name: 'Up' })
}

const moveUp = async (desk: Page, headline: string) => (await pickUp(desk, headline)).click()
