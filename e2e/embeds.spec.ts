import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { publishStory, submitStory } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, atTheEnd, expect, status, test, text } from './writing.ts'

const paste = (page: Page, words: string) =>
  text(page).evaluate((element, given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  }, words)

/** A player that tries what it must not be able to do, and says what it could. */
const player = `<!DOCTYPE html><title>Player</title><body><script>
  const could = []
  try { parent.document.title = 'taken'; could.push('read the page') } catch {}
  try { top.location.href = 'https://evil.test/'; could.push('lead it elsewhere') } catch {}
  document.body.append('could: ' + (could.join() || 'nothing'))
</script>`

test('a pasted address becomes a card; readers ask nobody else for it until they press, and then its player is in a frame of its own', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  const cards = page.locator('.ProseMirror .story-embed')
  await atTheEnd(page)
  await keyboard.press('Enter')
  await paste(page, 'https://youtu.be/dQw4w9WgXcQ?si=1')
  await expect(cards).toContainText(['YouTube'])
  await keyboard.press('ControlOrMeta+z')
  await expect(cards).toHaveCount(0)
  await expect(text(page).getByRole('link', { name: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' })).toBeVisible()
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect(cards).toHaveCount(1)
  await cards.locator('.title').click()
  await keyboard.type('A film of the harbour')
  await keyboard.press('Enter')
  await keyboard.type('Filmed from the ferry.')
  await keyboard.press('Enter')
  await keyboard.press('Enter')

  await keyboard.type('/emb')
  await expect(page.getByRole('option', { name: 'Embed', selected: true })).toBeVisible()
  await keyboard.press('Enter')
  const panel = page.getByRole('region', { name: 'Embed' })
  await panel.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)')
  await keyboard.press('Enter')
  await expect(panel.getByText('cannot be embedded')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Address' }).fill('example.org/a-story')
  await keyboard.press('Enter')
  await expect(cards).toHaveCount(2)
  await keyboard.type('Another paper’s story')
  await expect(cards.last()).toContainText('Another paper’s story')
  await expect(status(page)).toHaveText('Saved')
  await isClean(page, 'the editor with embeds')

  await submitStory(page)
  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')

  const others: string[] = []
  await reader.route(/^https:/, (route) => {
    others.push(route.request().url())
    return route.fulfill({ contentType: 'text/html', body: player })
  })
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByText('Filmed from the ferry.')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(reader.getByRole('link', { name: 'Watch on YouTube' })).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  )
  await expect(reader.getByRole('link', { name: 'Read on example.org' })).toHaveAttribute('href', 'https://example.org/a-story')
  await isClean(reader, 'a story with embeds')
  expect(others).toEqual([])

  const title = await reader.title()
  await reader.getByRole('button', { name: 'Play' }).click()
  const frame = reader.frameLocator('iframe[title="YouTube: A film of the harbour"]')
  await expect(frame.locator('body')).toHaveText(/could: nothing/)
  expect(others).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'])
  expect(new URL(reader.url()).pathname).toBe('/news/the-draft-story')
  expect(await reader.title()).toBe(title)
  await isClean(reader, 'a story with a player')

  const answer = await reader.request.get('/news/the-draft-story')
  expect(await faultsIn(await answer.text())).toEqual([])
  expect(answer.headers()['content-security-policy']).toContain('; frame-src https://www.youtube-nocookie.com;')
  expect((await reader.request.get('/')).headers()['content-security-policy']).not.toContain('frame-src')
  const feed = await (await reader.request.get('/rss.xml')).text()
  expect(feed).toContain('data-embed=')
  expect(feed).not.toContain('youtube-nocookie')
})
