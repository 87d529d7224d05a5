import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { links } from '#db/schema/links.ts'
import { isClean } from './axe.ts'
import { address, expect, test, text } from './writing.ts'

const href = 'https://example.org/a-report#page=2'
const advice = `This link does not answer: ${href}`

test('a writer sees in the checklist which link does not answer, goes to it, and removes it', async ({ as, galley }) => {
  const { draft } = galley.cast.articles
  // As two tries have found it; the next one is an hour away.
  const found = { triedAt: sql`now()`, failedAt: sql`now() - interval '10 minutes'`, brokenAt: sql`now()`, nextAt: null }
  await database()
    .insert(links)
    .values({ address: 'https://example.org/a-report', ...found })
  const words = [
    { type: 'text', text: 'So says ' },
    { type: 'text', text: 'the report', marks: [{ type: 'link', attrs: { href } }] },
  ]
  await database()
    .update(drafts)
    .set({ body: { type: 'doc', content: [{ type: 'paragraph', content: words }] } })
    .where(eq(drafts.articleId, draft))
  const page = await as('journalist')
  await page.goto(address(draft))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  const checklist = page.getByRole('region', { name: 'Checklist' })
  await checklist.getByRole('button', { name: advice }).click()
  await expect(text(page)).toBeFocused()
  await isClean(page, 'a link that does not answer')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(text(page)).not.toContainText('the report')
  await expect(checklist).not.toContainText('This link does not answer')
})
