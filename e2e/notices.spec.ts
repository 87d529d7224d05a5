import { readdir, readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { mailFolder } from '#lib/mail-folder.ts'
import { mailNotices } from '#newsroom/notices/mail-notices.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

const row = (page: Page, name: RegExp) => page.getByRole('link', { name })
/** The mails to Olena. The worker may still send others of the story before. */
const mails = async () => {
  const names = (await readdir(mailFolder()).catch(() => [])).sort()
  const all = await Promise.all(names.map((name) => readFile(`${mailFolder()}/${name}`, 'utf8')))
  return all.filter((mail) => mail.includes('\nTo: olena@paper.test\n'))
}
const soft = (mail: string) => mail.replace(/=\n/g, '').replaceAll('=3D', '=')

/** Tab until this is reached. */
async function tabTo(page: Page, role: 'link' | 'checkbox', name: string | RegExp) {
  const wanted = page.getByRole(role, { name })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(wanted).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

test('a journalist is told that her story was sent back, chooses no mail, and gets none', async ({ galley, as }) => {
  const { olena, marta, articles } = galley.cast
  const page = await as('journalist')
  await page.goto('/desk/notices')
  await expect(page.getByText('No notices')).toBeVisible()
  await submit(olena, { articleId: articles.draft })
  await sendBack(marta, { articleId: articles.draft, note: 'Who says so?' })
  await expect(row(page, /1 unread notice/)).toBeVisible()
  await mailNotices(olena.id)
  expect(await mails()).toHaveLength(1)

  await page.reload()
  await expect(row(page, /Marta sent a story back.*Who says so\?.*The draft story/)).toBeVisible()
  await isClean(page, 'notices')
  await tabTo(page, 'link', 'Choose what you are told')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What you are told' })).toBeVisible()
  await isClean(page, 'choices of notices')
  const byMail = page.getByRole('checkbox', { name: 'A story of yours is sent back: by mail' })
  await expect(byMail).toBeChecked()
  await tabTo(page, 'checkbox', 'A story of yours is sent back: by mail')
  await page.keyboard.press('Space')
  await expect(byMail).not.toBeChecked()
  await page.reload()
  await expect(byMail).not.toBeChecked()

  await submit(olena, { articleId: articles.draft })
  await sendBack(marta, { articleId: articles.draft, note: 'Once more, who?' })
  await expect(row(page, /2 unread notices/)).toBeVisible()
  await mailNotices(olena.id)
  expect(await mails()).toHaveLength(1)
  await page.goto('/desk/notices')
  await tabTo(page, 'link', /Once more, who\?/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${articles.draft}`))
  await expect(row(page, /unread notice/)).toHaveCount(0)
})

test('the link of a mail asks first, and turns such mails off without a sign-in', async ({ galley, reader }) => {
  const { olena, marta, articles } = galley.cast
  const before = (await mails()).length
  await submit(olena, { articleId: articles.draft })
  await sendBack(marta, { articleId: articles.draft, note: 'Who says so?' })
  await mailNotices(olena.id)
  const mail = soft((await mails()).slice(before)[0] ?? '')
  const link = /Turn these mails off: (\S+)/.exec(mail)?.[1] ?? ''
  await reader.goto(link)
  await expect(reader.getByText('A story of yours is sent back')).toBeVisible()
  await isClean(reader, 'turning off mails')
  await submit(olena, { articleId: articles.draft })
  await sendBack(marta, { articleId: articles.draft, note: 'Looking changed nothing' })
  await mailNotices(olena.id)
  expect((await mails()).length).toBe(before + 2)
  await reader.getByRole('button', { name: 'Turn these mails off' }).click()
  await expect(reader.getByText('These mails are turned off.')).toBeVisible()
  await submit(olena, { articleId: articles.draft })
  await sendBack(marta, { articleId: articles.draft, note: 'In the desk alone' })
  await mailNotices(olena.id)
  expect((await mails()).length).toBe(before + 2)
})
