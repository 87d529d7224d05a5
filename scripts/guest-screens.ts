import type { Page } from '@playwright/test'
import { asc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import type { deskMessages } from '#lib/languages/desk-messages.ts'
import type { Screen } from './screen.ts'

/** What a guest finds, who suggests in one story and reads another, and the guests beside a story. */
export async function guestScreens({ guests, comments }: (typeof deskMessages)['en']): Promise<Screen[]> {
  const drafts = await database()
    .select({ id: articles.id, embargoUntil: articles.embargoUntil })
    .from(articles)
    .where(eq(articles.stage, 'draft'))
    .orderBy(sql`${articles.embargoUntil} is null`, asc(articles.createdAt))
    .limit(3)
  const [embargoed, story, third] = drafts
  if (!embargoed || !story || !third) return []
  const invite = async (name: string, joined: boolean, ...to: [string, 'read' | 'comment' | 'suggest', number][]) => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@law.example`
    const joinedAt = joined ? sql`now()` : null
    const [guest] = await database().insert(people).values({ name, email, role: 'guest', joinedAt }).onConflictDoNothing().returning()
    const [editor] = await database().select({ id: people.id }).from(people).where(eq(people.role, 'editor')).limit(1)
    for (const [articleId, may, days] of guest ? to : [])
      await database()
        .insert(storyGuests)
        .values({ articleId, personId: guest?.id ?? '', may, invitedBy: editor?.id, endsAt: sql`now() + ${`${days} days`}::interval` })
  }
  await invite('Nadia Kovalenko', true, [story.id, 'suggest', 14], [embargoed.id, 'read', 3], [third.id, 'comment', 30])
  await invite('Professor Anthony Whitcombe-Featherstonehaugh', false, [story.id, 'comment', 7])
  await invite('Petro Melnyk', true, [story.id, 'read', -1])
  const beside = async (page: Page, ...press: string[]) => {
    const part = page.getByRole('region', { name: guests.title, exact: true })
    await page.waitForLoadState('networkidle')
    await part.waitFor({ timeout: 3_000 }).catch(() => {}) // details come after the text
    if (!(await part.isVisible())) await page.locator('header button[aria-expanded]').last().click()
    await part.getByRole('listitem').first().waitFor()
    for (const name of press) await part.getByRole('button', { name }).click()
    await part.evaluate((self) => self.scrollIntoView({ block: 'start' }))
  }
  return [
    { name: 'guests-beside', path: `/desk/articles/${story.id}`, as: 'admin', open: (page) => beside(page), picture: 'guests-of-a-story' },
    { name: 'guests-invite', path: `/desk/articles/${story.id}`, as: 'admin', open: (page) => beside(page, guests.invite) },
    { name: 'guest-stories', path: '/desk', as: 'guest' },
    { name: 'guest-suggests', path: `/desk/articles/${story.id}`, as: 'guest', open: toText, picture: 'a-guest-suggests' },
    { name: 'guest-reads', path: `/desk/articles/${embargoed.id}`, as: 'guest' },
    {
      name: 'guest-comments',
      path: `/desk/articles/${third.id}`,
      as: 'guest',
      async open(page) {
        await toText(page)
        await page.getByRole('button', { name: comments.comments, exact: true }).click()
      },
    },
  ]
}

const toText = (page: Page) => page.locator('.ProseMirror[contenteditable="true"] p').first().click()
