import type { Locator, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { hashOf } from '#newsroom/people/password.ts'
import { caretLine, expect, figures, photo, status, test, text as textOf } from './writing.ts'

test('a journalist signs in, writes a whole story and submits it, and never touches the mouse', async ({ galley, reader: page }) => {
  test.slow()
  const { olena } = galley.cast
  await database()
    .update(people)
    .set({ passwordHash: await hashOf('a sentence is a good one') })
    .where(eq(people.id, olena.id))
  await addPicture(olena, { name: 'quay.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  const { keyboard } = page
  const type = (words: string) => keyboard.type(words)
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  const text = textOf(page)

  await page.goto('/desk/sign-in')
  await tabTo(page, page.getByLabel('E-mail address'))
  await type(olena.email)
  await tabTo(page, page.getByLabel('Password'))
  await type('a sentence is a good one')
  await press('Enter')
  await page.waitForURL('**/desk')

  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'New story', exact: true }))
  await press('Enter')
  await expect.poll(() => caretLine(page)).toBe('headline')
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await type('The bridge reopens')
  await press('Enter')
  await type('After nine months, traffic.')
  await press('Enter')
  await expect(text).toBeFocused()

  await type('Plain, ')
  await press('ControlOrMeta+b')
  await type('bold')
  await press('ControlOrMeta+b')
  await type(', ')
  await press('ControlOrMeta+i')
  await type('slanted')
  await press('ControlOrMeta+i')
  await type(' and linked')
  await press('ControlOrMeta+Shift+ArrowLeft', 'ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Address, or words of a headline' })).toBeFocused()
  await type('https://example.org/report')
  await press('Enter')
  await expect(text).toBeFocused()
  await press('End', 'Enter')
  await insert(page, 'subh', 'Subhead')
  await type('What happened')
  await press('Enter')
  await insert(page, 'list', 'List')
  await type('one')
  await press('Enter')
  await type('two')
  await press('Enter', 'Enter')
  await insert(page, 'quo', 'Quotation')
  await type('It stands.')
  await press('Enter', 'Enter')

  await insert(page, 'pic', 'Picture')
  const library = page.getByRole('region', { name: 'Choose a picture' })
  await expect(library.getByRole('searchbox')).toBeFocused()
  await tabTo(page, library.getByRole('option').first())
  await press('Enter')
  await expect(library).toBeHidden()
  // The caret is in the caption of the chosen picture; Enter moves through its texts and on into the story.
  const words = (name: string) => figures(page).getByRole('textbox', { name })
  await expect(words('Caption')).toBeFocused()
  await expect(words('Alt text')).toBeInViewport({ ratio: 1 })
  await type('quay at dawn')
  await press('Home')
  await type('The ')
  await expect(words('Caption')).toHaveValue('The quay at dawn')
  await press('Enter')
  await expect(words('Credit')).toBeFocused()
  await type('Olena')
  await press('Enter')
  await expect(words('Alt text')).toBeFocused()
  await type('Cranes over')
  await press('Escape')
  await expect(text).toBeFocused()
  await press('Tab', 'Tab', 'Tab')
  await press('End')
  await type(' water')
  await press('Enter')
  await expect(text).toBeFocused()

  await insert(page, 'rel', 'Related story')
  await expect(page.getByRole('combobox', { name: 'Words of its headline' })).toBeFocused()
  await type('published')
  await expect(page.getByRole('option', { name: 'The published story' })).toBeVisible()
  await press('Enter')
  await expect(text.getByRole('complementary', { name: 'Related story' })).toContainText('The published story')
  await expect(text).toBeFocused()
  await insert(page, 'div', 'Divider')
  await type('The end.')
  await expect(status(page)).toHaveText('Saved')

  // A panel that was opened by mistake closes with Escape, and writing continues.
  await press('ControlOrMeta+/')
  await expect(page.getByRole('region', { name: 'Keyboard' })).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('region', { name: 'Keyboard' })).toBeHidden()
  await expect(text).toBeFocused()

  await press('ControlOrMeta+.')
  const details = page.getByRole('complementary', { name: 'Story details' })
  await expect(details).toBeFocused()
  await tabTo(page, details.getByRole('button', { name: /Section$/ }))
  await press('Enter')
  await expect(page.getByRole('option', { name: 'War' })).toBeVisible()
  await type('War')
  await press('Enter')
  await expect(details.getByRole('button', { name: /Section$/ })).toContainText('War')
  await expect(details.getByRole('button', { name: 'Remove Olena Hrytsenko' })).toBeVisible()
  await tabTo(page, details.getByRole('combobox', { name: 'Bylines' }))
  await type('Nadia Lys')
  await expect(page.getByRole('option', { name: 'Propose author “Nadia Lys”' })).toBeVisible()
  await press('Enter')
  await expect(details.getByRole('button', { name: 'Remove Nadia Lys' })).toBeVisible()
  await tabTo(page, details.getByRole('textbox', { name: 'Slug' }))
  await press('ControlOrMeta+a')
  await type('bridge-open')
  await press('Enter')
  await expect(details.getByText('/news/bridge-open')).toBeVisible()
  await press('Escape')
  await expect(text).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: 'Submit', exact: true }), 'back')
  await press('Enter')
  const submit = page.getByRole('region', { name: 'Submit' })
  await expect(submit.getByText('Nothing is missing')).toBeVisible()
  await tabTo(page, submit.getByRole('button', { name: 'Submit', exact: true }))
  await press('Enter')
  await expect(submit).toBeHidden()
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible()
  await expect(text).toBeFocused()

  const [story] = await database()
    .select({ stage: articles.stage, sectionId: articles.sectionId, headline: drafts.headline, dek: drafts.dek, body: drafts.body })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .where(eq(articles.slug, 'bridge-open'))
  expect(story).toMatchObject({
    stage: 'submitted',
    sectionId: galley.cast.section.id,
    headline: 'The bridge reopens',
    dek: 'After nine months, traffic.',
  })
  expect(story?.body.content?.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'bulletList',
    'blockquote',
    'picture',
    'relatedStory',
    'horizontalRule',
    'paragraph',
  ])
  const said = JSON.stringify(story?.body)
  for (const mark of [
    '"bold"',
    '"italic"',
    'https://example.org/report',
    '"credit":"Olena"',
    '"alt":"Cranes over water"',
    '"caption":"The quay at dawn"',
  ])
    expect(said).toContain(mark)
})

