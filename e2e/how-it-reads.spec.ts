import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { atTheEnd, expect, test } from './writing.ts'

test('the number of words says how the text reads, and leads to its longest sentence', async ({ writing }) => {
  const page = await writing('journalist')
  const says = page.getByRole('region', { name: 'How the text reads' })
  await pressUntilOpen(page.getByRole('button', { name: /^\d+ words? · / }), says)
  await expect(says.getByText('From 100 words on')).toBeVisible()
  await expect(says.getByRole('button', { name: 'Go to the longest sentence' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  const long = 'Nobody in the whole street had asked them to do so, and nobody was told.'
  await atTheEnd(page)
  await page.keyboard.insertText(` ${'They took nine more lamps down. '.repeat(17)}${long} Then it rained.`)
  await expect(page.getByRole('button', { name: /^1\d\d words · / })).toBeVisible()
  await pressUntilOpen(page.getByRole('button', { name: /^1\d\d words · / }), says)
  await expect(says).toContainText('Years of school that it takes (ARI)')
  await expect(says).toContainText('Longest sentence15 words')
  await isClean(page, 'how the text reads')
  await says.getByRole('button', { name: 'Go to the longest sentence' }).press('Enter')
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(long)
})
