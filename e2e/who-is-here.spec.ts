import { expect, test } from './fixtures.ts'
import { fillLine } from './writing.ts'

test('two who have one story open see each other, and the list says who is in it', async ({ galley, as }) => {
  const [journalist, editor, list] = [await as('journalist'), await as('editor'), await as('editor')]
  const address = `/desk/articles/${galley.cast.articles.draft}`
  await list.goto('/desk?scope=all')
  await journalist.goto(address)
  await expect(list.getByText('Olena has it open')).toBeAttached()
  await editor.goto(address)
  await expect(journalist.getByText('Also here: Marta')).toBeAttached()
  await expect(editor.getByText('Also here: Olena')).toBeAttached()
  await editor.goto('/desk')
  await expect(journalist.getByText('Also here:')).not.toBeAttached()
  await journalist.context().close()
  await expect(list.getByText('has it open')).toHaveCount(0)
})

test('a list follows a change at once by the channel, and by asking where the channel is blocked', async ({ galley, as }) => {
  const [told, asking, journalist] = [await as('editor'), await as('editor'), await as('journalist')]
  await asking.routeWebSocket('**/channel', (socket) => socket.close())
  for (const list of [told, asking]) await list.goto('/desk?scope=all')
  await journalist.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await fillLine(journalist, 'The ferry sails again')
  await expect(told.getByText('The ferry sails again')).toBeVisible()
  await expect(asking.getByText('The ferry sails again')).toBeVisible({ timeout: 15_000 })
  await expect(asking.getByText('Live updates paused')).toBeAttached({ timeout: 15_000 })
  await expect(told.getByText('Live updates paused')).not.toBeAttached()
})
