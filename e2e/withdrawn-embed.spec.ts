import { eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { embeds } from '#db/schema/embeds.ts'
import { isClean } from './axe.ts'
import { address, expect, test, text } from './writing.ts'

const embedId = 'page:https://example.org/a-film'
const gone = 'No longer at its source: “A film of the harbour”'

test('an editor sees which card is no longer at its source, goes there from the checklist, and removes it', async ({ as, galley }) => {
  const { draft } = galley.cast.articles
  const title = { type: 'title', content: [{ type: 'text', text: 'A film of the harbour' }] }
  await database()
    .update(drafts)
    .set({ body: { type: 'doc', content: [{ type: 'paragraph' }, { type: 'embed', attrs: { embedId }, content: [title] }] } })
    .where(eq(drafts.articleId, draft))
  // As two looks have found it; the next one is a week away.
  const found = { goneAt: sql`now() - interval '2 days'`, withdrawnAt: sql`now()`, nextAt: sql`now() + interval '7 days'` }
  await database()
    .insert(embeds)
    .values({ embedId, ...found })
    .onConflictDoUpdate({ target: embeds.embedId, set: found })
  const page = await as('editor')
  await page.goto(address(draft))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  const card = page.locator('.ProseMirror .story-embed')
  await expect(card).toContainText('No longer at its source since')
  const checklist = page.getByRole('region', { name: 'Checklist' })
  await checklist.getByRole('button', { name: gone }).click()
  await expect(text(page)).toBeFocused()
  await isClean(page, 'a card that is no longer at its source')
  await page.keyboard.type('! ')
  await expect(card.locator('.title')).toContainText('!')
  await card.getByRole('button', { name: 'Remove the embed' }).click()
  await expect(card).toHaveCount(0)
  await expect(checklist).not.toContainText('No longer at its source')
})
