import { expect, test, vi } from 'vitest'
import { longestAnswer } from '#components/ui/in-time.ts'
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
  const store = new DetailsStore(details, async () => ({ ok: true, value: server.details }))
  const change = (shown: Partial<ShownDetails>, isTyped = false): Change => {
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
    store.change(made)
    return made
  }
  const readFailed = () => store.detailsState().failed.map(({ change, problem }) => [change.field, problem])
  return { server, store, change, failed: readFailed }
}

const [astronomy, books] = [
  { id: 'a', name: 'Astronomy' },
  { id: 'b', name: 'Books' },
]

test('a change is shown at once, and the next one of the same field goes on from it', async () => {
  const { server, store, change } = desk(start)
  let answer = () => {}
  server.answers.push(new Promise((resolve) => (answer = resolve)))
  change({ topics: [astronomy] })
  expect(store.detailsState()).toMatchObject({ details: { topics: [astronomy] }, isChanging: true })
  change({ topics: [...store.detailsState().details.topics, books] })
  answer()
  await store.settled()
  expect(server.details.topics).toEqual([astronomy, books])
  expect(store.detailsState()).toMatchObject({ details: { topics: [astronomy, books] }, isChanging: false, failed: [] })
})

test('of several pending changes of one field, only the newest is sent', async () => {
  const { server, store, change } = desk(start)
  change({ breaking: true })
  change({ topics: [astronomy] })
  change({ topics: [] })
  await store.settled()
  expect(server.asked).toEqual(['{"breaking":true}', '{"topics":[]}'])
})

test('a refused list returns to its saved value', async () => {
  const { server, store, change, failed } = desk(start)
  server.answers.push({ ok: false, problem: 'unknown', detail: { what: 'topic' } })
  change({ topics: [astronomy] })
  await store.settled()
  expect(store.detailsState().details.topics).toEqual([])
  expect(failed()).toEqual([['topics', 'unknown']])
  change({ breaking: true })
  await store.settled()
  expect(failed()).toEqual([])
})

test('refused text stays on the screen and is listed until it is corrected or discarded', async () => {
  const { server, store, change, failed } = desk(start)
  server.answers.push({ ok: false, problem: 'bad-slug' })
  change({ slug: 'Not A Slug' }, true)
  change({ breaking: true })
  await store.settled()
  expect(store.detailsState().details.slug).toBe('Not A Slug')
  expect(failed()).toEqual([['slug', 'bad-slug']])
  store.leave()
  expect(store.detailsState()).toMatchObject({ details: { slug: null, breaking: true }, failed: [] })
})

test('changes that failed without a network are shown, listed, and saved with the next change that succeeds', async () => {
  const { server, store, change, failed } = desk(start)
  server.answers.push(null, null)
  change({ breaking: true })
  change({ seoTitle: 'Typed in the tunnel' }, true)
  await store.settled()
  expect(store.detailsState().details).toMatchObject({ breaking: true, seoTitle: 'Typed in the tunnel' })
  expect(failed()).toEqual([
    ['breaking', 'unreachable'],
    ['seoTitle', 'unreachable'],
  ])
  change({ breaking: false })
  await store.settled()
  expect(server.details).toMatchObject({ breaking: false, seoTitle: 'Typed in the tunnel' })
  expect(failed()).toEqual([])
})

test('changes that failed without a network are saved when it is back', async () => {
  const { server, store, change } = desk(start)
  server.answers.push(null)
  change({ seoTitle: 'Typed in the tunnel' }, true)
  await store.settled()
  store.goOn()
  await store.settled()
  expect(server.details.seoTitle).toBe('Typed in the tunnel')
})

test('who comes too late sees what the other made of it, and nothing is overwritten before they say so', async () => {
  const { server, store, change, failed } = desk(start)
  server.details = { ...start, version: 2, topics: [{ ...books, slug: 'books' }] }
  change({ topics: [astronomy] })
  change({ seoTitle: 'Mine' }, true)
  await store.settled()
  expect(store.detailsState().details).toMatchObject({ topics: [books], seoTitle: '' })
  expect(server.asked).toHaveLength(1)
  expect(failed()).toEqual([
    ['topics', 'stale'],
    ['seoTitle', 'stale'],
  ])
  store.again()
  await store.settled()
  expect(server.details).toMatchObject({ topics: [astronomy], seoTitle: 'Mine' })
  expect(failed()).toEqual([])
})

test('a change whose answer was lost is not reported as somebody else’s', async () => {
  const { server, store, change, failed } = desk(start)
  server.answers.push(null)
  change({ seoTitle: 'Made after all' }, true)
  await store.settled()
  server.details = { ...start, version: 2, seoTitle: 'Made after all' }
  store.goOn()
  await store.settled()
  expect(failed()).toEqual([])
  expect(store.detailsState().details.seoTitle).toBe('Made after all')
})

test('a saved change counts as saved when reloading the details fails', async () => {
  const store = new DetailsStore(start, () => Promise.reject(new TypeError('Failed to fetch')))
  store.change({ field: 'breaking', shown: { breaking: true }, ask: async () => ({ ok: true, value: { version: 2 } }) })
  await store.settled()
  expect(store.detailsState()).toMatchObject({ details: { breaking: true }, failed: [] })
  expect(store.version.current).toBe(2)
})

test('a change without an answer is reported after 20 seconds, and saved with the next one', async () => {
  vi.useFakeTimers()
  const { server, store, change, failed } = desk(start)
  server.answers.push(new Promise(() => {}))
  change({ breaking: true })
  await vi.advanceTimersByTimeAsync(longestAnswer)
  expect(failed()).toEqual([['breaking', 'unreachable']])
  expect(store.detailsState()).toMatchObject({ details: { breaking: true }, isChanging: false })
  vi.useRealTimers()
  change({ topics: [astronomy] })
  await store.settled()
  expect(failed()).toEqual([])
  expect(server.details).toMatchObject({ breaking: true, topics: [astronomy] })
})
