import { expect, test } from './fixtures.ts'

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
