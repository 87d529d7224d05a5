import type { Page } from '@playwright/test'
import { beginPage } from '#newsroom/pages/begin-page.ts'
import { publishPage } from '#newsroom/pages/publish-page.ts'
import { savePage } from '#newsroom/pages/save-page.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { faultsIn } from './valid-html.ts'

test('an admin says who publishes the paper, and readers find it below every page', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  const foot = admin.getByRole('region', { name: 'Below every page' })
  await foot.getByRole('textbox', { name: 'Text', exact: true }).fill('Published by the Test Press')
  await foot.getByRole('textbox', { name: 'Where else' }).fill('http://t.me/paper')
  await foot.getByRole('button', { name: 'Save' }).click()
  await expect(foot.getByText('Each line must be an address')).toBeVisible()
  await foot.getByRole('textbox', { name: 'Where else' }).fill('t.me/paper')
  await foot.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('Saved. Readers have')).toBeVisible()

  await expect(async () => {
    await reader.goto('/')
    await expect(reader.getByText('Published by the Test Press')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(reader.getByRole('link', { name: 'Telegram' })).toHaveAttribute('href', 'https://t.me/paper')
  await isClean(reader, 'a page with a footer of the paper’s own')
  expect(await faultsIn(await reader.content())).toEqual([])
})

test('a colour that cannot be read is not saved, and the nearest that can be is offered', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  const accents = admin.getByRole('region', { name: 'Accent colour' })
  const light = accents.getByRole('textbox', { name: 'On the light page' })
  await expect(async () => {
    await light.fill('#00c853')
    await expect(accents.getByText('Its contrast is 2.2')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(accents.getByRole('button', { name: 'Save' })).toBeDisabled()
  await accents.getByRole('button', { name: 'Use the nearest' }).click()
  const nearest = await light.inputValue()
  expect(nearest).not.toBe('#00c853')
  await isClean(admin, 'the settings of the house')
  await accents.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('Saved. Readers have')).toBeVisible()
  await expect(async () => {
    await reader.goto('/')
    const accent = await reader.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--urgent'))
    expect(accent).toBe(nearest)
  }).toPass()
})

test('an admin sets the paper in one face, and readers fetch no other', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  const faces = admin.getByRole('radiogroup', { name: 'How the paper is set' })
  await expect(async () => {
    await faces.getByRole('radio', { name: 'Serif and sans' }).focus()
    await admin.keyboard.press('ArrowLeft') // the last one
    await expect(admin.getByText('Readers have the new faces')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(faces.getByRole('radio', { name: 'All sans' })).toBeChecked()
  await isClean(admin, 'the settings of the faces')

  const fetched: string[] = []
  reader.on('request', (request) => /\.woff2/.test(request.url()) && fetched.push(new URL(request.url()).pathname))
  const familyOf = (selector: string) =>
    reader
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily)
  await expect(async () => {
    await reader.goto('/')
    expect(await familyOf('main h4, main h3, main h2')).toContain('Sans')
  }).toPass()
  await reader.waitForFunction(() => localStorage.getItem('faces-en') !== null)
  await reader.goto('/')
  expect(await familyOf('main h4, main h3, main h2')).toBe(await familyOf('body'))
  await reader.evaluate(() => document.fonts.ready)
  expect(fetched.filter((path) => path.includes('piazzolla'))).toEqual([])
  expect(fetched.filter((path) => path.includes('manrope'))).not.toEqual([])
  await admin.goto('/desk/articles/new')
  await expect(admin.locator('html')).toHaveAttribute('data-faces', 'sans')
})

test('two admins write one page: the second is told, keeps their own words, and replaces none of the first', async ({ as, galley }) => {
  const begun = await beginPage(galley.cast.ihor, { slug: 'contact', kind: 'text' })
  if (!begun.ok) throw new Error(begun.problem)
  const [first, second] = [await as('admin'), await as('admin')]
  const write = async (admin: Page, words: string) => {
    const text = admin.getByRole('textbox', { name: 'Text' })
    await text.click()
    await admin.keyboard.press('ControlOrMeta+Home')
    await admin.keyboard.type(words)
    await expect(admin.getByText('Not saved')).toBeVisible()
    return text
  }
  const save = (admin: Page) => admin.getByRole('button', { name: 'Save', exact: true }).click()
  for (const admin of [first, second]) await admin.goto(`/desk/settings/pages/${begun.value.id}/en`)
  await write(first, 'Words of the first')
  const text = await write(second, 'Words of the second')
  await save(first)
  await expect(first.getByText('Not published')).toBeVisible()
  await save(second)
  await expect(second.getByText('Somebody else changed it meanwhile.')).toBeVisible()
  await expect(text).toContainText('Words of the second')
  await expect(second.getByText('Not saved')).toBeVisible()
  await first.reload()
  await expect(first.getByRole('textbox', { name: 'Text' })).toContainText('Words of the first')
})

test('an admin looks at what a page said before, and brings it back', async ({ as, galley: { cast } }) => {
  const begun = await beginPage(cast.ihor, { slug: 'privacy', kind: 'text' })
  if (!begun.ok) throw new Error(begun.problem)
  const place = { pageId: begun.value.id, language: 'en' as const }
  const words = ['We keep nothing.', 'We keep everything.']
  for (const [seen, text] of words.entries()) {
    const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
    expect(await savePage(cast.ihor, { ...place, seen, headline: 'Privacy', dek: '', body })).toMatchObject({ ok: true })
    expect(await publishPage(cast.ihor, { ...place, seen: seen + 1 })).toMatchObject({ ok: true })
  }
  const admin = await as('admin')
  await admin.goto(`/desk/settings/pages/${place.pageId}/en`)
  await admin.getByRole('link', { name: 'History' }).click()
  const texts = admin.getByRole('list', { name: 'History' })
  await expect(texts.getByRole('link')).toHaveCount(2)
  await expect(texts.getByRole('link').first()).toContainText('Readers have it')
  await texts.getByRole('link').last().click()
  const earlier = admin.getByRole('region', { name: 'The earlier text' })
  await expect(earlier.getByRole('status')).toContainText('changed')
  await isClean(admin, 'the history of a page')
  await earlier.getByRole('button', { name: 'Show it as it was' }).click()
  await expect(earlier.getByText('We keep nothing.')).toBeVisible()
  await expect(earlier.getByText('We keep everything.')).toHaveCount(0)

  // Somebody saves another text while this one is read.
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'We keep a little.' }] }] }
  expect(await savePage(cast.ihor, { ...place, seen: 2, headline: 'Privacy', dek: '', body })).toMatchObject({ ok: true })
  const bringBack = earlier.getByRole('button', { name: 'Bring this text back' })
  await bringBack.click()
  await expect(admin.getByText('Somebody saved another text meanwhile. Compare again.')).toBeVisible()
  await earlier.getByRole('button', { name: 'Show what changed since' }).click()
  await expect(earlier).toContainText('a little')
  await bringBack.click()
  await expect(admin.getByRole('textbox', { name: 'Text' })).toContainText('We keep nothing.')
  await expect(admin.getByText('Changed since')).toBeVisible()
})

