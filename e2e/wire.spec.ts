import { once } from 'node:events'
import { createServer } from 'node:http'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { line, text } from './writing.ts'

const wire = '/desk/wire'
type Item = { id: string; title: string; text: string }

const feedOf = (items: Item[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>River agency</title>${items
    .map(
      ({ id, title, text }) =>
        `<item><guid>${id}</guid><title>${title}</title><description>${text}</description><pubDate>${new Date().toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`

/** An agency on the server that `GALLEY_INTERNAL_FEEDS` names, with these texts until others are put there. */
async function openAgency(items: Item[]) {
  const [host = '', port = ''] = (process.env.GALLEY_INTERNAL_FEEDS ?? '').split(':')
  const agency = { items, url: `http://${host}:${port}/feed.xml`, close: () => server.close() }
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml', connection: 'close' }).end(feedOf(agency.items)),
  )
  await once(server.listen(Number(port), host), 'listening')
  return agency
}

test('an editor adds an agency, makes a story of one of its texts, and is told when the agency changes it', async ({ as }) => {
  test.slow()
  const bridge = { id: 'bridge', title: 'The bridge is open again', text: 'Cars cross the river since Monday.' }
  const market = { id: 'market', title: 'The market moves indoors', text: 'Forty stalls move for the winter.' }
  const agency = await openAgency([bridge, market])
  try {
    const editor = await as('editor')
    await editor.goto(wire)
    await expect(editor.getByText('The wire has no feed yet')).toBeVisible()
    await editor.waitForLoadState('networkidle')
    await isClean(editor, 'the wire, none')
    await editor.getByLabel('Name', { exact: true }).fill('River agency')
    await editor.getByLabel('Address').fill(agency.url)
    await editor.getByLabel('Terms of use').fill('Name the agency.')
    await editor.keyboard.press('Enter')
    await expect(editor.getByText('River agency is added. Its texts come in a moment.')).toBeVisible()
    // The worker reads it; the list is asked for again by itself.
    const list = editor.getByRole('list', { name: 'Texts of the wire' })
    await expect(list.getByRole('listitem')).toHaveCount(2, { timeout: 60_000 })
    await isClean(editor, 'the wire, two texts')

    await list.getByRole('link', { name: bridge.title }).focus()
    await editor.keyboard.press('Enter')
    const opened = editor.getByRole('region', { name: bridge.title })
    await expect(opened.getByText(bridge.text)).toBeVisible()
    await isClean(editor, 'the wire, a text')
    await opened.getByRole('button', { name: 'Make a story' }).press('Enter')
    await expect(line(editor)).toHaveText(bridge.title)
    await expect(text(editor)).toContainText(bridge.text)
    const story = editor.url()

    agency.items = [{ ...bridge, text: 'Cars cross the river since Monday. Lorries wait until May.' }, market]
    await editor.goto(`${wire}?show=all`)
    await expect(list.getByRole('listitem').filter({ hasText: bridge.title })).toContainText('a story by Marta')
    await editor.getByRole('button', { name: 'Read now: River agency' }).click()
    await expect(list.getByRole('listitem').filter({ hasText: bridge.title })).toContainText('Changed', { timeout: 60_000 })
    await editor.goto(story)
    await expect(editor.getByText('The wire has a newer version of this.')).toBeVisible()
    await isClean(editor, 'a story of which the wire has a newer version')
    await editor.getByRole('link', { name: 'Read it on the wire' }).click()
    await expect(opened.getByText('Lorries wait until May.')).toBeVisible()
    await expect(opened.getByRole('link', { name: 'Open the story' })).toBeVisible()
  } finally {
    agency.close()
  }
})

test('on a phone a journalist reads the wire, sets one text aside, and marks the rest as read', async ({ as }) => {
  test.slow()
  const agency = await openAgency(['one', 'two', 'three'].map((id) => ({ id, title: `Text ${id}`, text: `Words of ${id}.` })))
  try {
    const editor = await as('editor')
    await editor.goto(wire)
    await editor.waitForLoadState('networkidle')
    await editor.getByLabel('Name', { exact: true }).fill('River agency')
    await editor.getByLabel('Address').fill(agency.url)
    await editor.getByRole('button', { name: 'Add the feed' }).click()
    await expect(editor.getByText('River agency is added. Its texts come in a moment.')).toBeVisible()

    const phone = await as('journalist')
    await phone.setViewportSize({ width: 390, height: 844 })
    await phone.goto(wire)
    await expect(phone.getByLabel('Address')).toHaveCount(0) // feeds are an editor's
    const list = phone.getByRole('list', { name: 'Texts of the wire' })
    await expect(list.getByRole('listitem')).toHaveCount(3, { timeout: 60_000 })
    await list.getByRole('link', { name: 'Text two' }).click()
    const opened = phone.getByRole('region', { name: 'Text two' })
    await expect(opened.getByText('Words of two.')).toBeInViewport()
    await isClean(phone, 'the wire on a phone')
    await opened.getByRole('button', { name: 'Ignore' }).click()
    await expect(list.getByRole('listitem')).toHaveCount(2)
    await phone.keyboard.press('Escape')
    await phone.getByRole('button', { name: 'Mark these as read' }).click()
    await expect(phone.getByText('Nothing unread')).toBeVisible()
    await phone.goto(`${wire}?show=all`)
    await expect(list.getByRole('listitem')).toHaveCount(3)
    await expect(list.getByRole('listitem').filter({ hasText: 'Text two' })).toContainText('ignored by Olena')
  } finally {
    agency.close()
  }
})
