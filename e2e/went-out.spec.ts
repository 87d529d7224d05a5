import type { Page } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, test } from './fixtures.ts'
import { chooseForStory, pressUntilOpen } from './press.ts'

const spotsOf = (page: Page) => page.getByRole('list', { name: /^Where readers f/ }).getByRole('listitem')

/** Opens the panel of a story that went out earlier. */
async function openPanel(page: Page) {
  await chooseForStory(page, 'It went out…')
  await expect(page.getByRole('region', { name: 'It went out' })).toBeVisible()
}

test('an editor publishes and sees each place readers find it, then takes it down and sees that none has it', async ({ galley, as }) => {
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${galley.cast.articles.submitted}`)
  const publish = editor.getByRole('button', { name: 'Publish now' })
  await pressUntilOpen(editor.getByRole('button', { name: 'Publish', exact: true }), publish)
  await publish.click()
  await expect(editor.getByText('Readers find it everywhere.')).toBeVisible({ timeout: 20_000 })
  await expect(spotsOf(editor)).toHaveText([
    /^Its page(late: )?after [\d.]+ m?s$/,
    /^The facts in its page for search engines/,
    /^The front page/,
    /^The page of its section/,
    /^RSS/,
    /^The news sitemap/,
    /^The sitemap/,
    /^The search of the site/,
  ])
  await isClean(editor, 'it went out')
  await editor.setViewportSize({ width: 390, height: 844 })
  expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await editor.setViewportSize({ width: 1280, height: 800 })

  await editor.keyboard.press('Escape')
  await chooseForStory(editor, 'Take down…')
  await editor.getByRole('textbox', { name: /^Reason/ }).fill('A court says so')
  await editor.getByRole('button', { name: 'Take down for good' }).click()
  await expect(editor.getByText('Readers find it nowhere any more.')).toBeVisible({ timeout: 20_000 })
})

/** The process of the edge, which a story stops for a while: an edge that readers do not reach. */
function pidOfEdge({ processes }: Galley): number {
  const pid = processes.find(({ name }) => name === 'edge')?.mark()?.pid
  if (!pid) throw new Error('the edge does not run')
  return pid
}

test('a site that does not answer is red on the story and on the page of health, and turns green late', async ({ galley, as }) => {
  const articleId = galley.cast.articles.published
  const edge = pidOfEdge(galley)
  process.kill(edge, 'SIGSTOP')
  try {
    await takedown(galley.cast.marta, { articleId, reason: 'A court says so' })
    await expect
      .poll(async () => (await database().select({ red: outsideChecks.redCount }).from(outsideChecks))[0]?.red, { timeout: 30_000 })
      .toBeGreaterThan(0)
  } finally {
    process.kill(edge, 'SIGCONT')
  }
  // What the worker saw in between is kept, whenever it looks again.
  await expect
    .poll(async () => (await database().select({ ending: outsideChecks.ending }).from(outsideChecks))[0]?.ending, { timeout: 60_000 })
    .toBe('seen')
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${articleId}`)
  await openPanel(editor)
  await expect(editor.getByText('Readers find it nowhere any more.')).toBeVisible()
  await expect(spotsOf(editor).first()).toHaveText(/^Its pagelate: after [\d.]+ s$/)
})

test('a red place says what to do, counts as a trouble, and is looked at again when an editor asks', async ({ galley, as }) => {
  const { marta, articles } = galley.cast
  const articleId = articles.published
  await takedown(marta, { articleId, reason: 'A court says so' })
  await expect
    .poll(async () => (await database().select({ ending: outsideChecks.ending }).from(outsideChecks))[0]?.ending, { timeout: 30_000 })
    .toBe('seen')
  // As the worker leaves a check when a cache before the edge has kept the page.
  await database()
    .update(outsideChecks)
    .set({
      redCount: 1,
      ending: 'unseen',
      countedFrom: sql`now() - interval '6 minutes'`,
      spots: [{ name: 'page', path: '/news/the-published-story', after: null, problem: 'still-there' }],
    })
    .where(eq(outsideChecks.articleId, articleId))
  const editor = await as('editor')
  await editor.goto('/desk')
  await editor.getByRole('link', { name: /Health.*needs? you/ }).click()
  const found = editor.getByRole('region', { name: 'What readers find' })
  await expect(found).toContainText('Readers do not find the last change of 1 story everywhere.')
  await isClean(editor, 'health with a red story')
  await found.getByRole('link', { name: 'The published story' }).click()
  await openPanel(editor)
  await expect(spotsOf(editor).first()).toContainText('Readers can still find the story here. Tell the person who runs Galley at once')
  await isClean(editor, 'a red place')
  await editor.getByRole('button', { name: 'Look again' }).click()
  await expect(editor.getByText('Readers find it nowhere any more.')).toBeVisible({ timeout: 30_000 })
})
