import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { storyHref } from '#newsroom/articles/nodes.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { value, versionsOf } from '#proof/embargo/story.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, atTheEnd, expect, status, test, text } from './writing.ts'

test('links and lists of our stories follow a changed slug, and a story that is taken down leaves words', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles, marta } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  const bodyOf = async () => {
    const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articles.draft))
    return [...nodesOf(draft?.body ?? { type: 'doc', content: [] })]
  }
  await atTheEnd(page)
  await keyboard.press('Enter')
  await keyboard.type('As told before')
  for (let word = 0; word < 3; word += 1) await keyboard.press('Control+Shift+ArrowLeft')
  await keyboard.press('ControlOrMeta+k')
  // Found by the address of its page as well as by its headline.
  const field = page.getByRole('combobox', { name: 'Address, or words of a headline' })
  await field.fill('/news/the-published-story')
  await expect(page.getByRole('option', { name: /The published story/ })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved')
  expect((await bodyOf()).find(({ text: words }) => words === 'As told before')?.marks).toEqual([
    { type: 'link', attrs: { href: storyHref(articles.published) } },
  ])
  await keyboard.press('ControlOrMeta+k')
  await expect(page.getByText('Leads to our story: The published story')).toBeVisible()
  await isClean(page, 'the panel of a link to our story')
  await keyboard.press('Escape')

  // An abbreviation in another language.
  await keyboard.press('End')
  await keyboard.type(' by MAGATE')
  await keyboard.press('Control+Shift+ArrowLeft')
  await keyboard.press('ControlOrMeta+Shift+l')
  await page.getByRole('textbox', { name: 'Stands for' }).fill('Mizhnarodne ahentstvo')
  await page.getByRole('button', { name: /Language of these words/ }).press('Enter')
  await page.getByRole('option', { name: 'Ukrainian' }).press('Enter')
  await isClean(page, 'the panel of language and abbreviation')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await expect(text(page).locator('abbr[title="Mizhnarodne ahentstvo"]')).toHaveText('MAGATE')
  await expect(text(page).locator('span[lang="uk"]')).toHaveText('MAGATE')

  // By the slash menu, with a search.
  await keyboard.press('End')
  await keyboard.press('Enter')
  await keyboard.type('/newsletter')
  await expect(page.getByRole('option', { name: 'Read also', selected: true })).toBeVisible()
  await keyboard.press('Enter')
  const panel = page.getByRole('region', { name: 'Read also' })
  await panel.getByRole('combobox').fill('published')
  await expect(panel.getByRole('option', { name: /The published story/ })).toBeVisible()
  await keyboard.press('Enter')
  await expect(panel.getByRole('status').last()).toContainText('1 story in the list')
  await isClean(page, 'the panel of a list of stories')
  await panel.getByRole('button', { name: 'Close' }).last().press('Enter')
  await expect(text(page).getByRole('complementary', { name: 'Read also' })).toContainText('The published story')
  await expect(status(page)).toHaveText('Saved')
  expect((await bodyOf()).find(({ type }) => type === 'readAlso')?.content).toEqual([
    { type: 'relatedStory', attrs: { articleId: articles.published } },
  ])
  await isClean(page, 'a story with a list of stories')
  // From the words above, a key leads to the story in the list.
  await text(page).locator('abbr').click()
  await keyboard.press('End')
  await keyboard.press('ArrowDown')
  await expect(text(page).locator('.node-relatedStory.ProseMirror-selectednode')).toHaveCount(1)

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

  const link = reader.locator('.text').getByRole('link', { name: 'As told before' })
  const list = reader.getByRole('complementary', { name: 'Related' })
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(link).toHaveAttribute('href', '/news/the-published-story', { timeout: 500 })
  }).toPass()
  await expect(list.getByRole('link')).toHaveText(['The published story'])
  await expect(reader.locator('span[lang="uk"] abbr')).toHaveAttribute('title', 'Mizhnarodne ahentstvo')
  expect(await faultsIn(await (await reader.request.get('/news/the-draft-story')).text())).toEqual([])
  await isClean(reader, '/news/the-draft-story')

  value(await changeDetails(marta, { articleId: articles.published, changes: { slug: 'it-moved' } }))
  value(await publish(marta, { articleId: articles.published, seen: (await versionsOf(articles.published)).seen }))
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(link).toHaveAttribute('href', '/news/it-moved', { timeout: 500 })
  }).toPass()
  await expect(list.getByRole('link')).toHaveAttribute('href', '/news/it-moved')
  expect(await (await reader.request.get('/rss.xml')).text()).toContain('/news/it-moved')

  value(await takedown(marta, { articleId: articles.published, reason: 'It was wrong.' }))
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(link).toHaveCount(0, { timeout: 500 })
  }).toPass()
  await expect(reader.locator('.text')).toContainText('As told before')
  await expect(list).toHaveCount(0)
  expect(await (await reader.request.get('/rss.xml')).text()).not.toContain('it-moved')
})
