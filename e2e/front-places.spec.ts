import type { Locator, Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { centre, fingerOf } from './dragging.ts'
import { openFeed, publishTwoMore, readersSee, tabInto } from './feed-desk.ts'
import { expect, test } from './fixtures.ts'

const first = ['The submitted story', 'The draft story', 'The published story']

test('an editor draws the front: a story dragged into the lead is pinned there, one dragged below a place that is not pinned is not', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await openFeed(editor)
  await chooseShape(editor, 'Lead, row of two')
  await expect.poll(() => placesIn(editor)).toEqual(first)
  await isClean(editor, 'the drawn page')

  await drag(editor, await rowOf(editor, 'The published story'), placeIn(editor, 'Lead'), 'Pin here')
  await expect(editor.getByRole('status')).toHaveText('Pinned at 1 of 3')
  await expect.poll(() => placesIn(editor)).toEqual(['The published story', 'The submitted story', 'The draft story'])
  await expect(placeIn(editor, 'Lead')).toContainText('pinned, stays here')
  await expect(placeIn(editor, 'Row, place 1')).toContainText('a new story can take this place')
  await readersSee(reader, ['The published story', 'The submitted story', 'The draft story'])

  // Out of a place of the drawing into another one.
  await drag(editor, placeIn(editor, 'Row, place 1').getByText('The submitted story'), placeIn(editor, 'Row, place 2'), 'Move here')
  await expect(editor.getByRole('status')).toHaveText('Moved to 3 of 3')
  await readersSee(reader, ['The published story', 'The draft story', 'The submitted story'])

  // Each drop is one move, with one undo.
  await editor.keyboard.press('Control+z')
  await expect(editor.getByRole('status')).toHaveText(/^Undone/)
  await expect.poll(() => placesIn(editor)).toEqual(['The published story', 'The submitted story', 'The draft story'])

  // Unpinned again, it goes back to where it was.
  await placeIn(editor, 'Lead').getByRole('button', { name: 'Pin “The published story” here', pressed: true }).click()
  await expect.poll(() => placesIn(editor)).toEqual(first)
})

test('the front’s places are filled by keyboard alone, and kept', async ({ galley, as, reader }) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await openFeed(editor)
  await chooseShape(editor, 'Lead, row of two')
  await tabInto(editor)
  for (const key of ['ArrowDown', 'ArrowDown']) await editor.keyboard.press(key)
  const menu = editor.getByRole('button', { name: 'More for “The published story”' })
  await expect(async () => {
    await editor.keyboard.press('ArrowRight') // from the row to its link and its buttons
    await expect(menu).toBeFocused({ timeout: 300 })
  }).toPass()
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('menuitem', { name: 'Put in the lead' })).toBeFocused()
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('Enter')
  await expect.poll(() => placesIn(editor)).toEqual(['The submitted story', 'The published story', 'The draft story'])
  await expect(editor.getByRole('status')).toHaveText('Moved to 2 of 3')

  // Pinned with what stands before it, so that nothing new pushes it down.
  await editor.getByRole('button', { name: 'Pin “The published story” here, and the stories before it' }).focus()
  await editor.keyboard.press('Enter')
  await expect(placeIn(editor, 'Row, place 1')).toContainText('pinned, stays here')
  await expect(placeIn(editor, 'Lead')).toContainText('pinned, stays here')
  await readersSee(reader, ['The submitted story', 'The published story', 'The draft story'])

  // On a phone the headlines of the row have its width.
  await reader.setViewportSize({ width: 390, height: 844 })
  for (const headline of await reader.locator('.row h4').all()) expect((await headline.boundingBox())?.width).toBeGreaterThan(240)
})

test('on a phone a finger puts a story into the place that the wire keeps for a lead', async ({ galley, as, reader }) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  await editor.setViewportSize({ width: 390, height: 844 })
  await openFeed(editor)
  await expect(placeIn(editor, 'Lead')).toContainText('Empty')
  const row = await rowOf(editor, 'The published story')
  const finger = await fingerOf(editor)
  await finger.press(await centre(row))
  await expect(async () => {
    await finger.tremble() // after a short press the row is grabbed
    await expect(editor.locator('.cursor-grabbing')).toBeVisible({ timeout: 300 })
  }).toPass()
  await finger.moveTo(await centre(placeIn(editor, 'Lead')))
  await expect(placeIn(editor, 'Lead')).toContainText('Pin here')
  await finger.lift()
  await expect(editor.getByRole('status')).toHaveText('Pinned at 1 of 3')
  await expect(placeIn(editor, 'Lead')).toContainText('The published story')
  await expect(async () => {
    await reader.goto('/')
    await expect(reader.locator('.lead h4')).toHaveText('The published story', { timeout: 500 })
  }).toPass()
})

const drawing = (desk: Page): Locator => desk.getByRole('region', { name: 'The top of the page' })
const placeIn = (desk: Page, name: string): Locator =>
  drawing(desk)
    .getByRole('listitem')
    .filter({ has: desk.getByText(name, { exact: true }) })
const placesIn = (desk: Page): Promise<string[]> =>
  drawing(desk)
    .getByText(/^The \w+ story$/)
    .allTextContents()
const rowOf = async (desk: Page, headline: string): Promise<Locator> => desk.getByRole('row').getByRole('link', { name: headline })

async function chooseShape(desk: Page, name: string) {
  await desk.getByRole('button', { name: 'Shape' }).click()
  await desk.getByRole('radio', { name, exact: true }).click({ force: true })
  await expect(desk.getByRole('status')).toHaveText('The shape was changed')
  await desk.getByRole('button', { name: 'Close' }).click()
}

/** Drags by the mouse; over the place it says what will happen. */
async function drag(desk: Page, what: Locator, place: Locator, said: string) {
  const [from, to] = [await centre(what), await centre(place)]
  await desk.mouse.move(from.x, from.y)
  await desk.mouse.down()
  await desk.mouse.move(from.x, from.y - 12, { steps: 4 })
  await desk.mouse.move(to.x, to.y, { steps: 8 })
  await expect(place).toContainText(said)
  await desk.mouse.up()
}
