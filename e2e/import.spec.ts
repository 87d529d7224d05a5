import { readFileSync } from 'node:fs'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

const story = (number: number) =>
  JSON.stringify({
    uri: `urn:desk-import:${number}`,
    versionCreated: '2026-11-01T10:00:00Z',
    headlines: [{ value: `Imported story ${number}` }],
    bodies: [
      {
        contentType: 'application/xhtml+xml',
        value: `<p>Text of ${number}.</p>${number === 1 ? '<p><img src="https://old.example/b.jpg" alt="A bridge"></p>' : ''}`,
      },
    ],
  })
const file = {
  name: 'wire.ndjson',
  mimeType: 'application/json',
  buffer: Buffer.from([story(1), story(2), story(3), '{"broken'].join('\n')),
}

test('an admin tries a file, imports it, reads the report, and takes the import back', async ({ as }) => {
  test.slow()
  const admin = await as('admin')
  await admin.goto('/desk/import')
  await expect(admin.getByText('No import yet')).toBeVisible()
  await admin.waitForLoadState('networkidle')
  await isClean(admin, 'import, none')
  const choosing = admin.waitForEvent('filechooser')
  await admin.getByRole('button', { name: 'Choose a file' }).focus()
  await admin.keyboard.press('Enter')
  await (await choosing).setFiles(file)

  await expect(admin.getByRole('heading', { name: 'wire.ndjson', level: 1 })).toBeVisible({ timeout: 20_000 })
  await expect(admin.getByText('It is recognised.')).toBeVisible({ timeout: 30_000 })
  await expect(admin.getByText('Stories as ninjs')).toBeVisible()
  await isClean(admin, 'import, recognised')

  await admin.getByRole('button', { name: 'Try it first' }).click()
  await expect(admin.getByText('This would bring 3 stories, with 2 kinds of loss.')).toBeVisible({ timeout: 30_000 })
  await expect(admin.getByRole('list', { name: 'Report' }).getByText('Imported story 2')).toBeVisible()
  await admin.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(admin.getByText('It brought 3 stories.')).toBeVisible({ timeout: 30_000 })
  const report = admin.getByRole('list', { name: 'Report' })
  await expect(report.getByRole('listitem').filter({ hasText: 'Imported story' })).toHaveCount(3)
  await isClean(admin, 'import, report')
  await admin.getByRole('link', { name: 'picture …: its file is not at hand' }).click()
  await expect(report.getByRole('link')).toHaveText(['Imported story 1'])

  const [download] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('link', { name: 'CSV' }).click()])
  expect(readFileSync(await download.path(), 'utf8').split('\r\n')).toHaveLength(6)

  await admin.reload()
  await pressUntilOpen(admin.getByRole('button', { name: 'Discard its drafts' }), admin.getByText('3 drafts were discarded.'))
  await admin.getByRole('link', { name: 'All imports' }).click()
  await expect(admin.getByRole('row', { name: /wire\.ndjson/ })).toContainText('Done')
})

test('a file that is nothing Galley knows is named as such', async ({ as }) => {
  const admin = await as('admin')
  await admin.goto('/desk/import')
  await admin.waitForLoadState('networkidle')
  const choosing = admin.waitForEvent('filechooser')
  await admin.getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear editor') })
  await expect(admin.getByText('Galley does not know this file.')).toBeVisible({ timeout: 30_000 })
  await admin.getByRole('button', { name: 'Delete file and report' }).click()
  await expect(admin.getByText('No import yet')).toBeVisible()
})
