import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'
import { openStory, text } from './writing.ts'

test('on a phone the bar of the desk hides nothing that has the focus', async ({ as }) => {
  const page = await as('admin')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/desk/settings')
  await page.waitForLoadState('networkidle')
  const hidden: string[] = []
  for (let places = 0; places < 40; places++) {
    await page.keyboard.press('Tab')
    const under = await page.evaluate(() => {
      const bar = [...document.querySelectorAll('nav')].find((nav) => getComputedStyle(nav).position === 'fixed')
      const at = document.activeElement
      if (!bar || !at || bar.contains(at) || at === document.body) return null
      // Of a field of several lines the browser shows the first, with the caret.
      const { top, height } = at.getBoundingClientRect()
      return top + Math.min(height, 32) > bar.getBoundingClientRect().top ? at.outerHTML.slice(0, 120) : null
    })
    if (under) hidden.push(under)
  }
  expect(hidden).toEqual([])
})

test('a panel that is closed by keyboard gives the focus back, also one that a menu opened', async ({ as }) => {
  const page = await as('admin')
  await page.goto('/desk/people')
  await page.waitForLoadState('networkidle')
  const invite = page.getByRole('button', { name: 'Invite', exact: true })
  await invite.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(invite).toBeFocused()

  await page.goto('/desk/feed')
  await page.waitForLoadState('networkidle')
  const more = page.getByRole('button', { name: 'More for “The published story”' })
  await pressUntilOpen(more, page.getByRole('menu'))
  await page.getByRole('menuitem', { name: 'Pin until…' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'When' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'When' })).toHaveCount(0)
  // The button or its row.
  await expect(page.locator('main :focus')).toContainText(/The published story|^$/)
})

test('Escape closes the form of a deadline or an embargo and leads to its button; only the next one leads to the text', async ({
  as,
  galley,
}) => {
  const page = await as('editor')
  await openStory(page, galley.cast.articles.draft)
  for (const [name, label] of [
    ['Deadline', 'Set a deadline…'],
    ['Embargo', 'Set an embargo…'],
  ] as const) {
    const button = page.getByRole('button', { name: label })
    const form = page.getByRole('form', { name })
    await pressUntilOpen(button, form)
    await page.keyboard.type('4.6.2099')
    await page.keyboard.press('Escape')
    await expect(form).toHaveCount(0)
    await expect(button).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
})

test('whoever invites by keyboard has each link under the cursor, with whom it is for, and is back at “Invite” afterwards', async ({
  as,
}) => {
  const page = await as('admin')
  await page.goto('/desk/people')
  await page.waitForLoadState('networkidle')
  const invite = page.getByRole('button', { name: 'Invite', exact: true })
  const inviteSomebody = async (name: string, email: string) => {
    await invite.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(email)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('region', { name: `One-time link for ${email}` })
    await expect(panel.getByRole('textbox', { name: 'One-time link' })).toBeFocused()
  }
  await inviteSomebody('Guest Writer', 'guest@paper.test')
  // The first link stays open while the second person is invited.
  await inviteSomebody('Second Writer', 'second@paper.test')
  await page.keyboard.press('Escape')
  await expect(invite).toBeFocused()
})
