import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { isClean } from './axe.ts'
import { choose, openFeed } from './feed-desk.ts'
import { expect, photo, test } from './writing.ts'

test('a picture for one feed is asked for as in publishing, and a story comes back without it when its rights ran out', async ({
  galley,
  as,
  reader,
}) => {
  const editor = await as('editor')
  const added = await editor.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'ferry.jpg' },
    data: await photo('#357'),
  })
  const { id } = (await added.json()).value.picture
  const stateOf = async () => (await database().select({ state: media.state }).from(media).where(eq(media.id, id)))[0]?.state
  await expect.poll(stateOf, { timeout: 30_000 }).toBe('ready')
  await database().update(media).set({ askFirst: true, rightsHolder: 'Harbour Wire' }).where(eq(media.id, id))
  const countPictures = async () => {
    await reader.goto('/')
    return reader.getByRole('main').locator('img').count()
  }

  await openFeed(editor)
  await choose(editor, 'The published story', 'In this feed…')
  const panel = editor.getByRole('region', { name: 'In this feed' })
  await panel.getByRole('button', { name: 'Another picture here…' }).click()
  await editor.getByRole('option', { name: /ferry/ }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('alert')).toContainText('Not saved: the holder of “ferry.jpg” must be asked first.')
  await expect(editor.getByText('Not saved: the holder of “ferry.jpg”')).toHaveCount(1)
  await isClean(editor, 'a feed’s own picture whose holder is to be asked')
  expect(await countPictures()).toBe(0)
  await panel.getByRole('button', { name: 'Harbour Wire agreed' }).click()
  await expect(editor.getByRole('status').filter({ hasText: 'Saved for this feed' })).toBeVisible()
  await expect(panel).toBeHidden()
  await expect.poll(countPictures).toBe(1)

  await choose(editor, 'The published story', 'Take out of the feed')
  await expect(editor.getByText('Nothing is in this feed')).toBeVisible()
  await database().update(media).set({ rightsEnd: '2020-01-31' }).where(eq(media.id, id))
  await editor.getByRole('button', { name: 'Add' }).click()
  await editor.getByRole('button', { name: 'Put “The published story” on top' }).click()
  await expect(editor.getByRole('status').filter({ hasText: 'Not shown any more: “ferry.jpg”.' })).toBeVisible()
  await expect.poll(countPictures).toBe(0)
})
