import { caretLine, expect, figures, fillLine, line, openStory, photo, status, test, text, write } from './writing.ts'

const dek = 'A dek of its own.'

test('what is selected over headline, dek and text is deleted in each, and nothing joins', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await fillLine(page, dek, 'Dek')
  await write(page, ' The end.')
  // From "The draft| story" into the text.
  await line(page).click()
  await page.keyboard.press('End')
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowLeft')
  const first = text(page).getByRole('paragraph').first()
  await page.evaluate(() => {
    const paragraph = document.querySelector('.ProseMirror > p')?.firstChild
    if (paragraph) getSelection()?.extend(paragraph, 8)
  })
  await page.keyboard.type('s')
  await expect(line(page)).toHaveText('The drafts')
  await expect(line(page, 'Dek')).toHaveText('')
  await expect(first).toHaveText(/^the draft story\./)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(line(page)).toHaveText('The draft story')
  await expect(line(page, 'Dek')).toHaveText(dek)
  await page.keyboard.press('Backspace')
  await expect(line(page)).toHaveText('The draft')
  await expect(first).toHaveText(/^the draft story\./)
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, galley.cast.articles.draft)
  await expect(line(page)).toHaveText('The draft')
})

test('no key with a modifier joins two parts', async ({ writing }) => {
  const page = await writing('journalist')
  await fillLine(page, dek, 'Dek')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const isWhole = async () => {
    await expect(line(page)).toHaveText('The draft story')
    await expect(line(page, 'Dek')).toHaveText(dek)
    await expect(text(page).getByRole('paragraph').first()).toHaveText(/^Text of/)
  }
  await line(page).click()
  await press('End', 'ControlOrMeta+Delete')
  await isWhole()
  await line(page, 'Dek').click()
  await press('End', 'ControlOrMeta+Delete')
  await isWhole()
  await press('Home', 'ControlOrMeta+Backspace')
  await isWhole()
  expect(await caretLine(page)).toBe('headline')
  await text(page).getByRole('paragraph').first().click()
  await press('Home', 'ControlOrMeta+Backspace')
  await isWhole()
})

test('a picture that is dragged onto the headline goes to the start of the text', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await write(page, ' The end.')
  await page.keyboard.press('Enter')
  const bytes = [...(await photo('#357'))]
  await text(page).evaluate((element, bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'quay.jpg', { type: 'image/jpeg' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, bytes)
  await expect(figures(page)).toHaveCount(1)
  await figures(page).locator('[data-drag-handle]').dragTo(line(page))
  await expect(figures(page)).toHaveCount(1)
  await expect(line(page)).toHaveText('The draft story')
  await expect(page.locator('.ProseMirror > .story-headline ~ .react-renderer + p').first()).toHaveText(/^Text of/)
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, galley.cast.articles.draft)
  await expect(figures(page)).toHaveCount(1)
})

test('of a table or a list that is pasted into a headline, the words come', async ({ writing }) => {
  const page = await writing('journalist')
  await line(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await line(page).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', '<ul><li>Ships <b>leave</b></li><li>at dawn</li></ul>')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(line(page)).toHaveText('Ships leave at dawn')
  await expect(text(page).locator('strong')).toHaveCount(0)
})
