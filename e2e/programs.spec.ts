import { once } from 'node:events'
import { createServer } from 'node:http'
import { publish } from '#newsroom/workflow/publish.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

const openPrograms = '/desk/programs'

test('an admin gives a program a key; it reads the paper until the key is revoked', async ({ galley, as }) => {
  const admin = await as('admin')
  await admin.goto(openPrograms)
  await admin.waitForLoadState('networkidle')
  await isClean(admin, 'programs, none')
  await admin.getByLabel('Who or what the key is for').fill('The app')
  await admin.keyboard.press('Enter')
  const panel = admin.getByRole('region', { name: 'Key for The app' })
  const key = await panel.getByLabel('Key', { exact: true }).inputValue()
  await isClean(admin, 'programs, a new key')
  const ask = (path: string) => fetch(`${galley.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  const answer = await ask('/stories')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ items: [{ headlines: [{ value: 'The published story' }] }], next: null })
  expect((await ask(`/stories/${galley.cast.articles.draft}`)).status).toBe(404)

  await admin.reload()
  await expect(panel).toBeHidden()
  await expect(admin.getByText('last used')).toBeVisible()
  await admin.getByRole('button', { name: 'Revoke the key for The app' }).click()
  await expect(admin.getByText('The key for The app opens nothing any more.')).toBeVisible()
  expect((await ask('/stories')).status).toBe(401)
})

test('a program is told when a story goes out, and its answer stands in the log', async ({ galley, as }) => {
  const got: { type: string; data: { url: string; ninjs: string } }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    got.push(JSON.parse(body))
    response.writeHead(got.length === 1 ? 500 : 204).end()
  })
  const [host = '', port = ''] = (process.env.GALLEY_INTERNAL_WEBHOOKS ?? '').split(':')
  await once(server.listen(Number(port), host), 'listening')
  try {
    const admin = await as('admin')
    await admin.goto(openPrograms)
    await admin.waitForLoadState('networkidle')
    await admin.getByLabel('Name', { exact: true }).fill('Push service')
    await admin.getByLabel('Address').fill(`http://${host}:${port}/hook`)
    await admin.keyboard.press('Enter')
    await expect(admin.getByRole('region', { name: 'Secret for Push service' }).getByLabel('Secret')).toHaveValue(/^whsec_/)

    const { marta, articles } = galley.cast
    const published = await publish(marta, { articleId: articles.submitted, seen: { article: 1, draft: 1 } })
    expect(published).toMatchObject({ ok: true })
    await expect.poll(() => got.length, { timeout: 20_000 }).toBe(2) // the first try was answered with 500
    expect(got.map(({ type }) => type)).toEqual(['story.published', 'story.published'])
    const story = await fetch(got[1]?.data.ninjs ?? '')
    expect([story.status, ((await story.json()) as { uri: string }).uri]).toEqual([200, `urn:uuid:${articles.submitted}`])

    await admin.reload()
    await admin.getByText('The last message').click()
    await expect(admin.getByRole('row', { name: /Published.*Taken 204 \(2 tries\)/ })).toBeVisible()
    await isClean(admin, 'programs, a webhook with its log')
    await admin.getByRole('button', { name: 'Send a test to Push service' }).click()
    await expect.poll(() => got.at(-1)?.type).toBe('test')
    await admin.getByRole('button', { name: 'Pause Push service' }).click()
    await expect(admin.getByText('What changes meanwhile is not sent later.')).toBeVisible()
    await admin.getByRole('button', { name: 'Remove Push service' }).click()
    await expect(admin.getByRole('region', { name: 'Push service', exact: true })).toBeHidden()
  } finally {
    server.close()
  }
})
