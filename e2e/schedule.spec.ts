import type { BrowserContext, Page } from '@playwright/test'
import { and, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, publications } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { setNewsroomZone } from '#lib/publication.ts'
import { setTimeZone } from '#newsroom/settings/set-time-zone.ts'
import { isClean } from './axe.ts'
import type { Galley } from './fixtures.ts'
import { sealSession } from './seal-session.ts'
import { expect, fillLine, openStory, status, test } from './writing.ts'

/** setTimeZone sets that of the process that calls it, which runs other stories after these. */
test.afterEach(() => setNewsroomZone('UTC'))

/**
 * The clock of Postgres, which alone says what is due, cannot be moved. So the night is chosen as a year from now, and passes by bringing the
 * instant of the row forward to the next second: what was chosen, shown and stored before it is that of the night.
 */
const letItPass = (articleId: string) =>
  database().update(schedules).set({ at: sql`now() + interval '1 second'` }).where(eq(schedules.articleId, articleId))

test('a story is approved in the evening, scheduled across the night of the clocks, and comes out once', async ({ galley, as, reader }) => {
  test.slow()
  await setTimeZone(galley.cast.ihor, { zone: 'Europe/Kyiv' })
  const { submitted } = galley.cast.articles
  const editor = await as('editor')
  await openStory(editor, submitted)
  await editor.getByRole('button', { name: 'Schedule…' }).click()
  const panel = editor.getByRole('region', { name: 'Publish later' })
  const when = panel.getByRole('textbox', { name: 'When' })
  await when.fill('28.3.2027 3:30')
  await expect(panel).toContainText('so 03:30 does not exist on that day')
  await expect(panel.getByRole('button', { name: 'Schedule', exact: true })).toBeDisabled()
  await when.fill('31.10.2027 3:30')
  await expect(panel).toContainText('so 03:30 comes twice on that day')
  await isClean(editor, 'the question which of two hours is meant')
  await panel.getByRole('button', { name: 'The second 03:30 (UTC+2)' }).click()
  await expect(panel).toContainText('On your clock in UTC: Sun, 31 Oct 2027, 01:30')
  await panel.getByRole('button', { name: 'Schedule for Sun, 31 Oct 2027, 03:30 (UTC+2)' }).click()
  await expect(panel).toContainText('Scheduled by Marta')
  await isClean(editor, 'a story with a schedule')
  const stored = await database().select({ at: schedules.at, wallTime: schedules.wallTime, zone: schedules.zone }).from(schedules)
  expect(stored).toEqual([{ at: new Date('2027-10-31T01:30Z'), wallTime: '2027-10-31T03:30', zone: 'Europe/Kyiv' }])

  // The calendar shows it in that night; keys move it by a day, and Undo brings it back to the second of the two hours.
  await editor.goto('/desk/calendar?view=week&day=2027-10-31')
  const item = editor.getByRole('button', { name: /Publish: The submitted story$/ })
  await expect(item).toHaveAccessibleName(/^Sun, 31 Oct 2027,\s*03:30 \(UTC\+2\)\s*, Publish: The submitted story$/)
  await isClean(editor, 'the calendar')
  await expect(async () => {
    await item.press('ArrowUp') // nothing happens before the page's script has loaded
    await expect(editor.getByText('To Sun, 31 Oct 2027, 03:15: Enter saves it')).toBeVisible({ timeout: 500 })
  }).toPass()
  await item.press('Escape')
  await item.press('ArrowLeft')
  await item.press('Enter')
  await expect(item).toHaveAccessibleName(/^Sat, 30 Oct 2027,\s*03:30\s*, /)
  await editor.getByRole('button', { name: 'Undo' }).click()
  await expect(editor.getByText('Moved to Sun, 31 Oct 2027, 03:30 (UTC+2)')).toBeVisible() // what the screen shows before it is not stored yet
  await expect(item).toHaveAccessibleName(/^Sun, 31 Oct 2027,\s*03:30 \(UTC\+2\)\s*, /)

  await letItPass(submitted)
  await expect(async () => {
    await reader.goto('/')
    const first = reader
      .getByRole('main')
      .getByRole('link', { name: /^The \w+ story$/ })
      .first()
    await expect(first).toHaveText('The submitted story', { timeout: 500 })
  }).toPass()
  await editor.goto('/desk/calendar?view=list')
  await expect(editor.getByRole('listitem').filter({ hasText: 'The submitted story' })).toContainText('Done')
  expect(await cameOut(submitted)).toEqual({ publications: 1, inFeed: 1, told: 1, logged: 1 })
})

