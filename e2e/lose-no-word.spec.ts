import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { sessions } from '#db/schema/people.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { isClean } from './axe.ts'
import { address, atTheEnd, countKept, expect, fillLine, line, onANewLine, openStory, status, test, text, write } from './writing.ts'

/** Puts a record into each of these stores of the device, or with null empties them. */
const changeKept = (page: Page, stores: string[], record: object | null) =>
  page.evaluate(
    ({ stores, record }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('galley-desk')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const change = opening.result.transaction(stores, 'readwrite')
          for (const name of stores) {
            if (record) change.objectStore(name).put(record)
            else change.objectStore(name).clear()
          }
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    { stores, record },
  )

test('a tab that crashes while writing without a network loses no text, and it is saved later', async ({ writing, galley }) => {
  const page = await writing('journalist')
  const context = page.context()
  await page.route(`${address(galley.cast.articles.draft)}/draft`, (route) => route.abort())
  await write(page, ' Written on the train.')
  await expect(status(page)).toHaveText('Offline, 4 words on this device')
  // A crash, not a close: no handler runs.
  const crashed = page.waitForEvent('crash')
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => {})
  await crashed

  const again = await context.newPage()
  await openStory(again, galley.cast.articles.draft)
  await expect(text(again)).toContainText('Written on the train.')
  await expect(status(again)).toHaveText('Saved')
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, galley.cast.articles.draft))
  expect(JSON.stringify(draft?.body)).toContain('Written on the train.')
})

test('a reload or a closed tab right after a key loses nothing, without a network too', async ({ writing, galley }) => {
  const { draft } = galley.cast.articles
  const page = await writing('journalist')
  await page.route(`${address(draft)}/draft`, (route) => route.abort())
  let expected = 'Text of the draft story.'
  await atTheEnd(page)
  for (const words of [' One', ' two', ' three.']) {
    await page.keyboard.type(words)
    await page.reload()
    expected += words
    await expect(text(page).getByRole('paragraph').first()).toHaveText(expected)
    await expect(text(page)).toHaveAttribute('contenteditable', 'true')
    await atTheEnd(page)
  }
  await page.keyboard.type(' Closed')
  // Chromium gives a tab that is closed a second for what it begins then: on a slow machine that may be too short.
  await expect(status(page)).not.toHaveText('Saved')
  await page.waitForTimeout(200)
  await page.close()
  const again = await page.context().newPage()
  await openStory(again, draft)
  await expect(text(again).getByRole('paragraph').first()).toHaveText(`${expected} Closed`)
  await expect(status(again)).toHaveText('Saved')
})

test('words that an older Galley kept on this device are there, and are saved', async ({ as, galley }) => {
  const { olena, articles } = galley.cast
  const page = await as('journalist')
  await page.goto('/') // readers' pages open nothing that the desk keeps
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, articles.draft))
  if (!draft) throw new Error('the cast has no draft')
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Kept long ago. ' }] } }
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('galley-desk', 4)
        opening.onupgradeneeded = () => {
          for (const name of ['steps', 'unsent', 'aside', 'details', 'stories', 'begun'])
            opening.result
              .createObjectStore(name, { keyPath: name === 'aside' ? 'id' : 'key' })
              .createIndex('story', ['articleId', 'personId'])
        }
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
  )
  await changeKept(page, ['steps'], {
    ...{ key: `${articles.draft}/${olena.id}/earlier`, articleId: articles.draft, personId: olena.id, keptAt: Date.now() },
    base: { version: draft.version, doc: JSON.stringify(storyOf(draft).toJSON()) },
    steps: [{ step, batch: randomUUID(), place: 0 }],
  })
  await openStory(page, articles.draft)
  await expect(line(page)).toHaveText('Kept long ago. The draft story')
  await expect(status(page)).toHaveText('Saved')
  await expect.poll(() => countKept(page)).toBe(0)
})

