import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, atTheEnd, expect, status, test, text } from './writing.ts'

const paste = (page: Page, words: string) =>
  text(page).evaluate((element, given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  }, words)

const wordsOf = ({ text: words, content = [] }: DocumentNode): string => words ?? content.map(wordsOf).join('/')

/** The rows of the draft's table: headings in brackets, “+” for each column more, with the alignment that a cell says. */
async function tableOf(articleId: string) {
  const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articleId))
  const table = draft?.body.content.find(({ type }) => type === 'table')
  return table?.content?.map(({ content = [] }) =>
    content
      .map((cell) => {
        const words = cell.type === 'tableHeader' ? `[${wordsOf(cell)}]` : wordsOf(cell)
        const to = cell.content?.[0]?.marks?.[0]?.attrs?.to
        return `${words}${'+'.repeat(Number(cell.attrs?.colspan ?? 1) - 1)}${to ? `:${to}` : ''}`
      })
      .join(' '),
  )
}

test('a table is pasted from a spreadsheet, aligned and merged by mouse and keyboard, and readers sort it', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  await atTheEnd(page)
  await keyboard.press('Enter')
  await paste(page, 'Port\tOpen\tTons\nOdesa\tyes\t1,204\nReni\tno\t80\nIzmail\tyes\t9.5\n')
  await expect(text(page).getByRole('columnheader')).toHaveText(['Port', 'Open', 'Tons'])
  await expect(text(page).getByRole('cell', { name: '80' })).toHaveCSS('text-align', 'end')

  // By mouse: a column in the middle.
  await text(page).getByRole('cell', { name: 'yes' }).first().click()
  const cells = page.getByRole('button', { name: 'Cells' })
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true })
  await pressUntilOpen(cells, page.getByRole('menuitemradio', { name: 'Centre' }))
  await page.getByRole('menuitemradio', { name: 'Centre' }).click()
  await expect(text(page).getByRole('cell', { name: 'no' })).toHaveCSS('text-align', 'center')

  // By keyboard alone: a row below, two of its cells merged, split and merged again.
  await keyboard.press('ControlOrMeta+Home')
  await keyboard.press('ControlOrMeta+End') // to the end of the last cell, 9.5
  await keyboard.press('Tab')
  await keyboard.type('All the others')
  const choose = async (name: string) => {
    await cells.focus()
    await keyboard.press('Enter')
    await item(name).focus()
    await keyboard.press('Enter')
    await expect(item(name)).toBeHidden()
  }
  await choose('Merge with the cell on the right')
  await keyboard.type(' and more')
  await expect(status(page)).toHaveText('Saved')
  expect(await tableOf(articles.draft)).toEqual([
    '[Port] [Open]:center [Tons]',
    'Odesa yes:center 1,204',
    'Reni no:center 80',
    'Izmail yes:center 9.5',
    expect.stringMatching(/^All the others.*\+ $/),
  ])
  await choose('Split cell')
  await expect(text(page).getByRole('row').last().getByRole('cell')).toHaveCount(3)
  await keyboard.press('ControlOrMeta+z')
  await expect(text(page).getByRole('row').last().getByRole('cell')).toHaveCount(2)
  await isClean(page, 'a story with a table')
  await cells.focus()
  await keyboard.press('Enter')
  await isClean(page, 'the menu of cells')
  await keyboard.press('Escape')

  // Readers sort only without merged cells.
  await choose('Split cell')
  await page.getByRole('button', { name: 'Edit table' }).focus()
  await keyboard.press('Enter')
  await item('Remove row').click()
  await expect(text(page).getByRole('row')).toHaveCount(4)
  await expect(status(page)).toHaveText('Saved')

  await pressUntilOpen(page.getByRole('button', { name: 'Submit', exact: true }).first(), page.getByRole('region', { name: 'Submit' }))
  await page.getByRole('region', { name: 'Submit' }).getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('Submitted', { exact: true })).toBeVisible()
  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await pressUntilOpen(
    editor.getByRole('button', { name: 'Publish', exact: true }),
    editor.getByRole('region', { name: 'Publish', exact: true }),
  )
  await editor.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')

  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByRole('button', { name: 'Tons' })).toBeVisible({ timeout: 500 })
  }).toPass()
  const first = reader.locator('.text table tr td:first-child')
  const sort = reader.getByRole('button', { name: 'Tons' })
  await sort.focus()
  await reader.keyboard.press('Enter')
  await expect(first).toHaveText(['Izmail', 'Reni', 'Odesa'])
  await expect(reader.getByRole('columnheader', { name: 'Tons' })).toHaveAttribute('aria-sort', 'ascending')
  await isClean(reader, 'a sorted table')
  await sort.click()
  await expect(first).toHaveText(['Odesa', 'Reni', 'Izmail'])
  await reader.getByRole('button', { name: 'Port' }).click()
  await expect(first).toHaveText(['Izmail', 'Odesa', 'Reni'])
  await expect(reader.locator('th[aria-sort]')).toHaveText(['Port'])
  await reader.getByRole('button', { name: 'Port' }).click()
  await reader.getByRole('button', { name: 'Port' }).click()
  await expect(first).toHaveText(['Odesa', 'Reni', 'Izmail'])
  expect(await faultsIn(await (await reader.request.get('/news/the-draft-story')).text())).toEqual([])
  expect(await (await reader.request.get('/rss.xml')).text()).toContain('text-align:center')
})
