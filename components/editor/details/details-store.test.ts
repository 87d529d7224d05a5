import { expect, test } from 'vitest'
import { type Answer, type Change, DetailsStore, type ShownDetails } from './details-store.ts'

const start = {
  version: 1,
  slug: null,
  seoTitle: '',
  seoDescription: '',
  breaking: false,
  topics: [],
  bylines: [],
  sharedWith: [],
} as unknown as Parameters<typeof desk>[0] // what these tests look at

/** A screen and a newsroom that answers as the test says. */
function desk(details: ConstructorParameters<typeof DetailsStore>[0]) {
  const server = { details, asked: [] as string[], answers: [] as (Answer | null | Promise<void>)[] }
  const wishes = new DetailsStore(details, async () => ({ ok: true, value: server.details }))
  const wish = (shown: Partial<ShownDetails>, isTyped = false): Change => {
    const field = Object.keys(shown).join()
    const ask = async (seenVersion: number): Promise<Answer> => {
      server.asked.push(JSON.stringify(shown))
      const scripted = server.answers.shift()
      if (scripted === null) throw new TypeError('Failed to fetch')
      if (scripted instanceof Promise) await scripted
      else if (scripted) return scripted
      if (seenVersion !== server.details.version) return { ok: false, problem: 'stale', detail: { changedBy: 'Marta' } }
      server.details = Object.assign({}, server.details, shown, { version: seenVersion + 1 })
      return { ok: true, value: { version: seenVersion + 1 } }
    }
    const made = { field, shown, isTyped, ask }
    wishes.wish(made)
    return made
  }
  const unmade = () => wishes.wished().unmade.map(({ wish, problem }) => [wish.field, problem])
  return { server, wishes, wish, unmade }
}

const [astronomy, books] = [
  { id: 'a', name: 'Astronomy' },
  { id: 'b', name: 'Books' },
]

test('a wish is shown at once, and the next one of the same field goes on from it', async () => {
  const { server, wishes, wish } = desk(start)
  let answer = () => {}
  server.answers.push(new Promise((resolve) => (answer = resolve)))
  wish({ topics: [astronomy] })
  expect(wishes.wished()).toMatchObject({ details: { topics: [astronomy] }, isChanging: true })
  wish({ topics: [...wishes.wished().details.topics, books] })
  answer()
  await wishes.settled()
  expect(server.details.topics).toEqual([astronomy, books])
  expect(wishes.wished()).toMatchObject({ details: { topics: [astronomy, books] }, isChanging: false, unmade: [] })
})

test('of several wishes for one field that wait, only the newest is asked for', async () => {
  const { server, wishes, wish } = desk(start)
  wish({ breaking: true })
  wish({ topics: [astronomy] })
  wish({ topics: [] })
  await wishes.settled()
  expect(server.asked).toEqual(['{"breaking":true}', '{"topics":[]}'])
})

test('a list that is refused goes back to what the newsroom has', async () => {
  const { server, wishes, wish, unmade } = desk(start)
  server.answers.push({ ok: false, problem: 'unknown', detail: { what: 'topic' } })
  wish({ topics: [astronomy] })
  await wishes.settled()
  expect(wishes.wished().details.topics).toEqual([])
  expect(unmade()).toEqual([['topics', 'unknown']])
  wish({ breaking: true })
  await wishes.settled()
  expect(unmade()).toEqual([])
})

test('typed words that are refused stay on the screen and are told of until they are mended or left', async () => {
  const { server, wishes, wish, unmade } = desk(start)
  server.answers.push({ ok: false, problem: 'bad-slug' })
  wish({ slug: 'Not A Slug' }, true)
  wish({ breaking: true })
  await wishes.settled()
  expect(wishes.wished().details.slug).toBe('Not A Slug')
  expect(unmade()).toEqual([['slug', 'bad-slug']])
  wishes.leave()
  expect(wishes.wished()).toMatchObject({ details: { slug: null, breaking: true }, unmade: [] })
})

test('all that the network held up is shown, told of, and made with the next change that gets through', async () => {
  const { server, wishes, wish, unmade } = desk(start)
  server.answers.push(null, null)
  wish({ breaking: true })
  wish({ seoTitle: 'Typed in the tunnel' }, true)
  await wishes.settled()
  expect(wishes.wished().details).toMatchObject({ breaking: true, seoTitle: 'Typed in the tunnel' })
  expect(unmade()).toEqual([
    ['breaking', 'unreachable'],
    ['seoTitle', 'unreachable'],
  ])
  wish({ breaking: false })
  await wishes.settled()
  expect(server.details).toMatchObject({ breaking: false, seoTitle: 'Typed in the tunnel' })
  expect(unmade()).toEqual([])
})

test('what the network held up is made when it is back', async () => {
  const { server, wishes, wish } = desk(start)
  server.answers.push(null)
  wish({ seoTitle: 'Typed in the tunnel' }, true)
  await wishes.settled()
  wishes.goOn()
  await wishes.settled()
  expect(server.details.seoTitle).toBe('Typed in the tunnel')
})

test('who comes too late sees what the other made of it, and nothing is overwritten before they say so', async () => {
  const { server, wishes, wish, unmade } = desk(start)
  server.details = { ...start, version: 2, topics: [{ ...books, slug: 'books' }] }
  wish({ topics: [astronomy] })
  wish({ seoTitle: 'Mine' }, true)
  await wishes.settled()
  expect(wishes.wished().details).toMatchObject({ topics: [books], seoTitle: '' })
  expect(server.asked).toHaveLength(1)
  expect(unmade()).toEqual([
    ['topics', 'stale'],
    ['seoTitle', 'stale'],
  ])
  wishes.again()
  await wishes.settled()
  expect(server.details).toMatchObject({ topics: [astronomy], seoTitle: 'Mine' })
  expect(unmade()).toEqual([])
})

test('a change whose answer was lost is not told of as somebody else’s', async () => {
  const { server, wishes, wish, unmade } = desk(start)
  server.answers.push(null)
  wish({ seoTitle: 'Made after all' }, true)
  await wishes.settled()
  server.details = { ...start, version: 2, seoTitle: 'Made after all' }
  wishes.goOn()
  await wishes.settled()
  expect(unmade()).toEqual([])
  expect(wishes.wished().details.seoTitle).toBe('Made after all')
})

test('a change that was made counts as made when it cannot be looked at afterwards', async () => {
  const wishes = new DetailsStore(start, () => Promise.reject(new TypeError('Failed to fetch')))
  wishes.wish({ field: 'breaking', shown: { breaking: true }, ask: async () => ({ ok: true, value: { version: 2 } }) })
  await wishes.settled()
  expect(wishes.wished()).toMatchObject({ details: { breaking: true }, unmade: [] })
  expect(wishes.version.current).toBe(2)
})