test('what the browser deleted while a story is open is kept again with the next key', async ({ writing, galley }) => {
  const { draft } = galley.cast.articles
  const page = await writing('journalist')
  await page.route(`${address(draft)}/draft`, (route) => route.abort())
  await write(page, ' One')
  await expect(status(page)).toHaveText('Offline, 1 word on this device')
  await changeKept(page, ['steps', 'bases'], null)
  await page.keyboard.type(' two.')
  await expect.poll(() => countKept(page)).toBe(1)
  await page.waitForTimeout(300)
  await page.reload()
  await expect(text(page)).toContainText('One two.')
})

test('a document that a closed tab left without words to send is deleted from this device', async ({ writing }) => {
  const page = await writing('journalist')
  await changeKept(page, ['bases'], { key: 'a/b/c', articleId: 'a', personId: 'b', keptAt: 0, doc: '{}' })
  expect(await countKept(page, 'bases')).toBe(1)
  await page.goto('/desk')
  await expect.poll(() => countKept(page, 'bases')).toBe(0)
})

test('a tab that is closed without a network leaves its words to the tab that stays', async ({ writing, galley }) => {
  const { draft } = galley.cast.articles
  const page = await writing('journalist')
  const context = page.context()
  await context.route(`${address(draft)}/draft`, (route) => route.abort())
  const second = await context.newPage()
  await openStory(second, draft)
  await write(second, ' Said in the second.')
  await expect(status(second)).toHaveText('Offline, 4 words on this device')
  await second.close()
  await context.unroute(`${address(draft)}/draft`)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(text(page)).toContainText('Said in the second.', { timeout: 20_000 })
  await expect.poll(() => countKept(page)).toBe(0)
})

test('after a network outage everything written meanwhile is saved', async ({ writing }) => {
  const page = await writing('journalist')
  await page.context().setOffline(true)
  const placeOfText = () => text(page).evaluate((element) => element.getBoundingClientRect().top + scrollY)
  const place = await placeOfText()
  await write(page, ' In the tunnel.')
  await expect(status(page)).toHaveText('Offline, 3 words on this device')
  await expect(page.getByText('cannot be reached')).toBeVisible()
  expect(await placeOfText()).toBe(place)
  await page.context().setOffline(false)
  await expect(status(page)).toHaveText('Saved', { timeout: 15_000 })
})

test('leaving in the middle of a word and going back restores everything', async ({ as, galley }) => {
  const page = await as('journalist')
  const headline = line(page)
  const toMyStories = page.getByRole('link', { name: 'To my stories' })
  await page.goto('/desk')
  await page.getByRole('main').getByRole('link', { name: 'The draft story' }).click()
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await headline.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' made better')
  await expect(status(page)).toHaveText('Saved')
  await write(page, ' The last words')
  await toMyStories.click()
  await expect(toMyStories).toBeHidden()

  await page.goBack()
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await expect(headline).toHaveText('The draft story made better')
  await expect(text(page)).toContainText('The last words')
  await expect(status(page)).toHaveText('Saved')
  const [kept] = await database().select({ headline: drafts.headline }).from(drafts).where(eq(drafts.articleId, galley.cast.articles.draft))
  expect(kept?.headline).toBe('The draft story made better')
})

test('a save that hangs is aborted, and the next one succeeds', async ({ writing, galley }) => {
  const page = await writing('journalist')
  await page.clock.install()
  await page.route(`${address(galley.cast.articles.draft)}/draft`, () => {}, { times: 1 })
  await write(page, ' Into a tunnel.')
  await page.clock.runFor(2_000)
  await expect(status(page)).toHaveText('Saving…')
  await page.clock.runFor(18_000)
  await page.clock.resume()
  await expect(status(page)).toHaveText('Saved')
})

test('a session expires while writing: signing in again loses nothing', async ({ writing, as, galley }) => {
  const page = await writing('journalist')
  await database().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.personId, galley.cast.olena.id))
  await write(page, ' Written after midnight.')
  await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible()
  await expect(status(page)).toHaveText('Not saved, kept on this device')
  await expect(text(page)).toContainText('Written after midnight.')

  // Signed in again in another tab of the same browser.
  const other = await as('journalist')
  await page.context().addCookies(await other.context().cookies())
  await page.getByRole('button', { name: 'I have signed in there' }).click()
  await expect(status(page)).toHaveText('Saved')
  await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeHidden()
  await expect(text(page)).toBeFocused()
  await page.reload()
  await expect(text(page)).toContainText('Written after midnight.')
})

