import { PDFString } from '@cantoo/pdf-lib'
import type { Page } from '@playwright/test'
import { mp3File, pdfFile, webmFile } from '#testing/recordings.ts'
import { isClean } from './axe.ts'
import { publishStory, submitStory } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, examined, expect, status, test, text } from './writing.ts'

type Chosen = { name: string; mimeType: string; buffer: Buffer }
const toFile = (name: string, mimeType: string, bytes: Uint8Array): Chosen => ({ name, mimeType, buffer: Buffer.from(bytes) })

/** Chooses a file for a line of the slash menu, by keyboard. */
async function insert(page: Page, words: string, option: string, file: Chosen) {
  // Waited for from the beginning: a key that follows at once would come before the browser tells of its dialog.
  const chooser = page.waitForEvent('filechooser')
  // The middle of the text may be a field of a file that stands in it.
  await text(page).locator('> p').last().click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(`/${words}`)
  await expect(page.getByRole('option', { name: option, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(file)
}

/** Drops a file on the first words of the text. */
const drop = (page: Page, { name, mimeType, buffer }: Chosen) =>
  text(page)
    .getByText('Text of the draft story.')
    .evaluate(
      (element, { name, mimeType, base64 }) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mimeType }))
        const { left, top } = element.getBoundingClientRect()
        const place = { clientX: left + 5, clientY: top + 5 }
        element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data, ...place }))
      },
      { name, mimeType, base64: buffer.toString('base64') },
    )

const block = (page: Page, name: string) => page.locator('.story-attachment').and(page.getByRole('figure', { name }))

test('a sound, a video and a document are uploaded, described and published, and readers load nothing of them before they ask', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page

  // The connection breaks off once: the failure is named, and the same file is sent again.
  await page.route('/api/attachments', (route) => route.abort(), { times: 1 })
  await insert(page, 'podc', 'Sound', toFile('harbour.mp3', 'audio/mpeg', await mp3File(3)))
  await expect(page.getByText('“harbour.mp3” was not sent: the connection broke off. Try again.')).toBeVisible()
  await page.getByRole('list', { name: 'Files' }).getByRole('button', { name: 'Retry' }).click()
  const sound = block(page, 'Sound')
  await expect(sound).toContainText('MP3 · 0:03', examined)
  await sound.getByRole('textbox', { name: 'Title' }).fill('The harbour at dawn')
  await keyboard.press('Enter')
  await keyboard.type('Ships come in')
  await keyboard.press('Enter')
  await keyboard.type('Olena Hrytsenko')
  await keyboard.press('Enter')
  await keyboard.type('A horn.')
  await keyboard.press('Enter')
  await keyboard.type('Gulls.')
  await expect(sound.getByRole('textbox', { name: 'Transcript' })).toHaveValue('A horn.\nGulls.')

  await drop(page, toFile('ferry.webm', 'video/webm', await webmFile()))
  const film = block(page, 'Video')
  await expect(film).toContainText('WebM · 0:02', examined)
  const vtt = page.waitForEvent('filechooser')
  await film.getByRole('textbox', { name: 'Title' }).fill('The ferry')
  await film.getByRole('button', { name: 'Add captions…' }).click()
  await (await vtt).setFiles(toFile('a.vtt', 'text/vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nThe ferry leaves')))
  await expect(film.getByText('It has captions.')).toBeVisible(examined)

  // What readers must not have is refused with its reason, and leaves the text as it is.
  const evil = await pdfFile({ OpenAction: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } })
  await insert(page, 'pdf', 'Document (PDF)', toFile('evil.pdf', 'application/pdf', evil))
  await expect(page.getByText('“evil.pdf” is a PDF that runs scripts, starts programs or sends forms. Print it to a new PDF.')).toBeVisible(
    examined,
  )
  await insert(page, 'pdf', 'Document (PDF)', toFile('Budget 2027.pdf', 'application/pdf', await pdfFile()))
  const pdf = block(page, 'Document (PDF)')
  await expect(pdf).toContainText('PDF · 2 pages', examined)
  await expect(pdf.getByRole('textbox', { name: 'Title' })).toHaveValue('Budget 2027')
  await expect(status(page)).toHaveText('Saved')
  await isClean(page, 'the editor with a sound, a video and a document')

  await page.reload()
  await expect(block(page, 'Sound').getByRole('textbox', { name: 'Title' })).toHaveValue('The harbour at dawn')
  await submitStory(page)

  // Not published: only the desk has the files.
  const file = String(await block(page, 'Sound').locator('audio').getAttribute('src'))
  expect((await reader.request.get(file)).status()).toBe(404)
  expect((await page.request.get(file, { headers: { range: 'bytes=0-9' } })).status()).toBe(206)

  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')

  const loaded: string[] = []
  reader.on('request', (request) => void (request.url().includes('/attachments/') && loaded.push(request.url())))
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByText('The harbour at dawn')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(reader.getByText('0:03 · MP3')).toBeVisible()
  await reader.getByText('Transcript').click()
  await expect(reader.getByText('Gulls.')).toBeVisible()
  await isClean(reader, 'a story with a sound, a video and a document')
  expect(loaded).toEqual([])

  await reader.getByLabel('The ferry', { exact: true }).evaluate((video: HTMLVideoElement) => {
    video.muted = true
    if (video.textTracks[0]) video.textTracks[0].mode = 'showing'
    return video.play()
  })
  await expect
    .poll(() => reader.getByLabel('The ferry', { exact: true }).evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0)
  expect(loaded.some((url) => url.endsWith('.webm'))).toBe(true)
  await expect
    .poll(() =>
      reader
        .getByLabel('The ferry', { exact: true })
        .evaluate((video: HTMLVideoElement) => (video.textTracks[0]?.cues?.[0] as VTTCue)?.text),
    )
    .toBe('The ferry leaves')

  const download = reader.waitForEvent('download')
  await reader.getByRole('link', { name: 'Budget 2027' }).click()
  expect((await download).suggestedFilename()).toBe('Budget 2027.pdf')

  const part = await reader.request.get(file, { headers: { range: 'bytes=10-19' } })
  expect([part.status(), part.headers()['content-range']?.split('/')[0], (await part.body()).length]).toEqual([206, 'bytes 10-19', 10])
  expect(part.headers()).toMatchObject({ 'content-type': 'audio/mpeg', 'x-content-type-options': 'nosniff' })
  const answer = await reader.request.get('/news/the-draft-story')
  expect(await faultsIn(await answer.text())).toEqual([])
  expect(answer.headers()['content-security-policy']).toContain("media-src 'self'")
  expect(await (await reader.request.get('/rss.xml')).text()).toMatch(
    /<enclosure url="[^"]*\/attachments\/[0-9a-f]{64}\.mp3" type="audio\/mpeg"/,
  )
})
