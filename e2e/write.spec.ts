import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import {
  address,
  atTheEnd,
  examined,
  expect,
  figures,
  fillLine,
  line,
  onANewLine,
  openStory,
  photo,
  status,
  test,
  text,
  write,
} from './writing.ts'

test('a journalist starts a story, writes with markdown and the slash menu, and everything is there after a reload', async ({ as }) => {
  const page = await as('journalist')
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await fillLine(page, 'Bridge reopens')
  await page.keyboard.press('Enter')
  await page.keyboard.type('After nine months, traffic.')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('First words, **and bold ones** here.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('## What happened')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/quo')
  await expect(page.getByRole('option', { name: /^Quotation/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('It stands.')
  await expect(status(page)).toHaveText('Saved')

  await page.reload()
  await expect(line(page)).toHaveText('Bridge reopens')
  await expect(text(page).getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expect(text(page).locator('strong')).toHaveText('and bold ones')
  await expect(text(page).getByRole('listitem')).toHaveText(['one', 'two'])
  await expect(text(page).getByRole('blockquote')).toHaveText('It stands.')
  await expect(page.getByRole('textbox', { name: 'Slug' })).toHaveValue('bridge-reopens')
})

test('a link takes an address or one of our stories; an executable one is refused with a message', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await text(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Address, or words of a headline' })
  await field.fill('javascript:alert(1)')
  await field.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be linked' })).toBeVisible()
  // The panel is below the words, which stay highlighted.
  expect(await page.evaluate(() => CSS.highlights.get('selected-words')?.size)).toBe(1)
  const [words, panel] = [text(page).getByRole('paragraph').first(), page.getByRole('region', { name: 'Link', exact: true })]
  const [above, below] = [await words.boundingBox(), await panel.boundingBox()]
  expect(below?.y).toBeGreaterThan((above?.y ?? 0) + 10)
  await field.fill('published')
  await page.getByRole('option', { name: 'The published story' }).click()
  // By its id, which stays when its address changes.
  await expect(text(page).getByRole('link')).toHaveAttribute('href', `story:${galley.cast.articles.published}`)
  await expect(status(page)).toHaveText('Saved')
})

test('linking words and typing on at once loses nothing, however busy the machine is', async ({ writing }) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('See the report')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Address, or words of a headline' })).toBeFocused()
  await page.keyboard.type('https://example.org/report')
  // Simulates a busy machine: the next frame and the selection event come late.
  await page.evaluate(() => {
    const frame = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (act) => window.setTimeout(() => frame(act), 500)
    const late = (event: Event) => {
      if (!event.isTrusted) return
      event.stopImmediatePropagation()
      setTimeout(() => document.dispatchEvent(new Event('selectionchange')), 500)
    }
    window.addEventListener('selectionchange', late, true)
  })
  for (const key of ['Enter', 'End', 'Enter']) await page.keyboard.press(key)
  await page.keyboard.type('It says more.')
  await expect(text(page).getByRole('paragraph').nth(-2)).toHaveText('See the report')
  await expect(text(page).getByRole('paragraph').last()).toHaveText('It says more.')
  await expect(text(page).getByRole('link', { name: 'report' })).toHaveAttribute('href', 'https://example.org/report')
})

test('a related card is shown in the text and in the preview', async ({ writing }) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('/related')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'The published story' }).click()
  await expect(page.getByRole('complementary', { name: 'Related story' })).toContainText('The published story')
  await expect(status(page)).toHaveText('Saved')
  await page.getByRole('link', { name: 'Preview' }).click()
  const paper = page.frameLocator('iframe')
  await expect(paper.getByRole('heading', { name: 'The draft story' })).toBeVisible()
  await expect(paper.getByRole('complementary', { name: 'Related' })).toContainText('The published story')
})

test('pictures that are dropped or pasted appear at that place, and are added to the library', async ({ writing }) => {
  const page = await writing('journalist')
  await bring(page, 'drop', await photo('#357'), 'dropped.jpg')
  await expect(figures(page)).toHaveCount(1, examined)
  await atTheEnd(page)
  await bring(page, 'paste', await photo('#753'), 'pasted.jpg')
  await expect(figures(page)).toHaveCount(2, examined)
  await text(page).getByRole('textbox', { name: 'Alt text' }).first().fill('Cranes over the harbour')
  await expect(status(page)).toHaveText('Saved')
  await bring(page, 'dragover', await photo('#375'), 'hero.jpg', page.getByRole('textbox', { name: 'Dek' }))
  const place = page.getByText('Drop it here to make it the hero picture')
  await expect(place).toBeVisible()
  await bring(page, 'drop', await photo('#375'), 'hero.jpg', place)
  await expect(page.getByRole('figure', { name: 'Hero picture' })).toBeVisible(examined)
  await expect(place).toHaveCount(0)
  // Dropped where nothing accepts it, a file must not replace the page.
  expect(await bring(page, 'drop', await photo('#375'), 'lost.jpg', page.getByRole('textbox', { name: 'Slug' }))).toBe('taken')
  await bring(page, 'drop', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'drawn.jpg')
  await expect(page.getByText('“drawn.jpg” is a drawing (SVG)')).toBeVisible()
  await page.reload()
  await expect(text(page).getByRole('textbox', { name: 'Alt text' }).first()).toHaveValue('Cranes over the harbour')
  await expect(figures(page)).toHaveCount(2)
})

test('text pasted from Word and Google Docs becomes headings, lists and paragraphs', async ({ writing }) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await pasteHtml(
    page,
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<h1>From Word<o:p></o:p></h1>
<p class=MsoNormal>A <b style='mso-bidi-font-weight:normal'>bold</b> word.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>first<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>second<o:p></o:p></p>
<p class=MsoNormal>Under it <img src="file:///C:/a.png">.</p><!--EndFragment--></body></html>`,
  )
  await expect(text(page).getByRole('heading', { name: 'From Word', level: 2 })).toBeVisible()
  await expect(text(page).locator('ol > li')).toHaveText(['first', 'second'])
  await expect(text(page).locator('strong')).toHaveText('bold')
  await expect(page.getByText('1 picture could not be pasted')).toBeVisible()
  await onANewLine(page)
  await pasteHtml(
    page,
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7"><p dir="ltr"><span style="font-weight:400">From Docs, </span><span style="font-weight:400;font-style:italic">slanted</span></p><ul><li dir="ltr"><p dir="ltr" role="presentation"><span style="font-weight:400">point</span></p></li></ul></b><br class="Apple-interchange-newline">',
  )
  await expect(text(page).locator('strong')).toHaveText('bold')
  await expect(text(page).locator('em')).toHaveText('slanted')
  await expect(text(page).locator('ul > li')).toHaveText('point')
  await expect(status(page)).toHaveText('Saved')
})

test('a story opens with the caret in an empty headline, or at the start of a draft', async ({ as, galley }) => {
  const page = await as('editor')
  await openStory(page, galley.cast.articles.draft)
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('First: ')
  await expect(text(page).getByRole('paragraph').first()).toHaveText(/^First: /)
  // Other stories are usually read first.
  await openStory(page, galley.cast.articles.submitted)
  await expect(text(page)).not.toBeFocused()
})

test('a click into a story that nobody has written in yet sets the caret there, also when the browser tells of it late', async ({
  as,
  galley,
}) => {
  const page = await as('editor')
  await openStory(page, galley.cast.articles.submitted)
  // As in Firefox on a busy machine: the caret has moved when the text gets the focus, and the event of the selection comes late.
  const place = await text(page).evaluate(async (editor) => {
    const [words] = editor.querySelectorAll('p')
    window.addEventListener('selectionchange', (event) => event.isTrusted && event.stopImmediatePropagation(), true)
    words?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    getSelection()?.collapse(words?.firstChild ?? null, 3)
    editor.focus()
    window.dispatchEvent(new MouseEvent('mouseup'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { anchorNode, anchorOffset } = getSelection() ?? {}
    return { isIn: words?.contains(anchorNode ?? null), anchorOffset }
  })
  expect(place).toEqual({ isIn: true, anchorOffset: 3 })
})

test('a long headline shows its length', async ({ writing }) => {
  const page = await writing('journalist')
  const firstBlock = text(page).getByRole('paragraph').first()
  await fillLine(page, `${'word '.repeat(15)}word`)
  await expect(page.getByText('79 characters', { exact: true })).toHaveCount(0)
  const place = (await firstBlock.boundingBox())?.y
  await fillLine(page, `${'word '.repeat(15)}word.`)
  await expect(page.getByText('80 characters', { exact: true })).toBeVisible()
  expect((await firstBlock.boundingBox())?.y).toBe(place)
})

test('the first picture of the text can become the main picture, with its texts', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await atTheEnd(page)
  await bring(page, 'paste', await photo('#357'), 'quay.jpg')
  await bring(page, 'paste', await photo('#753'), 'crane.jpg')
  const pictures = figures(page)
  await expect(pictures).toHaveCount(2)
  await pictures.first().getByRole('textbox', { name: 'Caption' }).fill('The quay at dawn')
  await pictures.first().hover()
  await pictures.first().getByRole('button', { name: 'Use as hero' }).click()
  const hero = page.getByRole('figure', { name: 'Hero picture' })
  await expect(hero).toContainText('The quay at dawn')
  await expect(pictures).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Use as hero' })).toHaveCount(0)
  await expect(status(page)).toHaveText('Saved')
  await expect(page.getByRole('img', { name: 'Saving the details' })).toHaveCount(0)
  await openStory(page, galley.cast.articles.draft)
  await expect(hero).toContainText('The quay at dawn')
})

test('a story that was taken down can be read but not changed', async ({ as, galley }) => {
  const page = await as('editor')
  await page.goto(address(galley.cast.articles['taken-down']))
  await expect(page.getByText('Read only')).toBeVisible()
  await expect(text(page)).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0)
})

test('a table grows and shrinks with its tools', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('/table')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Port')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Ships')
  await expect(text(page).getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Add row' }).click()
  await page.getByRole('button', { name: 'Add column' }).click()
  await expect(text(page).getByRole('row')).toHaveCount(4)
  await expect(text(page).getByRole('columnheader')).toHaveCount(4)
  await page.getByRole('button', { name: 'Edit table' }).click()
  await page.getByRole('menuitem', { name: 'Remove row' }).click()
  await expect(text(page).getByRole('row')).toHaveCount(3)
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, galley.cast.articles.draft)
  await expect(text(page).getByRole('row')).toHaveCount(3)
  await text(page).getByRole('cell').first().click()
  await page.getByRole('button', { name: 'Remove table' }).click()
  await expect(text(page).getByRole('table')).toHaveCount(0)
  const notice = page.getByRole('listitem').filter({ hasText: 'Table removed' })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(text(page).getByRole('row')).toHaveCount(3)
})

test('the details: a picture over the story, a topic made by an editor, a twin, a colleague who may write along', async ({
  as,
  galley,
}) => {
  test.slow()
  const [journalist, colleague, editor] = [await as('journalist'), await as('colleague'), await as('editor')]
  const { draft } = galley.cast.articles
  const missing = await colleague.goto(address(draft))
  expect(missing?.status()).toBe(404)
  await openStory(journalist, draft)
  const details = journalist.getByRole('complementary', { name: 'Story details' })
  await details.getByRole('combobox', { name: 'Shared with' }).fill('dany')
  await journalist.getByRole('option', { name: 'Danylo' }).click()
  await expect(details.getByRole('button', { name: 'Remove Danylo' })).toBeVisible()
  await expect(details.getByRole('img', { name: 'Saving the details' })).toHaveCount(0)
  await openStory(colleague, draft)

  await details.getByRole('combobox', { name: 'Topics' }).fill('Harbours')
  await expect(journalist.getByText('No topic called “Harbours”. An editor can create it.')).toBeVisible()
  await details.getByRole('combobox', { name: 'Topics' }).press('Escape')
  await details.getByRole('button', { name: 'Choose the picture' }).click()
  const chooser = journalist.waitForEvent('filechooser')
  await details.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles({ name: 'quay.jpg', mimeType: 'image/jpeg', buffer: await photo('#468') })
  await details.getByRole('textbox', { name: 'Credit' }).fill('Olena')
  await details.getByRole('textbox', { name: 'Credit' }).press('Enter')

  const seen = editor.getByRole('complementary', { name: 'Story details' })
  await expect(async () => {
    await openStory(editor, draft) // details save themselves, without a visible confirmation
    await expect(seen.getByRole('textbox', { name: 'Credit' })).toHaveValue('Olena', { timeout: 1000 })
  }).toPass()
  await seen.getByRole('combobox', { name: 'Topics' }).fill('Harbours')
  await editor.getByRole('option', { name: 'Create topic “Harbours”' }).click()
  await expect(seen.getByRole('button', { name: 'Remove Harbours' })).toBeVisible()

  await editor.goto('/desk/articles/new')
  await editor.getByRole('button', { name: 'Українська' }).click()
  await fillLine(editor, 'Порт відкрито')
  await expect(status(editor)).toHaveText('Saved')
  await editor.getByRole('button', { name: 'Link a translation' }).click()
  await editor.getByRole('combobox', { name: 'Words of its headline' }).fill('draft')
  await editor.getByRole('option', { name: 'The draft story' }).click()
  await expect(editor.getByRole('region', { name: 'In another language' }).getByRole('link')).toHaveText('The draft story')
  await editor.getByRole('button', { name: 'Unlink' }).click()
  await editor.getByRole('button', { name: 'Discard this draft' }).click()
  await editor.getByRole('button', { name: 'Yes, discard this draft' }).click()
  await expect(editor).toHaveURL(/\/desk$/)
})

test('axe finds nothing where a story is written, light or dark', async ({ writing, galley }) => {
  test.slow()
  const page = await writing('editor')
  await onANewLine(page)
  await bring(page, 'paste', await photo('#357'), 'quay.jpg')
  await expect(figures(page)).toHaveCount(1, examined)
  await write(page, '/table')
  await page.keyboard.press('Enter')
  for (const header of ['Port', 'Ships', 'Days']) {
    await page.keyboard.type(header)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('/')
  await expect(page.getByRole('listbox', { name: 'Insert' })).toBeVisible()
  await isClean(page, 'slash menu, picture, table and details')
  await page.keyboard.press('Escape')
  // With nothing selected Ctrl+K is the palette's.
  await page.keyboard.press('Shift+ArrowLeft')
  for (const [keys, panel] of [
    ['ControlOrMeta+k', 'Link'],
    ['ControlOrMeta+Shift+p', 'Choose a picture'],
    ['ControlOrMeta+Shift+r', 'Related story'],
    ['ControlOrMeta+/', 'Keyboard'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('region', { name: panel, exact: true })).toBeVisible()
    await isClean(page, panel)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('region', { name: panel, exact: true })).toBeHidden()
    await expect(text(page)).toBeFocused()
  }
  await expect(status(page)).toHaveText('Saved')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Story details' }).click()
  await isClean(page, 'details on a phone')
  await page.goto(`${address(galley.cast.articles.draft)}/preview`)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'The draft story' })).toBeVisible()
  // axe needs a script in every frame, and this one allows none; the paper's pages are tested elsewhere.
  await page.locator('iframe').evaluate((frame) => frame.remove())
  await isClean(page, 'preview')
})

/**
 * Drags, drops or pastes a file, by default into the text, with the events of a browser. Returns whether the page handles it or leaves it
 * to the browser.
 */
async function bring(page: Page, way: 'dragover' | 'drop' | 'paste', bytes: Buffer, name: string, place = text(page)) {
  return place.evaluate(
    (element, { way, base64, name }) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], name, { type: 'image/jpeg' }))
      const { left, top } = (element.firstElementChild ?? element).getBoundingClientRect()
      const both = { bubbles: true, cancelable: true }
      const isLeft = element.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { ...both, clipboardData: data })
          : new DragEvent(way, { ...both, dataTransfer: data, clientX: left + 5, clientY: top + 5 }),
      )
      return isLeft ? 'left' : 'taken'
    },
    { way, base64: bytes.toString('base64'), name },
  )
}

async function pasteHtml(page: Page, html: string) {
  await text(page).evaluate((element, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'plain')
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  }, html)
}
