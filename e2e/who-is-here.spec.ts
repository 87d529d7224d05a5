import type { Locator } from '@playwright/test'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { fillLine, openStory, text, write } from './writing.ts'

test('two who have one story open see each other, and the list says who is in it', async ({ galley, as }) => {
  const [journalist, editor, list] = [await as('journalist'), await as('editor'), await as('editor')]
  const address = `/desk/articles/${galley.cast.articles.draft}`
  await list.goto('/desk?scope=all')
  await journalist.goto(address)
  await expect(list.getByText('Olena has it open')).toBeAttached()
  await editor.goto(address)
  await expect(journalist.getByText('Also here: Marta')).toBeAttached()
  await expect(editor.getByText('Also here: Olena')).toBeAttached()
  await editor.goto('/desk')
  await expect(journalist.getByText('Also here:')).not.toBeAttached()
  await journalist.context().close()
  await expect(list.getByText('has it open')).toHaveCount(0)
})

test('two who write see each other’s caret and selection, and a press leads to it', async ({ galley, as }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await openStory(editor, galley.cast.articles.draft)
  await editor.getByText('Text of the draft story').click()
  await editor.keyboard.press('Home')
  const caret = journalist.locator('.caret')
  await expect(caret).toHaveAttribute('data-name', 'Marta')
  await isClean(journalist, 'a story with a colleague’s caret')

  await editor.keyboard.type('New: ')
  await expect(text(journalist)).toContainText('New: Text of the draft story.')
  await expect.poll(() => before(caret)).toBe('New: ')
  // What one types oneself moves the colleague's caret along, and the colleague's words come after one's own caret.
  await write(journalist, ' The end.')
  await expect(text(editor)).toContainText('New: Text of the draft story. The end.')
  await expect.poll(() => before(editor.locator('.caret'))).toBe('New: Text of the draft story. The end.')
  await editor.keyboard.press('Shift+Home')
  await expect(journalist.locator('.caret-selection')).toHaveText('New: ')
  await journalist.getByRole('button', { name: 'Follow Marta' }).click()
  await expect(journalist.locator('.caret-selection')).toBeInViewport()

  await editor.context().close()
  await expect(caret).toHaveCount(0)
})

test('who follows a colleague sees where she writes until they look elsewhere, and later when she was here', async ({ galley, as }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await openStory(editor, galley.cast.articles.draft)
  await write(editor, ' One line.')
  for (let line = 1; line <= 40; line += 1) await editor.keyboard.press('Enter')
  await editor.keyboard.type('The last line')
  const [last, caret] = [journalist.getByText('The last line'), journalist.locator('.caret')]
  await expect(last).toBeAttached()
  await journalist.mouse.wheel(0, -10_000)
  await expect(last).not.toBeInViewport()
  await journalist.getByRole('button', { name: 'Follow Marta' }).click()
  await expect(journalist.getByText('Following Marta')).toBeVisible()
  await expect(last).toBeInViewport()
  await editor.getByText('One line.').click()
  await expect(journalist.getByText('One line.')).toBeInViewport()
  await expect(last).not.toBeInViewport()

  await journalist.keyboard.press('Escape')
  await expect(journalist.getByText('Following Marta')).toHaveCount(0)
  await editor.getByText('The last line').click()
  await expect.poll(() => before(caret)).toContain('The last line')
  await expect(last).not.toBeInViewport()
  await editor.context().close()
  await journalist.reload()
  await expect(journalist.getByText(/^Marta wrote here /)).toBeVisible()
})

/** The words of the block before a caret. */
const before = (caret: Locator) =>
  caret.evaluate((element) => {
    if (!element.parentElement) return '' // drawn anew meanwhile
    const range = document.createRange()
    range.selectNodeContents(element.parentElement)
    range.setEndBefore(element)
    return range.toString()
  })

test('a list follows a change at once by the channel, and by asking where the channel is blocked', async ({ galley, as }) => {
  const [told, asking, journalist] = [await as('editor'), await as('editor'), await as('journalist')]
  await asking.routeWebSocket('**/channel', (socket) => socket.close())
  for (const list of [told, asking]) await list.goto('/desk?scope=all')
  await journalist.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await fillLine(journalist, 'The ferry sails again')
  await expect(told.getByText('The ferry sails again')).toBeVisible()
  await expect(asking.getByText('The ferry sails again')).toBeVisible({ timeout: 15_000 })
  await expect(asking.getByText('Live updates paused')).toBeAttached({ timeout: 15_000 })
  await expect(told.getByText('Live updates paused')).not.toBeAttached()
})
