import { database } from '#db/client.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { isClean } from './axe.ts'
import { expect, line, onANewLine, openStory, status, test, text } from './writing.ts'

test('an editor writes the house style, and a journalist keeps to it with one key or by a suggestion', async ({ as, writing, galley }) => {
  const editor = await as('editor')
  await editor.goto('/desk/settings/house-style')
  await expect(editor.getByText('The house style has no rule yet')).toBeVisible()
  await isClean(editor, 'an empty house style')
  await editor.getByRole('button', { name: 'New rule' }).click()
  await editor.getByRole('textbox', { name: 'Not to be written' }).fill('utilise')
  await editor.getByRole('textbox', { name: 'Better' }).fill('use')
  await editor.getByRole('textbox', { name: 'Why' }).fill('Shorter.')
  await isClean(editor, 'a new rule')
  await editor.keyboard.press('Enter')
  const rules = editor.getByRole('list', { name: 'Rules of the house style' })
  await expect(rules).toContainText('use for utilise')
  await editor.getByRole('button', { name: 'New rule' }).click()
  await editor.getByRole('textbox', { name: 'Not to be written' }).fill('Utilise'.toLowerCase())
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('This term has a rule already.')).toBeVisible()
  await editor.keyboard.press('Escape')

  // A list, with a report.
  await editor.getByRole('button', { name: 'Import a list' }).click()
  const list = {
    name: 'rules.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('term,better,why\nKiev,Kyiv,\nallegedly,,Say who says so.\n,x,\n'),
  }
  await editor.getByLabel('A file').setInputFiles(list)
  await expect(editor.getByRole('textbox', { name: 'The list' })).toHaveValue(/allegedly/)
  await isClean(editor, 'a list that is imported')
  await editor.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(editor.getByText('2 rules added, 0 changed, 0 were there already.')).toBeVisible()
  await expect(editor.getByText('Rule 3 (“”): a term has one to twelve words.')).toBeVisible()
  await editor.getByRole('button', { name: 'Close' }).last().click()
  await expect(rules.getByRole('listitem')).toHaveCount(3)
  await isClean(editor, 'the house style')

  // Deleted, and put back.
  await editor.getByRole('button', { name: 'Remove the rule for “Kiev”' }).click()
  await expect(rules.getByRole('listitem')).toHaveCount(2)
  await editor.getByRole('button', { name: 'Undo' }).click()
  await expect(rules.getByRole('listitem')).toHaveCount(3)
  await editor.getByRole('searchbox', { name: 'Find rules' }).fill('kyi')
  await editor.keyboard.press('Enter')
  await expect(rules.getByRole('listitem')).toHaveCount(1)

  // In the text: in its case, by one key.
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('Utilise it, they utilise Kiev. Allegedly.')
  const marked = text(page).locator('.off-style')
  await expect(marked).toHaveText(['Utilise', 'utilise', 'Kiev', 'Allegedly'])
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('F7')
  const popover = page.getByRole('region', { name: 'House style' })
  await expect(popover).toContainText('Use for utilise')
  await expect(popover).toContainText('Shorter.')
  await isClean(page, 'what the house style says')
  await page.keyboard.press('F2')
  await expect(text(page)).toContainText('Use it, they utilise')
  await page.keyboard.press('F7')
  await expect(popover).toContainText('use for utilise')
  await popover.getByRole('button', { name: 'Replace' }).click()
  await expect(text(page)).toContainText('they use Kiev')
  await page.keyboard.press('F7')
  await page.keyboard.press('F7')
  await expect(popover).toContainText('Avoid allegedly')
  await expect(popover.getByRole('button', { name: 'Replace' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(popover).toHaveCount(0)

  // Ignored in this story, and looked for again.
  await page.keyboard.press('F7')
  await expect(popover).toContainText('Kyiv for Kiev')
  await page.keyboard.press('Shift+F2')
  await expect(marked).toHaveText(['Allegedly'])
  await expect(status(page)).toHaveText('Saved')
  const checklist = page.getByRole('region', { name: 'Checklist' })
  await expect(checklist).toContainText('1 place is not in the house style')
  await openStory(page, galley.cast.articles.draft)
  await expect(marked).toHaveText(['Allegedly'])
  await checklist.getByRole('button', { name: 'Look for “Kiev” again' }).click()
  await expect(marked).toHaveText(['Kiev', 'Allegedly'])
  await expect(checklist).toContainText('2 places are not in the house style')

  // A suggestion while one suggests.
  await page.getByRole('button', { name: 'Suggest changes' }).click()
  await marked.first().dblclick()
  await expect(popover).toContainText('Kyiv for Kiev')
  await page.keyboard.press('F2')
  await expect(text(page).locator('ins')).toHaveText(['Kyiv'])
  await expect(marked).toHaveText(['Allegedly'])
})

test('a headline and a caption are looked through, and on a phone a tap shows what is better', async ({ as, galley }) => {
  await database().insert(styleRules).values({ language: 'en', term: 'utilise', key: 'utilise', better: 'use' })
  const page = await as('editor')
  await page.setViewportSize({ width: 390, height: 844 })
  await openStory(page, galley.cast.articles.draft)
  await line(page).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' utilise')
  await page.keyboard.press('ControlOrMeta+Home')
  const marked = page.locator('.off-style:not(button *)')
  await expect(marked).toHaveText(['utilise'])
  await marked.first().click()
  const popover = page.getByRole('region', { name: 'House style' })
  await expect(popover).toBeInViewport({ ratio: 1 })
  await popover.getByRole('button', { name: 'Replace' }).click()
  await expect(line(page)).toHaveText(/ use$/)
  await expect(popover).toHaveCount(0)
})
