import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { examined, expect, figures, line, onANewLine, status, test, text } from './writing.ts'

const quay = 'testing/inputs/files/quay.docx'

/** Chooses a file for what was pressed. */
async function choose(page: Page, press: () => Promise<void>, file: Parameters<Awaited<ReturnType<typeof chooserOf>>['setFiles']>[0]) {
  const chooser = chooserOf(page)
  await press()
  await (await chooser).setFiles(file)
}

const chooserOf = (page: Page) => page.waitForEvent('filechooser')

async function insertFile(page: Page, file: Parameters<typeof choose>[2]) {
  const press = async () => {
    await onANewLine(page)
    await page.keyboard.type('/file')
    await expect(page.getByRole('option', { name: 'Insert a file…', selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
  }
  // Waited for from the beginning: a key that follows at once would come before the browser tells of its dialog.
  await choose(page, press, file)
}

test('a Word document with a picture, a table and a footnote is chosen, names what is different, and goes in one step', async ({
  writing,
}) => {
  const page = await writing('journalist')
  await insertFile(page, quay)
  await expect(text(page)).toContainText('Ships came early and again.', examined)
  await expect(text(page).getByRole('heading', { name: 'The quay is open' })).toBeVisible()
  await expect(text(page).getByRole('table')).toContainText('2025')
  await expect(figures(page)).toHaveCount(1)
  const files = page.getByRole('list', { name: 'Files' })
  await expect(text(page).getByRole('button', { name: 'Footnote: Says the harbour master.' })).toBeVisible()
  await expect(files).toContainText('a comment was left out: “Who says so?”')
  await isClean(page, 'a file is in the text')
  await page.getByRole('button', { name: 'Close the message about “quay.docx”' }).click()
  await expect(files).toBeHidden()

  await text(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).not.toContainText('Ships came')
  await expect(figures(page)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(text(page)).toContainText('Ships came early and again.')
  await expect(status(page)).toHaveText('Saved')
  await page.reload()
  await expect(text(page).getByRole('button', { name: 'Footnote: Says the harbour master.' })).toBeVisible()
})

test('a file that cannot be read leaves the text as it is, and says what to do', async ({ writing }) => {
  const page = await writing('journalist')
  const before = await text(page).textContent()
  await insertFile(page, { name: 'report.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('%PDF-1.7') })
  await expect(page.getByText('“report.docx” is a PDF, which holds no text to edit. Use the document that it was made from.')).toBeVisible(
    examined,
  )
  await page.getByRole('button', { name: 'Close the message about “report.docx”' }).click()
  expect(await text(page).textContent()).toBe(before)
})

test('a story starts from a file', async ({ as }) => {
  const page = await as('journalist')
  await page.goto('/desk/articles/new')
  await choose(page, () => page.getByRole('button', { name: 'Start from a file…' }).click(), quay)
  await expect(page.getByText('“quay.docx” comes in with the story. Choose the story’s language.')).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(line(page)).toHaveText('The quay is open', examined)
  await expect(text(page)).toContainText('Ships came early and again.')
})
