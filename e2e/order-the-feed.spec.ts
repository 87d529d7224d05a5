import type { Page } from '@playwright/test'
import type { Cast } from '#db/cast.ts'
import { machine } from '#newsroom/people/person.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { expect, test } from './fixtures.ts'

test('an editor reorders the feed by keyboard alone, is told each place, and the readers’ page follows', async ({ galley, as, reader }) => {
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

test('two editors at once: both get what they meant, each sees the other’s move, and who comes too late is told', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const [marta, ihor] = [await as('editor'), await as('admin')]
  await Promise.all([openFeed(marta), openFeed(ihor)])
  await Promise.all([
    marta.getByRole('button', { name: 'Move “The published story” up' }).click(),
    choose(ihor, 'The draft story', 'Pin on top'),
  ])
  const both = ['The draft story', 'The submitted story', 'The published story']
  for (const editor of [marta, ihor]) await expect.poll(() => headlinesIn(editor)).toEqual(both)
  await readersSee(reader, both)

  // Ihor's screen hears of nothing for a while, and he moves what Marta has just moved.
  await ihor.route('**/desk/feed/version?*', (route) => route.abort())
  await marta.getByRole('button', { name: 'Move “The published story” up' }).click()
  await expect(marta.getByRole('status')).toHaveText('Moved to 2 of 3')
  await ihor.getByRole('button', { name: 'Move “The published story” up' }).click()
  await expect(ihor.getByRole('status')).toHaveText('Marta moved this story meanwhile. It stays where they put it.')
  for (const editor of [marta, ihor])
    await expect.poll(() => headlinesIn(editor)).toEqual(['The draft story', 'The published story', 'The submitted story'])
  // His history shows that her move has come in, and that news is not said over what went wrong for him.
  await ihor.getByRole('button', { name: 'History' }).click()
  await expect(ihor.getByRole('region', { name: 'History' }).getByText('Marta moved')).toHaveCount(2)
  await expect(ihor.getByRole('status')).toHaveText('Marta moved this story meanwhile. It stays where they put it.')
  await ihor.getByRole('button', { name: 'Move “The submitted story” up' }).click()
  await expect(ihor.getByRole('status')).toHaveText('Moved to 2 of 3')
})

test('what could not be moved goes back to where it was, and the readers’ order is loaded when Galley answers again', async ({
  galley,
  as,
}) => {
  await publishTwoMore(galley.cast)
  const [marta, ihor] = [await as('editor'), await as('admin')]
  await Promise.all([openFeed(marta), openFeed(ihor)])
  const before = await headlinesIn(marta)
  const moveUp = marta.getByRole('button', { name: 'Move “The published story” up' })
  const back = 'Galley answers again. This is the order that readers have; see whether your move is in it.'

  await marta.context().setOffline(true)
  await moveUp.click()
  await expect(marta.getByRole('status')).toHaveText('Galley could not be reached. The order shown may not be that of the readers.')
  expect(await headlinesIn(marta)).toEqual(before)
  await marta.context().setOffline(false)
  await expect(marta.getByRole('status')).toHaveText(back)

  const cookies = await marta.context().cookies()
  await marta.context().clearCookies()
  await moveUp.click()
  await expect(marta.getByRole('status')).toHaveText('You are signed out. Nothing was moved: sign in again.')
  await expect.poll(() => headlinesIn(marta)).toEqual(before)
  await choose(ihor, 'The draft story', 'Pin on top')
  await marta.context().addCookies(cookies)
  await expect(marta.getByRole('status')).toHaveText(back)
  expect(await headlinesIn(marta)).toEqual(['The draft story', 'The submitted story', 'The published story'])
  await moveUp.click()
  await expect(marta.getByRole('status')).toHaveText('Moved to 2 of 3')
})

async function publishTwoMore({ articles }: Cast) {
  for (const articleId of [articles.draft, articles.submitted]) {
    const answer = await publish(machine('e2e'), { articleId, seen: { article: 1, draft: 1 } })
    expect(answer.ok).toBe(true)
  }
}

/** Its first look for news says that the page listens. */
async function openFeed(desk: Page) {
  const listens = desk.waitForResponse('**/desk/feed/version?*')
  await desk.goto('/desk/feed')
  await listens
}

const headlinesIn = (desk: Page): Promise<string[]> =>
  desk
    .getByRole('row')
    .getByText(/^The \w+ story$/)
    .allTextContents()

async function tabInto(desk: Page) {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await desk.evaluate(() => document.activeElement?.getAttribute('role') === 'row')) return
    await desk.keyboard.press('Tab')
  }
  throw new Error('thirty times Tab, and the focus never came to a row')
}

async function choose(desk: Page, headline: string, act: string) {
  await desk.getByRole('button', { name: `More for “${headline}”` }).click()
  await desk.getByRole('menuitem', { name: act }).click()
}

async function readersSee(reader: Page, headlines: string[]) {
  await expect(async () => {
    await reader.goto('/')
    const shown = await reader
      .getByRole('main')
      .getByRole('link', { name: /^The \w+ story$/ })
      .allTextContents()
    expect(shown.map((text) => text.trim())).toEqual(headlines)
  }).toPass()
}