test('who signs out with words that only this device has is asked first, and finds them when they return', async ({
  writing,
  as,
  galley,
}) => {
  const { draft } = galley.cast.articles
  const page = await writing('journalist')
  await page.route(`${address(draft)}/draft`, (route) => route.abort())
  await write(page, ' Only here.')
  await expect(status(page)).toHaveText('Offline, 2 words on this device')
  await page.goto('/desk/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const asks = page.getByRole('alert').filter({ hasText: '2 words of 1 story are only on this device' })
  await expect(asks.getByRole('link')).toHaveText(['The draft story'])
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await isClean(page, 'signing out with unsent words')
  const downloading = page.waitForEvent('download')
  await asks.getByRole('button', { name: 'Download the text' }).click()
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('Text of the draft story. Only here.')
  await asks.getByRole('button', { name: 'Sign out and keep them here' }).click()
  await expect(page).toHaveURL(/\/desk\/sign-in/)

  await page.unroute(`${address(draft)}/draft`)
  await page.context().addCookies(await (await as('journalist')).context().cookies())
  await openStory(page, draft)
  await expect(text(page).getByRole('paragraph').first()).toHaveText('Text of the draft story. Only here.')
  await expect(status(page)).toHaveText('Saved')
  await expect.poll(() => countKept(page)).toBe(0)
  await page.goto('/desk/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/desk\/sign-in/)
})

test('two journalists write one article, one goes offline, both texts survive', async ({ writing, galley }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await write(editor, ' The editor was here.')
  await expect(text(journalist)).toContainText('The editor was here.')

  await journalist.context().setOffline(true)
  await write(journalist, ' Written in the tunnel.')
  await fillLine(editor, 'A headline from the desk')
  await editor.getByText('Text of the draft story').click()
  await editor.keyboard.press('Home')
  await editor.keyboard.type('First of all: ')
  await expect(status(editor)).toHaveText('Saved')
  await expect(status(journalist)).toHaveText('Offline, 4 words on this device')

  await journalist.context().setOffline(false)
  await expect(status(journalist)).toHaveText('Saved', { timeout: 15_000 })
  for (const page of [journalist, editor]) {
    await expect(line(page)).toHaveText('A headline from the desk')
    await expect(text(page)).toContainText('First of all: Text of the draft story. The editor was here. Written in the tunnel.')
  }
  const [kept] = await database().select().from(drafts).where(eq(drafts.articleId, galley.cast.articles.draft))
  expect(JSON.stringify(kept?.body)).toContain('First of all: Text of the draft story. The editor was here. Written in the tunnel.')
})

test('words in a paragraph that a colleague deleted are listed, and can be inserted again', async ({ writing }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await onANewLine(editor)
  await editor.keyboard.type('Quite another text.')
  await expect(text(journalist)).toContainText('Quite another text.')
  await journalist.context().setOffline(true)
  await journalist.getByText('Text of the draft story').click()
  await journalist.keyboard.press('End')
  await journalist.keyboard.type(' Nobody else knows this.')
  await expect(status(journalist)).toHaveText('Offline, 4 words on this device')
  await editor.getByText('Text of the draft story').click()
  await editor.keyboard.press('Home')
  await editor.keyboard.press('Shift+ArrowDown')
  await editor.keyboard.press('Delete')
  await expect(text(editor).getByRole('paragraph')).toHaveText(['Quite another text.'])
  await expect(status(editor)).toHaveText('Saved')

  await journalist.context().setOffline(false)
  const aside = journalist.getByRole('region', { name: 'Set aside on this device' })
  await expect(aside).toContainText('Nobody else knows this.', { timeout: 15_000 })
  await atTheEnd(journalist)
  await aside.getByRole('button', { name: 'Insert at the cursor' }).click()
  await expect(text(editor)).toContainText('Nobody else knows this.')
  await expect(aside).toHaveCount(0)
})
