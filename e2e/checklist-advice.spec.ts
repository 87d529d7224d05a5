import { isClean } from './axe.ts'
import { expect, fillLine, onANewLine, status, test, text } from './writing.ts'

test('the checklist shows a number that differs and a name spelled in two ways, leads there, and makes the name one', async ({
  writing,
}) => {
  const page = await writing('editor')
  await fillLine(page, '12 bridges close')
  await onANewLine(page)
  await page.keyboard.type('The city closes eleven bridges. President Zelensky spoke, and the office of Zelenskyy answered Zelensky.')
  await expect(status(page)).toHaveText('Saved')
  const checklist = page.getByRole('region', { name: 'Checklist' })
  await checklist.getByRole('button', { name: 'The headline has “12 bridges”, the text “eleven bridges”' }).click()
  await expect(text(page)).toBeFocused()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('eleven bridges')
  await isClean(page, 'a checklist with advice on facts')

  // Pressing a name leads to its other spelling; one more press makes them one, and one undo takes it back.
  await checklist.getByRole('button', { name: 'One name, spelled two ways? “Zelensky” and “Zelenskyy”' }).click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('Zelenskyy')
  await checklist.getByRole('button', { name: 'Make all “Zelensky”' }).click()
  await expect(text(page)).toContainText('the office of Zelensky answered')
  await expect(checklist.getByRole('button', { name: 'Make all “Zelensky”' })).toHaveCount(0)
  await text(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('the office of Zelenskyy answered')

  // The number as the text has it, in other words.
  await fillLine(page, '11 bridges close')
  await expect(checklist).not.toContainText('The headline has')
  const onPhone = page.getByRole('region', { name: 'The headline on a phone' })
  await expect(onPhone).toContainText('In the feed: 1 line')
  await expect(onPhone).toContainText('In search: 16 characters; about 60 are shown')
  await fillLine(page, 'The city closes 11 bridges over both of its rivers until the end of summer, and opens 2 ferries')
  await expect(onPhone).toContainText('only about 60 are shown')
  await expect(onPhone).toContainText(/In the feed: [3-9] lines/)
})
