import type { Locator } from '@playwright/test'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { isClean } from './axe.ts'
import { choose, openFeed } from './feed-desk.ts'
import { chooseForStory, pressUntilOpen } from './press.ts'
import { expect, openStory, test } from './writing.ts'

test('axe finds nothing on the sign-in page, light or dark', async ({ reader }) => {
  test.slow()
  await reader.goto('/desk/sign-in')
  await isClean(reader, 'sign in')
  await reader.goto('/desk/sign-in?token=spent')
  await isClean(reader, 'sign in by a spent link')
  await reader.getByLabel('E-mail address').fill('nobody@paper.test')
  await reader.getByLabel('Password').fill('not the right sentence')
  await reader.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(reader.getByText('That is not the right address and password.')).toBeVisible()
  await isClean(reader, 'refused')
})

test('axe finds nothing on the pages where an editor works, light or dark', async ({ as, galley }) => {
  test.slow()
  const page = await as('editor')
  await page.goto('/desk')
  await isClean(page, 'stories')
  await pressUntilOpen(page.getByRole('button', { name: /^Account/ }), page.getByRole('menu'))
  await isClean(page, 'account menu')
  await page.goto('/desk?scope=waiting&words=nothing+of+the+sort')
  await isClean(page, 'no stories')
  await page.goto('/desk/articles/new')
  await isClean(page, 'new story')

  await page.goto('/desk/feed')
  await isClean(page, 'feed')
  await pressUntilOpen(page.getByRole('button', { name: 'History' }), page.getByRole('region', { name: 'History' }))
  await isClean(page, 'history of the feed')
  await pressUntilOpen(
    page.getByRole('button', { name: 'Add', exact: true }),
    page.getByRole('region', { name: 'Published, not in this feed' }),
  )
  await isClean(page, 'stories that are not in the feed')
  await pressUntilOpen(page.getByRole('button', { name: 'More for “The published story”' }), page.getByRole('menu'))
  await isClean(page, 'menu of a story in the feed')
  await page.getByRole('menuitem', { name: 'Move to position…' }).click()
  await expect(page.getByRole('region', { name: 'Move to position' })).toBeVisible()
  await isClean(page, 'position in the feed')

  await page.goto('/desk/media')
  await isClean(page, 'empty library')
  await page.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'quay.jpg' },
    data: await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#753' } })
      .jpeg()
      .toBuffer(),
  })
  await page.reload()
  await pressUntilOpen(page.getByRole('option', { name: /^quay\.jpg/ }), page.getByRole('region', { name: 'Picture' }))
  await isClean(page, 'picture')

  for (const [part, button] of [
    ['sections', 'New section'],
    ['topics', 'New topic'],
    ['authors', 'New author'],
  ] as const) {
    await page.goto(`/desk/taxonomy/${part}`)
    await isClean(page, part)
    await pressUntilOpen(page.getByRole('button', { name: button }), page.getByRole('region', { name: button }))
    await isClean(page, button)
  }
})

test('axe finds nothing on the pages of an admin and of one’s own account, light or dark', async ({ as }) => {
  test.slow()
  const page = await as('admin')
  await page.goto('/desk/people')
  await isClean(page, 'people')
  await pressUntilOpen(page.getByRole('button', { name: 'Actions for Olena' }), page.getByRole('menu'))
  await isClean(page, 'menu of a person')
  await page.keyboard.press('Escape')
  await pressUntilOpen(page.getByRole('button', { name: 'Invite' }), page.getByRole('region', { name: 'Invite somebody' }))
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible()
  await isClean(page, 'invitation with nothing in it')
  await page.getByLabel('Name').fill('Guest Writer')
  await page.getByLabel('E-mail address').fill('guest@paper.test')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByLabel('One-time link', { exact: true })).toBeVisible()
  await isClean(page, 'one-time link')
  for (const path of ['/desk/settings', '/desk/programs', '/desk/account', '/desk/sign-out', '/desk/nowhere']) {
    await page.goto(path)
    await isClean(page, path)
  }
})

