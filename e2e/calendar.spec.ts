import type { Locator, Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import type { Cast } from '#testing/cast.ts'
import { isClean } from './axe.ts'
import { centre, fingerOf } from './dragging.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

const day = '/desk/calendar?view=week&day=2099-06-03' // a Wednesday

test('the mouse drags a story to another day and hour, and Undo brings it back', async ({ galley, as }) => {
  await plan(galley.cast)
  const editor = await as('editor')
  await editor.goto(day)
  await editor.waitForLoadState('networkidle')
  const item = itemIn(editor)
  const [from, to] = [await centre(item), await centre(cellOf(editor, '2099-06-05T11'))]
  await editor.mouse.move(from.x, from.y)
  await editor.mouse.down()
  await editor.mouse.move(from.x + 20, from.y + 10, { steps: 4 })
  await editor.mouse.move(to.x, to.y + 4, { steps: 8 }) // a little below the middle of the hour
  await expect(item).toContainText('11:30') // the time at which it would be dropped
  await editor.mouse.up()
  await expect(editor.getByText('Moved to Fri, 5 Jun 2099, 11:30')).toBeVisible()
  expect(await planned()).toEqual(['2099-06-05T11:30'])
  await editor.getByRole('button', { name: 'Undo' }).click() // it is offered for some seconds
  await expect(editor.getByText('Moved to Wed, 3 Jun 2099, 09:00')).toBeVisible()
  expect(await planned()).toEqual(['2099-06-03T09:00'])
  await isClean(editor, 'the calendar after a move')
})

test('a finger drags a story on a tablet, and the page does not scroll meanwhile', async ({ galley, as }) => {
  await plan(galley.cast)
  const editor = await as('editor')
  await editor.setViewportSize({ width: 820, height: 1180 })
  await editor.goto('/desk/calendar?view=day&day=2099-06-03')
  await editor.waitForLoadState('networkidle')
  const item = itemIn(editor)
  const finger = await fingerOf(editor)
  await finger.press(await centre(item))
  await expect(async () => {
    await finger.tremble()
    await expect(item).toHaveClass(/shadow-popover/, { timeout: 300 }) // after a short press it is grabbed
  }).toPass()
  await expect(async () => {
    const to = await centre(cellOf(editor, '2099-06-03T14')) // anew: the hours scroll while the finger is near their edge
    await finger.moveTo({ x: to.x, y: to.y + 4 })
    await expect(item).toContainText('14:30', { timeout: 1000 })
  }).toPass()
  await finger.lift()
  await expect(editor.getByText('Moved to Wed, 3 Jun 2099, 14:30')).toBeVisible()
  expect(await planned()).toEqual(['2099-06-03T14:30'])
})

test('on a phone the calendar is a list, in which a time is changed by touch, and the focus returns', async ({ galley, as }) => {
  await plan(galley.cast)
  const editor = await as('editor')
  await editor.setViewportSize({ width: 390, height: 844 })
  await editor.goto('/desk/calendar?view=list&day=2099-06-03')
  await editor.waitForLoadState('networkidle')
  const change = editor.getByRole('button', { name: 'Change the time of “The submitted story”' })
  const panel = editor.getByRole('region', { name: 'Publish' })
  await pressUntilOpen(change, panel)
  await panel.getByRole('textbox', { name: 'When' }).fill('4.6.2099 7:45')
  await isClean(editor, 'the time of something in the calendar, on a phone')
  await panel.getByRole('button', { name: 'Save the time' }).click()
  await expect(editor.getByRole('listitem').filter({ hasText: 'The submitted story' })).toContainText('07:45')
  await expect(panel).toBeHidden()
  await expect(change).toBeFocused()

  // The story opens in the page that is there, and another key opens it beside.
  await editor.evaluate(() => Object.assign(window, { isSamePage: true }))
  const link = editor.getByRole('link', { name: 'The submitted story' })
  const [beside] = await Promise.all([editor.context().waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })])
  await beside.close()
  await link.click()
  await expect(editor).toHaveURL(/\/desk\/articles\//)
  expect(await editor.evaluate(() => 'isSamePage' in window)).toBe(true)
})

test('a fortnight with hundreds of things has all of them, of which the server draws the first two hundred', async ({ galley, as }) => {
  const { articles, marta } = galley.cast
  await database()
    .insert(schedules)
    .values(
      Array.from({ length: 230 }, (_, minute) => ({
        ...{ kind: 'take-out' as const, articleId: articles.published, plannedBy: marta.id, zone: 'UTC', wallTime: '2099-06-04T09:00' },
        at: new Date(Date.UTC(2099, 5, 4, 9, minute)),
        ...{ endedAt: new Date(), ending: 'done' as const },
      })),
    )
  const editor = await as('editor')
  const page = '/desk/calendar?view=list&day=2099-06-03'
  expect((await (await editor.request.get(page)).text()).match(/<li class="grid /g)).toHaveLength(200)
  await editor.goto(page)
  await expect(editor.getByRole('main').getByRole('listitem')).toHaveCount(230)
})

async function plan({ marta, articles }: Cast) {
  const seen = { article: 1, draft: 1 }
  const answer = await schedule(marta, { kind: 'publish', articleId: articles.submitted, seen, wallTime: '2099-06-03T09:00', zone: 'UTC' })
  expect(answer.ok).toBe(true)
}

const planned = async (): Promise<string[]> =>
  (await database().select({ wallTime: schedules.wallTime }).from(schedules)).map(({ wallTime }) => wallTime)

const itemIn = (page: Page): Locator => page.getByRole('button', { name: /Publish: The submitted story$/ })
const cellOf = (page: Page, hour: string): Locator => page.locator(`[data-cell="${hour}"]`)
