import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { ownWords } from '#db/schema/grammar.ts'
import { isClean } from './axe.ts'
import { expect, line, onANewLine, openStory, status, test, text } from './writing.ts'

const findMarks = (page: Page) => page.locator('.story-text .off-grammar')
const findPopover = (page: Page) => page.getByRole('region', { name: 'English grammar' })
const open = (page: Page) => page.getByRole('button', { name: 'Typography and grammar' }).click()

/** A word of the cast's draft that no dictionary has. */
const keepDek = (personId: string) => database().insert(ownWords).values({ personId, word: 'dek' })

/** Through the panel, as a writer does. */
async function switchOn(page: Page): Promise<void> {
  await open(page)
  await page.getByRole('checkbox', { name: 'Grammar while writing' }).check({ force: true })
  await page.getByRole('region', { name: 'Typography and grammar' }).getByRole('button', { name: 'Close' }).click()
}

test('a writer has the grammar checked, and corrects, ignores and keeps words by keys', async ({ writing, galley }) => {
  await keepDek(galley.cast.olena.id)
  const page = await writing('journalist')
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  page.context().on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await onANewLine(page)
  await page.keyboard.type('They could of gone to the the bridge. It costs nine hryvnias. He put up a order. End.')
  await expect(status(page)).toHaveText('Saved')
  expect(asked.filter((path) => path.includes('grammar'))).toEqual([])
  await expect(findMarks(page)).toHaveCount(0)

  // Only its worker may run WebAssembly.
  const policyOf = async (path: string) => (await page.request.get(path)).headers()['content-security-policy']
  expect(await policyOf('/desk/grammar-worker.js')).toBe(
    "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self' blob:; frame-ancestors 'none'",
  )
  expect(await policyOf('/desk')).not.toContain('wasm')
  expect(await policyOf('/')).not.toContain('wasm')
  const wasm = await page.request.get('/desk/grammar.wasm')
  expect(wasm.headers()).toMatchObject({ 'content-type': 'application/wasm', 'content-encoding': expect.stringMatching(/^(?:gzip|br)$/) })
  // Its worker asks for the file that the build has packed, which nobody packs again.
  const packed = await page.request.get('/desk/grammar.wasm', { headers: { accept: 'application/gzip' } })
  expect(packed.headers()).toMatchObject({ 'content-type': 'application/gzip' })
  expect(packed.headers()['content-encoding']).toBeUndefined()
  expect(gunzipSync(await packed.body()).equals(await wasm.body())).toBe(true)

  await switchOn(page)
  await expect(findMarks(page)).toHaveText(['could of', 'the the', 'hryvnias', 'a'], { timeout: 30_000 })
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F7')
  await expect(findPopover(page)).toContainText('could have')
  await isClean(page, 'what the grammar says')
  await page.keyboard.press('F2')
  await expect(text(page)).toContainText('They could have gone')
  await page.keyboard.press('F7')
  await expect(findPopover(page)).toContainText('Did you mean to repeat this word?')
  await page.keyboard.press('Shift+F2')
  await expect(findMarks(page)).toHaveText(['hryvnias', 'a'])
  await page.keyboard.press('F7')
  await expect(findPopover(page).getByRole('button', { name: 'Add to my words' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+F2')
  await expect(findMarks(page)).toHaveText(['a'])

  // Into the panel and back, by keys; and by the mouse.
  await page.keyboard.press('F7')
  await page.keyboard.press('F6')
  await expect(findPopover(page).getByRole('button', { name: 'Replace with an' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await findPopover(page).getByRole('button', { name: 'Replace with an' }).click()
  await expect(text(page)).toContainText('put up an order')
  await expect(findMarks(page)).toHaveCount(0)

  // In the story as it is opened again, and in the lists of what is left alone.
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, galley.cast.articles.draft)
  await onANewLine(page)
  await page.keyboard.type('Nine hryvnias for the the bus, and put it down. They was late. End.')
  await expect(findMarks(page)).toHaveText(['was'], { timeout: 30_000 })
  await open(page)
  await isClean(page, 'the panel of the grammar')
  await page.getByRole('button', { name: 'Remove “hryvnias” from my words' }).click()
  await page.getByRole('button', { name: 'Look for “the the” again' }).click()
  await expect(findMarks(page)).toHaveText(['the the', 'hryvnias', 'hryvnias', 'the the', 'was'])
  await page.getByRole('checkbox', { name: 'Grammar while writing' }).uncheck({ force: true })
  await expect(findMarks(page)).toHaveCount(0)
})

test('while one suggests a proposal is a suggestion, and a headline is looked through on a phone', async ({ as, galley }) => {
  await keepDek(galley.cast.marta.id)
  const page = await as('editor')
  await page.setViewportSize({ width: 390, height: 844 })
  await openStory(page, galley.cast.articles.draft)
  await switchOn(page)
  await line(page).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' that could of been, ')
  await expect(findMarks(page)).toHaveText(['could of'], { timeout: 30_000 })
  await page.getByRole('button', { name: 'Suggest changes' }).click()
  await findMarks(page).first().click()
  await expect(findPopover(page)).toBeInViewport({ ratio: 1 })
  await findPopover(page).getByRole('button', { name: 'Replace with could have' }).click()
  await expect(page.locator('.story-text ins')).toHaveText(['could have'])
  await expect(findMarks(page)).toHaveCount(0)
})
