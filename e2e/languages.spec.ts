import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { languageFacts } from '#lib/languages.ts'
import { setPublishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { liveStory } from '#testing/live-story.ts'
import { isClean } from './axe.ts'
import { expect, tellReaders, test } from './fixtures.ts'
import { faultsIn } from './valid-html.ts'

/** setLanguages sets those of the process that calls it, which runs other stories after this one. */
test.afterEach(() => setPublishedLanguages([]))

test('an admin puts Ukrainian first: old links lead on, and the language of live stories cannot be taken out', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  await expect(async () => {
    await admin.getByRole('button', { name: 'Remove English' }).click() // nothing happens before the page's script has loaded
    await expect(admin.getByRole('button', { name: 'Remove English' })).toBeHidden({ timeout: 1000 })
  }).toPass()
  await admin.getByRole('button', { name: 'Save languages' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: 'English cannot be taken out: 1 story in it is before readers' })).toBeVisible()

  await admin.reload()
  await expect(async () => {
    await admin.getByRole('button', { name: 'Move Ukrainian up' }).click()
    await expect(admin.getByRole('button', { name: 'Move Ukrainian up' })).toBeDisabled({ timeout: 1000 })
  }).toPass()
  await isClean(admin, 'the settings')
  await admin.getByRole('button', { name: 'Save languages' }).click()
  await expect(admin.getByText('Saved. Every server')).toBeVisible()
  await expect(admin.getByRole('textbox', { name: 'Name' }).first()).toHaveAttribute('name', 'name.uk')

  await reader.goto('/news/the-published-story')
  await expect(reader).toHaveURL(/\/en\/news\/the-published-story$/)
  await reader.getByRole('link', { name: 'Українська' }).first().click()
  await expect(reader).toHaveURL(/:\d+\/$/)
  await expect(reader.locator('html')).toHaveAttribute('lang', 'uk')
  await isClean(reader, 'the front page')
})

test('languages are put in order by keyboard, and a choice that cannot be saved stays on the screen until it can', async ({ as }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  const up = admin.getByRole('button', { name: 'Move Ukrainian up' })
  await expect(async () => {
    await up.press('Enter') // nothing happens before the page's script has loaded
    await expect(up).toBeDisabled({ timeout: 1000 })
  }).toPass()
  await expect(admin.getByRole('button', { name: 'Move Ukrainian down' })).toBeFocused()

  await admin.context().setOffline(true)
  const askedAgain = admin.waitForEvent('requestfailed', (request) => request.url().endsWith('/desk/waiting'))
  await admin.getByRole('button', { name: 'Save languages' }).press('Enter')
  await expect(admin.getByText('could not be reached').first()).toBeVisible()
  await askedAgain // by a page that was not left for the browser's own
  await expect(up).toBeDisabled()
  await admin.context().setOffline(false)

  // A change that is made after the save, before the page's new data has come, is kept.
  const pageData = /\/desk\/settings\?_rsc=/
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>()
  await admin.route(pageData, async (route) => {
    await isLetThrough
    await route.continue()
  })
  const save = admin.getByRole('button', { name: 'Save languages' })
  await save.press('Enter')
  await expect(admin.getByText('Saved. Every server')).toBeVisible()
  await admin.getByRole('button', { name: 'Move English up' }).press('Enter')
  await expect(save).toBeDisabled() // the order is the one that this page still takes for published
  letThrough()
  await expect(save).toBeEnabled()
  await expect(admin.getByRole('button', { name: 'Move English up' })).toBeDisabled()
  await admin.getByRole('button', { name: 'Remove English' }).press('Enter')
  await expect(admin.getByRole('button', { name: 'Remove Ukrainian' })).toBeDisabled()
})

const stories = { pl: ['Most na rzece otwarty', 'Pociągi znów jeżdżą'], ar: ['افتتاح الجسر على النهر', 'القطارات تعود إلى العمل'] } as const

test('every kind of page can be read by all in Polish and in Arabic beside Ukrainian, and nothing is wider than a phone', async ({
  galley: { cast },
  reader,
}) => {
  test.slow()
  expect(await setLanguages(cast.ihor, { languages: ['uk', 'pl', 'ar', 'en'] })).toMatchObject({ ok: true })
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'rivers', name: { uk: 'Річки', pl: 'Rzeki', ar: 'أنهار' } })
    .returning()
  const twinGroup = randomUUID()
  for (const language of ['pl', 'ar'] as const)
    for (const [index, headline] of stories[language].entries()) {
      const articleId = await liveStory(cast, {
        slug: `story-${index}-${language}`,
        headline,
        at: new Date(Date.now() - index * 86_400_000),
        language,
        topicId: topic?.id,
        ...(index === 0 && { twinGroup }),
        body: { type: 'doc', content: [heading(headline), paragraph(headline), table(headline)] },
      })
      const [revision] = await database().select({ id: revisions.id }).from(revisions).where(eq(revisions.articleId, articleId))
      await database()
        .insert(corrections)
        .values({ articleId, revisionId: revision?.id ?? '', language, kind: 'correction', text: headline, createdBy: cast.marta.id })
    }
  await tellReaders([tags.newsroom()])
  await reader.setViewportSize({ width: 390, height: 844 })
  for (const language of ['pl', 'ar'] as const) {
    const [word] = stories[language][0].split(' ')
    for (const path of [
      '',
      `/news/story-0-${language}`,
      '/section/war',
      '/topic/rivers',
      '/author/olena-hrytsenko',
      `/search?q=${encodeURIComponent(word ?? '')}`,
      '/search?q=zzz',
      '/corrections',
      '/news/nothing-of-the-sort',
    ]) {
      const name = `/${language}${path}`
      await reader.goto(name)
      await expect(reader.locator('html')).toHaveAttribute('lang', language)
      await expect(reader.locator('html')).toHaveAttribute('dir', languageFacts[language].direction)
      await isClean(reader, name, path === '' ? ['light', 'dark'] : ['light']) // the colours of the others do not depend on the language
      expect(await faultsIn(await (await reader.request.get(name)).text()), name).toEqual([])
      expect(await reader.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
    }
    await reader.goto(`/${language}/search?q=${encodeURIComponent(word ?? '')}`)
    await expect(reader.getByRole('link', { name: stories[language][0] })).toBeVisible()
  }
})

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })
const table = (text: string) => ({
  type: 'table',
  content: [
    { type: 'tableRow', content: [1, 2, 3, 4].map(() => ({ type: 'tableHeader', content: [paragraph(text)] })) },
    { type: 'tableRow', content: [1, 2, 3, 4].map(() => ({ type: 'tableCell', content: [paragraph(text)] })) },
  ],
})