test('axe finds nothing in the panels of the feed desk, light or dark', async ({ as }) => {
  test.slow()
  const page = await as('editor')
  const look = async (name: string, open: () => Promise<void>, shown: Locator) => {
    await open()
    await expect(shown).toBeVisible()
    await isClean(page, name)
  }
  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  await openFeed(page)
  await look('shapes', () => page.getByRole('button', { name: 'Shape' }).click(), panel('Shape'))
  for (const [item, title] of [
    ['In this feed…', 'In this feed'],
    ['Pin until…', 'Pin until'],
    ['Take out at a time…', 'Take out at a time'],
  ] as const)
    await look(item, () => choose(page, 'The published story', item), panel(title))
  await page.keyboard.press('Escape')
  await look('move bar', () => page.getByRole('button', { name: /^Move “/ }).click(), panel('Move “The published story”'))
  await page.getByRole('button', { name: 'Begin a draft order' }).click()
  await expect(page.getByRole('button', { name: 'Launch now…' })).toBeVisible()
  for (const name of ['Launch now…', 'Discard the draft…', 'Launch at a time…'])
    await look(
      name,
      () => page.getByRole('button', { name }).click(),
      page
        .getByRole('button', { name: 'Cancel' })
        .or(panel(name.replace('…', '')))
        .first(),
    )
  await page.getByRole('button', { name: 'History' }).click()
  await look(
    'an older order',
    () =>
      page
        .getByRole('button', { name: /^Look at the order after/ })
        .first()
        .click(),
    page.getByRole('slider'),
  )
  await page.goto('/desk/feed/preview?language=en')
  await look(
    'the preview at a time',
    () => pressUntilOpen(page.getByRole('button', { name: 'See another time' }), panel('See another time')),
    panel('See another time'),
  )
})

test('axe finds nothing where something is planned, under embargo, shown outside, selected or restored, light or dark', async ({
  as,
  galley,
}) => {
  test.slow()
  const { submitted, 'taken-down': gone } = galley.cast.articles
  const seen = { article: 1, draft: 1 }
  const time = { wallTime: '2099-06-03T09:00', zone: 'UTC' }
  expect((await schedule(galley.cast.marta, { kind: 'publish', articleId: submitted, seen, ...time })).ok).toBe(true)
  const page = await as('admin')
  for (const view of ['week', 'day', 'list'] as const) {
    await page.goto(`/desk/calendar?view=${view}&day=2099-06-03`)
    await isClean(page, `the calendar: ${view}`)
  }
  const change = page.getByRole('button', { name: /^Change the time of/ })
  await pressUntilOpen(change, page.getByRole('region', { name: 'Publish' }))
  await isClean(page, 'something in the calendar')
  await page.goto('/desk/calendar?view=list&day=2098-06-03')
  await isClean(page, 'an empty list of the calendar')
  await page.goto('/desk/calendar?view=week&day=2098-06-03')
  await isClean(page, 'an empty week')
  await pressUntilOpen(
    page.getByRole('button', { name: 'Make an address' }),
    page.getByRole('textbox', { name: 'In your own calendar program' }),
  )
  await isClean(page, 'the address of the calendar')

  await openStory(page, submitted)
  await page.getByRole('button', { name: 'Set an embargo…' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByRole('textbox', { name: 'The link' })).toBeVisible()
  await isClean(page, 'the form of an embargo, and a preview link')
  await page.goto(`/desk/articles/${gone}`)
  await chooseForStory(page, 'Restore…')
  await isClean(page, 'restoring a taken-down story')

  await page.goto('/desk?scope=all')
  await page.getByRole('checkbox', { name: 'Select “The submitted story”' }).check({ force: true })
  for (const [button, title] of [
    ['Section…', 'Move to a section'],
    ['Topic…', 'Add a topic'],
    ['Unpublish…', 'Unpublish'],
  ] as const) {
    await pressUntilOpen(page.getByRole('button', { name: button }), page.getByRole('region', { name: title }))
    await isClean(page, title)
  }
  await page.goto('/desk/audit?verb=recall')
  await isClean(page, 'an audit without rows')
  await page.goto('/desk/audit')
  await page.getByText('Details', { exact: true }).first().click()
  await isClean(page, 'the facts of a row of the audit')
})

test('axe finds nothing on the error page, and a retry loads the page', async ({ as }) => {
  const page = await as('editor')
  await database().execute(sql`alter table snippets rename to snippets_elsewhere`)
  await page.goto('/desk/settings/snippets')
  await expect(page.getByText('This page could not be loaded')).toBeVisible()
  await isClean(page, 'error')
  await database().execute(sql`alter table snippets_elsewhere rename to snippets`)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('There is no snippet yet')).toBeVisible()
})
