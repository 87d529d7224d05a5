import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { isClean } from './axe.ts'
import { atTheEnd, expect, fillLine, line, onANewLine, openStory, status, test, text } from './writing.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Typography' })
const open = (page: Page) => page.getByRole('button', { name: 'Typography' }).click()

test('in English quotation marks and dashes are made while one types, taken back by Backspace, and switched off', async ({
  writing,
  galley,
}) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('"Don\'t," she said - "wait..."')
  await expect(text(page)).toContainText('“Don’t,” she said – “wait…”')
  await page.keyboard.press('Backspace')
  await expect(text(page)).toContainText('“wait…"')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And--')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('And--')
  await fillLine(page, '')
  await line(page).click()
  await page.keyboard.type('The "end"')
  await expect(line(page)).toHaveText('The “end”')

  await open(page)
  await panel(page)
    .getByRole('checkbox', { name: /while typing/ })
    .uncheck({ force: true })
  await isClean(page, 'the panel of typography')
  await page.keyboard.press('Escape')
  await onANewLine(page)
  await page.keyboard.type('As "typed"')
  await expect(text(page)).toContainText('As "typed"')
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, galley.cast.articles.draft)
  await onANewLine(page)
  await page.keyboard.type('Still "typed"')
  await expect(text(page)).toContainText('Still "typed"')

  // The whole text, as one change.
  await open(page)
  await panel(page).getByRole('button', { name: 'Tidy the text' }).click()
  await expect(panel(page).getByRole('status')).toHaveText(/^\d+ places tidied$/)
  await expect(text(page)).toContainText('Still “typed”')
  await panel(page).getByRole('button', { name: 'Tidy the text' }).click()
  await expect(panel(page).getByRole('status')).toHaveText('Nothing to tidy')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('Still "typed"')
  await expect(text(page)).toContainText('As "typed"')
})

test('in Ukrainian they are its own, and an editor who suggests tidies by suggestions', async ({ writing, galley }) => {
  const articleId = galley.cast.articles.draft
  await database().update(articles).set({ language: 'uk' }).where(eq(articles.id, articleId))
  const page = await writing('editor')
  await openStory(page, articleId)
  await onANewLine(page)
  await page.keyboard.type('П\'ять слів - це "газета "Час"".')
  await expect(text(page)).toContainText('П’ять слів — це «газета „Час“».')
  await onANewLine(page)
  await page.keyboard.insertText('Він  сказав "так" - і пішов...')
  await page.getByRole('button', { name: 'Suggest changes' }).click()
  await atTheEnd(page)
  await open(page)
  await panel(page).getByRole('button', { name: 'Tidy the text' }).click()
  await expect(panel(page).getByRole('status')).toHaveText('5 places tidied')
  await expect(text(page).locator('ins')).toHaveText(['«', '»', /—/, '…'])
  // Two that touch each other are one suggestion.
  await expect(page.getByRole('button', { name: 'Suggestions: 4 open' })).toBeVisible()
})