test('an admin writes a page about the paper, and readers find it in the footer', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings/pages')
  await expect(async () => {
    await admin.getByRole('textbox', { name: 'Address' }).fill('about')
    await admin.getByRole('button', { name: 'Add page' }).click() // nothing happens before the page's script has loaded
    await expect(admin.getByText('/page/about')).toBeVisible({ timeout: 1500 })
  }).toPass()
  await isClean(admin, 'the pages of the house')
  await admin.getByRole('link', { name: 'English' }).click()
  const text = admin.getByRole('textbox', { name: 'Text' })
  await text.click()
  await admin.keyboard.press('ControlOrMeta+Home')
  await admin.keyboard.type('About us')
  await admin.keyboard.press('Enter')
  await admin.keyboard.type('Who makes this paper')
  await admin.keyboard.press('Enter')
  await admin.keyboard.type('We write about the river.')
  await expect(admin.getByText('Not saved')).toBeVisible()
  await isClean(admin, 'the editor of a page')
  await admin.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(admin.getByText('Published. Readers have it')).toBeVisible()

  await expect(async () => {
    await reader.goto('/')
    await reader.getByRole('contentinfo').getByRole('link', { name: 'About us' }).click({ timeout: 500 })
  }).toPass()
  await expect(reader).toHaveURL(/\/page\/about$/)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('About us')
  await expect(reader.getByText('We write about the river.')).toBeVisible()
  await isClean(reader, 'a page of the house')
  expect(await faultsIn(await reader.content())).toEqual([])
  expect(await (await reader.request.get('/rss.xml')).text()).not.toContain('About us')

  await admin.reload()
  await admin.getByRole('button', { name: 'Unpublish' }).click()
  await expect(admin.getByText('Unpublished. Its text')).toBeVisible()
  await expect.poll(async () => (await reader.request.get('/page/about')).status()).toBe(404)
})

test('an admin with words that are not saved is asked before the desk opens another page', async ({ as, galley: { cast } }) => {
  const begun = await beginPage(cast.ihor, { slug: 'imprint', kind: 'text' })
  if (!begun.ok) throw new Error(begun.problem)
  const place = { pageId: begun.value.id, language: 'en' as const }
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Saved words.' }] }] }
  expect(await savePage(cast.ihor, { ...place, seen: 0, headline: 'Imprint', dek: '', body })).toMatchObject({ ok: true })
  const admin = await as('admin')
  const asked: string[] = []
  let leaves = false
  admin.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await (leaves ? dialog.accept() : dialog.dismiss())
  })
  await admin.goto(`/desk/settings/pages/${place.pageId}/en`)
  const text = admin.getByRole('textbox', { name: 'Text' })
  const history = admin.getByRole('link', { name: 'History' })
  await text.click()
  await admin.keyboard.press('ControlOrMeta+Home')
  await admin.keyboard.type('Unsaved words ')
  await expect(admin.getByText('Not saved')).toBeVisible()

  // By a click, by the keyboard, and by the palette: who says no stays, with every word.
  await history.click()
  await expect.poll(() => asked).toEqual(['Leave this page? What you did not save is lost.'])
  await history.focus()
  await admin.keyboard.press('Enter')
  await expect.poll(() => asked.length).toBe(2)
  await admin.keyboard.press('ControlOrMeta+k')
  const palette = admin.getByRole('dialog', { name: 'Go to, find or do' })
  await palette.getByRole('combobox').fill('audit')
  await expect(palette.getByRole('option', { name: 'Audit' }).first()).toBeVisible()
  await admin.keyboard.press('Enter')
  await expect.poll(() => asked.length).toBe(3)
  await expect(palette).toBeHidden()
  await expect(admin).toHaveURL(/\/en$/)
  await expect(text).toContainText('Unsaved words')
  await expect(admin.getByText('Not saved')).toBeVisible()

  // Who says yes leaves. Where nothing is unsaved nobody is asked.
  leaves = true
  await history.click()
  await expect(admin).toHaveURL(/\/history$/)
  expect(asked).toHaveLength(4)
  await admin.getByRole('link', { name: 'Back to the text' }).click()
  await expect(text).toContainText('Saved words.')
  await expect(text).not.toContainText('Unsaved')
  await history.click()
  await expect(admin).toHaveURL(/\/history$/)
  expect(asked).toHaveLength(4)
})
