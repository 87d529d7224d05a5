import { isClean } from './axe.ts'
import { expect, fillLine, onANewLine, openStory, status, test, text } from './writing.ts'

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

test('a headline has on a phone as many lines as the desk counts, however long it is', async ({ as, galley }) => {
  const { draft } = galley.cast.articles
  const [desk, phone] = [await as('journalist'), await as('journalist')]
  await phone.setViewportSize({ width: 390, height: 844 })
  await openStory(desk, draft)
  const counted = desk.getByRole('region', { name: 'The headline on a phone' })
  const words = 'Engineers who repaired the bridge over the river in winter explain why its lights go out at night '
  for (const length of [60, 95, 190]) {
    const headline = words.repeat(2).slice(0, length).trim()
    await fillLine(desk, headline)
    await expect(async () => {
      await phone.goto(`/desk/articles/${draft}/preview/paper`)
      await expect(phone.locator('.story h1')).toHaveText(headline, { timeout: 1_000 })
    }).toPass()
    const lines = await phone.evaluate(async () => {
      const heading = document.querySelector('.story h1')
      await document.fonts.ready
      return heading instanceof HTMLElement ? Math.round(heading.offsetHeight / Number.parseFloat(getComputedStyle(heading).lineHeight)) : 0
    })
    expect(lines).toBeGreaterThan(2)
    await expect(counted).toContainText(`On its page: ${lines} lines`)
  }
})