/** How often a story was published, as everything that counts it says. */
async function cameOut(articleId: string) {
  const db = database()
  return {
    publications: await db.$count(publications, eq(publications.articleId, articleId)),
    inFeed: await db.$count(feedItems, eq(feedItems.articleId, articleId)),
    told: await db.$count(outbox, sql`${outbox.event} ->> 'articleId' = ${articleId} and ${outbox.event} ->> 'kind' = 'published'`),
    logged: await db.$count(audit, and(eq(audit.subjectId, articleId), eq(audit.verb, 'publish'))),
  }
}

test('a time is the same moment for everybody: browsers in four zones show the newsroom’s clock, and their own beside it', async ({
  galley,
  as,
  browser,
}) => {
  await setTimeZone(galley.cast.ihor, { zone: 'Europe/Kyiv' })
  const { submitted } = galley.cast.articles
  await schedule(await as('editor'), submitted, '31.10.2027 4:30')
  const own = {
    'Europe/Kyiv': null,
    'America/Toronto': 'On your clock in Toronto: Sat, 30 Oct 2027, 22:30',
    'Asia/Kolkata': /On your clock in (?:Kolkata|Calcutta): Sun, 31 Oct 2027, 08:00/,
    'Australia/Lord_Howe': 'On your clock in Lord Howe: Sun, 31 Oct 2027, 13:30',
  }
  for (const [timezoneId, yours] of Object.entries(own)) {
    const page = await editorIn(
      galley,
      await browser.newContext({ baseURL: galley.url, locale: 'en-GB', timezoneId, serviceWorkers: 'block' }),
    )
    await openStory(page, submitted)
    await page.getByRole('button', { name: 'Scheduled: Sun, 31 Oct 2027, 04:30' }).click()
    const panel = page.getByRole('region', { name: 'Publish later' })
    await expect(panel.getByText('Sun, 31 Oct 2027, 04:30').first()).toBeVisible()
    if (yours) await expect(panel.getByText(yours).first()).toBeVisible()
    else await expect(panel).not.toContainText('On your clock')
    await page.goto('/desk/calendar?view=list&day=2027-10-31')
    await expect(page.getByRole('listitem').filter({ hasText: 'The submitted story' })).toContainText('04:30')
    await page.context().close()
  }
})

test('when the newsroom chooses another zone, what is planned is shown on its new clocks, and another time is meant on them', async ({
  galley,
  as,
}) => {
  const { submitted } = galley.cast.articles
  await setTimeZone(galley.cast.ihor, { zone: 'Europe/Kyiv' })
  const editor = await as('editor')
  await schedule(editor, submitted, '1.11.2027 6:00')
  await setTimeZone(galley.cast.ihor, { zone: 'America/Toronto' })
  await expect(async () => {
    await openStory(editor, submitted)
    await expect(editor.getByRole('button', { name: 'Scheduled: Mon, 1 Nov 2027, 00:00' })).toBeVisible({ timeout: 2000 })
  }).toPass()
  await editor.getByRole('button', { name: /^Scheduled: / }).click()
  const panel = editor.getByRole('region', { name: 'Publish later' })
  await panel.getByRole('button', { name: 'Change the time' }).click()
  await expect(panel.getByText('Date and time in Toronto')).toBeVisible()
  await panel.getByRole('textbox', { name: 'When' }).fill('1.11.2027 5:15')
  await panel.getByRole('button', { name: 'Save the time' }).click()
  await expect(panel.getByRole('button', { name: 'Change the time' })).toBeVisible()
  const [row] = await database().select({ at: schedules.at, wallTime: schedules.wallTime, zone: schedules.zone }).from(schedules)
  expect(row).toEqual({ at: new Date('2027-11-01T09:15:00Z'), wallTime: '2027-11-01T05:15', zone: 'America/Toronto' })
})

