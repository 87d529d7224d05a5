import type { Locator } from '@playwright/test'
import { liveStory } from '#testing/live-story.ts'
import { isClean } from './axe.ts'
import { choose, headlinesIn, openFeed, publishTwoMore, readersSee, tabInto } from './feed-desk.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './press.ts'

test('two editors arrange tomorrow’s front and launch it', async ({ galley, as, reader }) => {
  await publishTwoMore(galley.cast)
  const [marta, ihor] = [await as('editor'), await as('admin')]
  await Promise.all([openFeed(marta), openFeed(ihor)])
  const today = ['The submitted story', 'The draft story', 'The published story']
  await readersSee(reader, today)

  // Marta begins the draft order; Ihor follows her there, and each sees that the other is here.
  await marta.getByRole('button', { name: 'Begin a draft order' }).click()
  await expect(marta.getByRole('button', { name: 'Launch now…' })).toBeVisible()
  await ihor.goto('/desk/feed?language=en&draft=1')
  await expect(ihor.getByRole('button', { name: 'Launch now…' })).toBeVisible()
  await expect(marta.getByText(/Ihor/)).toBeVisible()

  // Both move; each sees the other's move, and readers see neither.
  await choose(marta, 'The published story', 'Move to top')
  await choose(ihor, 'The draft story', 'Pin on top')
  const tomorrow = ['The draft story', 'The published story', 'The submitted story']
  for (const editor of [marta, ihor]) await expect.poll(() => headlinesIn(editor)).toEqual(tomorrow)
  await readersSee(reader, today)

  // The shape and what a story is called are part of it.
  await marta.getByRole('button', { name: 'Shape' }).click()
  await marta.getByRole('radio', { name: 'Lead, row of two' }).click({ force: true })
  await expect(marta.getByRole('status').filter({ hasText: 'The shape was changed' })).toBeVisible()
  await choose(marta, 'The published story', 'In this feed…')
  await marta.getByRole('textbox', { name: 'In this feed call it' }).fill('Tomorrow’s headline')
  await marta.getByRole('button', { name: 'Save' }).click()
  await expect(ihor.getByRole('link', { name: 'Tomorrow’s headline' })).toBeVisible()
  await isClean(marta, 'the draft order')

  // As readers will see it, on a phone.
  await ihor.getByRole('link', { name: 'Preview' }).click()
  await ihor.getByRole('button', { name: 'As on a phone' }).click()
  const paper = ihor.frameLocator('iframe')
  await expect(paper.getByRole('link', { name: 'Tomorrow’s headline' })).toBeVisible()
  await expect(paper.locator('.row li')).toHaveCount(2)
  await ihor.goBack()

  await marta.getByRole('button', { name: 'Launch now…' }).click()
  await marta.getByRole('button', { name: 'Launch', exact: true }).click()
  await expect(marta.getByRole('button', { name: 'Begin a draft order' })).toBeVisible()
  await expect(ihor.getByText('The draft order was launched or discarded.')).toBeVisible()
  await readersSee(reader, ['The draft story', 'Tomorrow’s headline', 'The submitted story'])
  await expect(reader.locator('.lead h4')).toHaveText('The draft story')
  await expect(reader.locator('.row li')).toHaveCount(2)

  // It was one move, and can be looked back at and undone.
  await marta.getByRole('button', { name: 'History' }).click()
  const history = marta.getByRole('region', { name: 'History' })
  await expect(history.getByText('You launched an order of')).toBeVisible()
  await history
    .getByRole('button', { name: /^Look at the order after: .*published/ })
    .first()
    .click()
  await expect(
    marta
      .getByRole('region', { name: /^The order after move/ })
      .getByRole('listitem')
      .first(),
  ).toContainText('The submitted story')
  await marta.getByRole('button', { name: 'Back to now' }).click()
  await history.getByRole('button', { name: /^Undo: You launched/ }).click()
  await readersSee(reader, ['The submitted story', 'The draft story', 'Tomorrow’s headline'])
})

test('by keyboard alone a launch is planned and cancelled, and an older order is looked at and restored', async ({
  galley,
  as,
  reader,
}) => {
  await publishTwoMore(galley.cast)
  const editor = await as('editor')
  const button = (name: string | RegExp) => editor.getByRole('button', { name }).first()
  const press = async (wanted: Locator) => {
    await tabTo(editor, wanted)
    await editor.keyboard.press('Enter')
  }
  await openFeed(editor)
  await press(button('Begin a draft order'))
  await expect(button('Launch now…')).toBeVisible()
  await press(button('Launch at a time…'))
  await expect(editor.getByRole('textbox', { name: 'When' })).toBeFocused()
  await editor.keyboard.type('14.12.2099 6:00')
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('Readers get it:')).toBeVisible()
  const cancel = button('Cancel the planned launch')
  await expect(cancel).toBeFocused()
  await editor.keyboard.press('Enter')
  await expect(button('Launch at a time…')).toBeFocused()

  // Readers' order: one move, then the order before it.
  await openFeed(editor)
  await tabInto(editor)
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('ArrowDown')
  await editor.keyboard.press('Alt+Home')
  const [before, after] = [
    ['The submitted story', 'The draft story', 'The published story'],
    ['The published story', 'The submitted story', 'The draft story'],
  ]
  await readersSee(reader, after)
  await tabTo(editor, button('History'), 'Shift+Tab')
  await editor.keyboard.press('Enter')
  await press(editor.getByRole('button', { name: /^Look at the order after: You moved/ }))
  const slider = editor.getByRole('slider', { name: 'Go through the history' })
  await tabTo(editor, slider, 'Shift+Tab')
  await editor.keyboard.press('ArrowLeft')
  await expect(
    editor
      .getByRole('region', { name: /^The order after move/ })
      .getByRole('listitem')
      .first(),
  ).toContainText(before[0] ?? '')
  await expect(slider).toBeFocused()
  await tabTo(editor, button('Restore this order'), 'Shift+Tab')
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('status').filter({ hasText: 'The older order is back' })).toBeVisible()
  await readersSee(reader, before)
  await expect(editor.locator('main :focus')).toHaveCount(1)
})

test('a section has its own order, in which a story is pinned until a time', async ({ galley, as, reader }) => {
  for (const [number, slug] of ['one', 'two', 'three'].entries())
    await liveStory(galley.cast, { slug, headline: `The ${slug} story`, at: new Date(Date.UTC(2026, 0, 1 + number)) })
  const editor = await as('editor')
  await openFeed(editor)
  await editor.getByRole('button', { name: 'Front page Feed' }).click()
  await editor.getByRole('option', { name: 'War' }).click()
  await expect(editor.getByText('Nothing is in this feed')).toBeVisible()
  await editor.getByRole('button', { name: 'Add' }).click()
  await editor.getByRole('button', { name: 'Put “The one story” on top' }).click()
  await expect(editor.getByRole('status').filter({ hasText: 'Put in at 1 of 1' })).toBeVisible()
  await choose(editor, 'The one story', 'Pin until…')
  await editor.getByLabel('When', { exact: true }).fill('14.12.2099 6:00')
  await editor
    .getByRole('button', { name: /^Pin until/ })
    .last()
    .click()
  await expect(editor.getByRole('row', { name: /The one story/ }).getByText('Pinned until')).toBeVisible()
  await expect(async () => {
    await reader.goto('/section/war')
    const shown = await reader
      .getByRole('main')
      .getByRole('link', { name: /^The \w+ story$/ })
      .allTextContents()
    expect(shown.map((text) => text.trim())).toEqual(['The one story', 'The published story', 'The three story', 'The two story'])
  }).toPass()
})