test('several lines pasted over a headline become one, and are undone by themselves, however fast one types on', async ({ writing }) => {
  const page = await writing('journalist')
  const headline = page.getByRole('textbox', { name: 'Headline', exact: true })
  await headline.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.evaluate(async () => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Pasted\nwith lines')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    await Promise.resolve()
    document.execCommand('insertText', false, '!')
  })
  await expect(headline).toHaveText('Pasted with lines!')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(headline).toHaveText('Pasted with lines')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(headline).toHaveText('The draft story')
  await expect(status(page)).toHaveText('Saved')
})

/** Inserts a block with the slash menu at the cursor. */
async function insert(page: Page, word: string, name: string) {
  await page.keyboard.type(`/${word}`)
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Presses Tab until this has the focus, and checks that the focus is visible on the way. */
async function tabTo(page: Page, target: Locator, way: 'on' | 'back' = 'on') {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement)
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus()) return
    await page.keyboard.press(way === 'on' ? 'Tab' : 'Shift+Tab')
    expect(await withoutRing(page)).toBeNull()
  }
  throw new Error(`${target} is not reached by Tab`)
}

/** The focused element if its focus is not visible; in text the cursor shows it. */
const withoutRing = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return null
    if (focused.isContentEditable || focused.matches('input, textarea')) return null
    const isRinged = [focused, ...focused.querySelectorAll('*')].some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return isRinged ? null : focused.outerHTML.slice(0, 200)
  })