test('what is written after a story was scheduled waits, unless the newest version is used; publishing by hand asks about the plan', async ({
  galley,
  as,
  reader,
}) => {
  const { submitted } = galley.cast.articles
  const editor = await as('editor')
  await schedule(editor, submitted, 'tomorrow 6:00')
  await fillLine(editor, 'The submitted story, told again')
  await expect(status(editor)).toHaveText('Saved')
  await editor.goto('/desk?scope=all')
  await expect(editor.getByRole('listitem').filter({ hasText: 'The submitted story' })).toContainText('06:00')

  await openStory(editor, submitted)
  await editor.getByRole('button', { name: /^Scheduled: / }).click()
  const panel = editor.getByRole('region', { name: 'Publish later' })
  await expect(panel.getByRole('region', { name: 'Changed since it was scheduled' })).toContainText('told again')
  await panel.getByRole('button', { name: 'Use the newest version' }).click()
  await expect(panel).toContainText('the story goes out as it is now')
  await panel.getByRole('button', { name: 'Use the newest version' }).click()
  await expect(panel).toContainText('Nothing was changed since')

  // By keyboard: the button goes, and the focus stays in the panel.
  await panel.getByRole('button', { name: 'Change the time' }).press('Enter')
  await expect(panel.getByRole('textbox', { name: 'When' })).toBeFocused()
  await panel.getByRole('textbox', { name: 'When' }).fill('tomorrow 7:45')
  await panel.getByRole('button', { name: 'Save the time' }).click()
  await expect(panel.getByRole('button', { name: 'Change the time' })).toBeVisible()
  await expect(panel).toContainText('07:45')
  await editor.keyboard.press('Escape')

  await editor.getByRole('button', { name: 'Publish', exact: true }).click()
  const publishing = editor.getByRole('region', { name: 'Publish', exact: true })
  await expect(publishing).toContainText('Does that still stand?')
  await expect(publishing.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  await publishing.getByRole('button', { name: /Does that still stand\?/ }).click()
  await editor.getByRole('option', { name: 'No: cancel the schedule' }).click()
  await publishing.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await reader.goto('/')
  await expect(reader.getByRole('main').getByRole('link', { name: 'The submitted story, told again' }).first()).toBeVisible()
  const [row] = await database().select({ ending: schedules.ending, reason: schedules.reason }).from(schedules)
  expect(row).toEqual({ ending: 'cancelled', reason: 'published' })
  expect(await database().$count(articles, eq(articles.stage, 'published'))).toBe(2)
})

async function schedule(editor: Page, articleId: string, phrase: string): Promise<void> {
  await openStory(editor, articleId)
  await editor.getByRole('button', { name: 'Schedule…' }).click()
  const panel = editor.getByRole('region', { name: 'Publish later' })
  await panel.getByRole('textbox', { name: 'When' }).fill(phrase)
  await panel.getByRole('button', { name: /^Schedule for / }).click()
  await expect(panel).toContainText('Scheduled by Marta')
}

async function editorIn(galley: Galley, context: BrowserContext): Promise<Page> {
  await context.addCookies([
    { ...(await sealSession(galley.cast.marta.id, 'Playwright')), url: galley.url, httpOnly: true, sameSite: 'Lax' },
  ])
  return context.newPage()
}
