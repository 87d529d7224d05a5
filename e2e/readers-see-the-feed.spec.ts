import { expect, test } from './fixtures.ts'

test('a reader sees only the published story in the feed, and opens it', async ({ reader }) => {
  const answer = await reader.goto('/')
  expect(answer?.status()).toBe(200)
  await expect(reader.getByRole('link', { name: 'The published story' })).toBeVisible()
  for (const stage of ['draft', 'submitted', 'unpublished', 'taken-down']) {
    await expect(reader.getByText(`The ${stage} story`)).toHaveCount(0)
  }
  await reader.getByRole('link', { name: 'The published story' }).click()
  await expect(reader.getByRole('heading', { level: 1, name: 'The published story' })).toBeVisible()
  await expect(reader.getByText('Text of the published story.')).toBeVisible()
})

test('a signed-in editor sees the desk, and a reader is sent to the sign-in page', async ({ as, reader }) => {
  const editor = await as('editor')
  await editor.goto('/desk')
  await expect(editor).toHaveURL(/\/desk(?!\/sign-in)/)
  await reader.goto('/desk')
  await expect(reader).toHaveURL(/\/desk\/sign-in/)
})
