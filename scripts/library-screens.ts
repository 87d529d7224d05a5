import type { Page } from '@playwright/test'
import type { deskMessages } from '#lib/languages/desk-messages.ts'
import type { Screen } from './screen.ts'

/** The library, and what is done there with a picture or a file. */
export function libraryScreens({ media, editor }: (typeof deskMessages)['en']): Screen[] {
  const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
  const toStory = (page: Page) => press(page, media.inStory)
  return [
    { name: 'media', path: '/desk/media', as: 'editor', picture: 'library' },
    { name: 'media-file', path: '/desk/media?kind=video', as: 'editor', open: openFirst },
    {
      ...{ name: 'media-crop', path: '/desk/media?kind=picture', as: 'editor', picture: 'crop-a-picture' },
      async open(page) {
        await openFirst(page)
        await press(page, '16:9')
        await page.getByRole('dialog').locator('img').first().waitFor()
        await page.waitForLoadState('networkidle')
      },
    },
    {
      ...{ name: 'media-use', path: '/desk/media?kind=picture', as: 'editor', picture: 'use-in-a-story' },
      async open(page) {
        await openFirst(page)
        await toStory(page)
        await page.getByRole('listbox', { name: editor.stories }).getByRole('option').first().waitFor()
        await page.getByRole('combobox').evaluate((field) => field.scrollIntoView({ block: 'center' }))
      },
    },
    {
      ...{ name: 'media-several', path: '/desk/media', as: 'editor' },
      async open(page) {
        await page.waitForLoadState('networkidle')
        await press(page, media.chooseSeveral)
        for (const place of [0, 1, 2]) await page.getByRole('listbox').getByRole('option').nth(place).click()
      },
    },
  ]
}

/** A page that was just drawn may not have its handlers yet: presses until the panel is there. */
const openFirst = async (page: Page) => {
  const panel = page.getByRole('region').getByRole('textbox').first()
  for (let times = 0; times < 20 && !(await panel.isVisible()); times += 1) {
    await page.getByRole('listbox').getByRole('option').first().click()
    await panel.waitFor({ timeout: 1_000 }).catch(() => {})
  }
}
