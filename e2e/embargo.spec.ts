import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory } from './press.ts'
import { openStory } from './writing.ts'

/** What the browser of this test calls half past the hour, two days from now. */
const inTwoDays = () => {
  const at = new Date(Date.now() + 2 * 86_400_000)
  return `${at.getUTCDate()}.${at.getUTCMonth() + 1}.${at.getUTCFullYear()} ${at.getUTCHours()}:30`
}

test('an embargoed story leaks nowhere: the writer sets it, nobody publishes it, only an express preview opens it, and an editor ends it', async ({
  galley,
  as,
  reader,
}) => {
  const { submitted } = galley.cast.articles
  const [journalist, editor] = [await as('journalist'), await as('editor')]

  // By keyboard alone: the writer sets the embargo among the details.
  await openStory(journalist, submitted)
  const group = journalist.getByRole('region', { name: 'Embargo', exact: true })
  await group.getByRole('button', { name: 'Set an embargo…' }).press('Enter')
  await group.getByLabel('When', { exact: true }).fill(inTwoDays())
  await group.getByRole('textbox', { name: 'Who asks for it, and why' }).fill('The statistics office')
  await group.getByRole('button', { name: 'Set', exact: true }).press('Enter')
  await expect(group).toContainText('The statistics office')
  await isClean(journalist, 'the story under embargo')

  // A usual link opens nothing while the embargo runs.
  const links = journalist.getByRole('region', { name: 'Preview links' })
  await links.getByRole('button', { name: 'Make a link' }).click()
  const usual = await links.getByRole('textbox', { name: 'The link' }).inputValue()
  expect((await reader.goto(usual))?.status()).toBe(404)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This preview is closed')

  // The desk marks it, and the editor cannot publish it.
  await editor.goto('/desk?scope=all')
  await expect(editor.getByRole('listitem').filter({ hasText: 'The submitted story' })).toContainText('Embargo')
  await openStory(editor, submitted)
  await editor.getByRole('button', { name: 'Publish', exact: true }).click()
  const panel = editor.getByRole('region', { name: 'Publish', exact: true })
  await expect(panel).toContainText('Under embargo until')
  await expect(panel.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  await editor.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  // A link that was made for it expressly opens the story as readers will see it, and says what it is.
  const outside = editor.getByRole('region', { name: 'Preview links' })
  await outside.getByRole('checkbox', { name: /Opens the story under its embargo/ }).press('Space')
  await outside.getByRole('button', { name: 'Make a link' }).click()
  const express = await outside.getByRole('textbox', { name: 'The link' }).inputValue()
  expect((await reader.goto(express))?.status()).toBe(200)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The submitted story')
  await expect(reader.getByRole('complementary', { name: 'Preview' })).toContainText('Under embargo until')
  await isClean(reader, 'the preview for somebody outside')
  for (const path of ['/', '/search?q=submitted', '/rss.xml', '/news/the-submitted-story', `/card/${submitted}.png`]) {
    const answer = await reader.request.get(path)
    expect([path, (await answer.text()).includes('The submitted story')]).toEqual([path, false])
  }

  // It is counted, and revoked.
  await editor.reload()
  await expect(outside.getByRole('listitem').first()).toContainText('Opened once.')
  await outside.getByRole('listitem').first().getByRole('button', { name: 'Revoke' }).click()
  await expect(outside.getByRole('listitem').first()).toContainText('Revoked')
  expect((await reader.goto(express))?.status()).toBe(404)

  // Ending it early takes an editor and a reason.
  await chooseForStory(editor, 'End the embargo…')
  await editor.getByRole('textbox', { name: 'Why it ends now' }).fill('The office published it itself')
  await editor.getByRole('button', { name: 'End the embargo', exact: true }).click()
  await expect(editor.getByRole('region', { name: 'Embargo', exact: true })).toContainText('None.')
  await editor.getByRole('button', { name: 'Publish', exact: true }).click()
  await panel.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-submitted-story')
  expect((await reader.goto(usual))?.status()).toBe(200)
})

test('when the time of an embargo comes, the open panel lets the editor publish', async ({ galley, as }) => {
  const { submitted } = galley.cast.articles
  await database()
    .update(articles)
    .set({ embargoUntil: sql`now() + interval '6 seconds'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' })
    .where(eq(articles.id, submitted))
  const editor = await as('editor')
  await openStory(editor, submitted)
  await editor.getByRole('button', { name: 'Publish', exact: true }).click()
  const publish = editor.getByRole('region', { name: 'Publish', exact: true }).getByRole('button', { name: 'Publish now' })
  await expect(publish).toBeEnabled({ timeout: 20_000 })
})
