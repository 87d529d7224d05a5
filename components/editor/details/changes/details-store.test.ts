import { expect, test, vi } from 'vitest'
import { longestAnswer } from '#components/ui/in-time.ts'
import type { LastChanges, Replaced } from '#newsroom/articles/replaced-details.ts'
import { type DetailChange, detailChange, isSame, isTyped, type ShownChange, valuesOf } from './detail-changes.ts'
import { type Answer, type Change, DetailsStore, type KeptChanges, type ShownDetails } from './details-store.ts'

const start = {
  version: 1,
  slug: null,
  seoTitle: '',
  seoDescription: '',
  breaking: false,
  sectionId: null,
  topics: [],
  bylines: [],
  sharedWith: [],
} as unknown as Details // what these tests look at
type Details = ConstructorParameters<typeof DetailsStore>[0]
const person = { id: 'olena', name: 'Olena' }
const marta = { id: 'marta', name: 'Marta' }

/** A newsroom that answers as the test says, and merges changes as change-details.ts does. */
function newsroom(details: Details = start) {
  const server = {
    details,
    last: {} as LastChanges,
    asked: [] as string[],
    made: new Set<string>(),
    answers: [] as (Answer | null | Promise<void>)[],
    set(by: typeof person, shown: ShownChange) {
      server.details = { ...server.details, ...shown, version: server.details.version + 1 } as Details // of the same names
      for (const field of Object.keys(shown)) server.last = { ...server.last, [field]: by }
    },
    async change({ id, shown, seen }: DetailChange): Promise<Answer> {
      server.asked.push(JSON.stringify(shown))
      const scripted = server.answers.shift()
      if (scripted === null) throw new TypeError('Failed to fetch')
      if (scripted instanceof Promise) await scripted
      else if (scripted) return scripted
      const replaced: Replaced[] = []
      if (!server.made.has(id)) {
        for (const [field, by] of Object.entries(server.last)) {
          const value = valuesOf({ [field]: null } as ShownChange, server.details as ShownDetails)
          if (field in seen && by.id !== person.id && !isSame(value, seen) && !isSame(value, shown))
            replaced.push({ field, value, by: by.name } as Replaced)
        }
        server.made.add(id)
        server.set(person, shown)
      }
      return { ok: true, value: { version: server.details.version, replaced } }
    },
  }
  return server
}

/** What the device keeps, by field. */
function device(): { kept: Map<string, DetailChange>; local: KeptChanges } {
  const kept = new Map<string, DetailChange>()
  const local: KeptChanges = {
    keep: async (change) => void kept.set(change.field, change),
    drop: async ({ field, id }) => void (kept.get(field)?.id === id && kept.delete(field)),
  }
  return { kept, local }
}

/** A screen of this newsroom. */
function desk(server = newsroom(), { kept, local } = device()) {
  const ask = async () => ({ ok: true as const, value: { ...server.details, lastChanges: server.last } })
  const store = new DetailsStore(server.details, { ask, local, personId: person.id })
  const toChange = (change: DetailChange): Change => ({
    field: change.field,
    shown: change.shown,
    isTyped: isTyped(change.shown),
    kept: change,
    ask: (newest = change) => server.change(newest),
  })
  const change = (shown: ShownChange) => store.change(toChange(detailChange(shown, store.saved())))
  const type = (shown: ShownChange) => store.keepTyped(detailChange(shown, store.saved()))
  const restore = () => store.restore([...kept.values()].map(toChange))
  const readFailed = () => store.detailsState().failed.map(({ change, problem }) => [change.field, problem])
  return { server, store, change, type, restore, kept, failed: readFailed }
}

const [astronomy, books] = [
  { id: 'a', name: 'Astronomy' },
  { id: 'b', name: 'Books' },
]

test('a change is shown at once, and the next one of the same field goes on from it', async () => {
  const { server, store, change } = desk()
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
  const { server, store, change } = desk()
  change({ breaking: true })
  change({ topics: [astronomy] })
  change({ topics: [] })
  await store.settled()
  expect(server.asked).toEqual(['{"breaking":true}', '{"topics":[]}'])
})

test('a refused list returns to its saved value', async () => {
  const { server, store, change, failed } = desk()
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
  const { server, store, change, failed } = desk()
  server.answers.push({ ok: false, problem: 'bad-slug' })
  change({ slug: 'Not A Slug' })
  change({ breaking: true })
  await store.settled()
  expect(store.detailsState().details.slug).toBe('Not A Slug')
  expect(failed()).toEqual([['slug', 'bad-slug']])
  store.leave()
  expect(store.detailsState()).toMatchObject({ details: { slug: null, breaking: true }, failed: [] })
})

test('changes that failed without a network are shown, listed, and saved with the next change that succeeds', async () => {
  const { server, store, change, failed } = desk()
  server.answers.push(null, null)
  change({ breaking: true })
  change({ seoTitle: 'Typed in the tunnel' })
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
  const { server, store, change } = desk()
  server.answers.push(null)
  change({ seoTitle: 'Typed in the tunnel' })
  await store.settled()
  store.goOn()
  await store.settled()
  expect(server.details.seoTitle).toBe('Typed in the tunnel')
})

test('two people change different details, and both stand', async () => {
  const { server, store, change, failed } = desk()
  server.set(marta, { topics: [{ ...books }] })
  change({ seoTitle: 'Mine' })
  await store.settled()
  expect(server.details).toMatchObject({ topics: [books], seoTitle: 'Mine' })
  expect(store.detailsState()).toMatchObject({ details: { topics: [books], seoTitle: 'Mine' }, overlaps: [] })
  expect(failed()).toEqual([])
})

test('of two changes of one detail the later stands; who made it sees both, and can bring back the other', async () => {
  const { server, store, change } = desk()
  server.set(marta, { seoTitle: 'Hers' })
  change({ seoTitle: 'Mine' })
  await store.settled()
  expect(server.details.seoTitle).toBe('Mine')
  expect(store.detailsState().overlaps).toEqual([
    { field: 'seoTitle', by: 'Marta', own: { seoTitle: 'Mine' }, others: { seoTitle: 'Hers' }, stands: 'own' },
  ])
  change({ seoTitle: 'Hers' })
  await store.settled()
  expect(server.details.seoTitle).toBe('Hers')
  expect(store.detailsState().overlaps).toEqual([])
})

test('who may only suggest from now on learns it with the next save of the text', async () => {
  const { server, store } = desk(newsroom({ ...start, mustSuggest: false } as Details))
  store.textIsSaved({ slug: 'rain', mustSuggest: false })
  expect(store.detailsState().details).toMatchObject({ slug: 'rain', mustSuggest: false })
  server.details = { ...server.details, mustSuggest: true } as Details
  store.textIsSaved({ slug: 'rain', mustSuggest: true })
  await vi.waitFor(() => expect(store.detailsState().details).toMatchObject({ mustSuggest: true }))
})

test('who made the earlier change is told when a colleague replaces it', async () => {
  const { server, store, change } = desk()
  change({ seoTitle: 'Mine' })
  await store.settled()
  server.set(marta, { seoTitle: 'Hers' })
  store.newsroomHas(server.details.version)
  await vi.waitFor(() => expect(store.detailsState().details.seoTitle).toBe('Hers'))
  expect(store.detailsState().overlaps).toEqual([
    { field: 'seoTitle', by: 'Marta', own: { seoTitle: 'Mine' }, others: { seoTitle: 'Hers' }, stands: 'others' },
  ])
  store.agree('seoTitle')
  expect(store.detailsState().overlaps).toEqual([])
})

test('one’s own two changes in a row are not two people’s', async () => {
  const { server, store, change } = desk()
  let answer = () => {}
  server.answers.push(new Promise((resolve) => (answer = resolve)))
  change({ seoTitle: 'One' })
  change({ seoTitle: 'Two' })
  answer()
  await store.settled()
  await store.reload()
  expect(store.detailsState()).toMatchObject({ details: { seoTitle: 'Two' }, overlaps: [] })
})

test('a change whose answer was lost is made once, and does not replace what came after it', async () => {
  const { server, store, change, failed } = desk()
  server.answers.push(null)
  change({ seoTitle: 'Made after all' })
  await store.settled()
  const [sent] = store.detailsState().failed
  server.made.add(sent?.change.kept?.id ?? '')
  server.set(marta, { seoTitle: 'After it' })
  store.goOn()
  await store.settled()
  expect(failed()).toEqual([])
  expect(store.detailsState().details.seoTitle).toBe('After it')
})

test('a change is on this device until the newsroom has it, and an earlier screen’s is sent by the next one', async () => {
  const { server, store, change, kept } = desk()
  server.answers.push(null, null)
  change({ sectionId: 'war' })
  change({ seoTitle: 'Typed in the tunnel' })
  await store.settled()
  expect([...kept.keys()]).toEqual(['sectionId', 'seoTitle'])
  expect(store.detailsState().wouldLose).toBe(false)

  const next = desk(server, { ...device(), kept })
  expect(next.store.detailsState().details).toMatchObject({ sectionId: null, seoTitle: '' })
  next.restore()
  expect(next.store.detailsState().details).toMatchObject({ sectionId: 'war', seoTitle: 'Typed in the tunnel' })
  await next.store.settled()
  expect(server.details).toMatchObject({ sectionId: 'war', seoTitle: 'Typed in the tunnel' })
})

test('what was saved is not on this device any more, and text that is being typed is', async () => {
  const { store, change, type, kept } = desk()
  type({ seoTitle: 'Half a ti' })
  expect(kept.get('seoTitle')?.shown).toEqual({ seoTitle: 'Half a ti' })
  change({ seoTitle: 'Half a title' })
  await store.settled()
  await vi.waitFor(() => expect([...kept.keys()]).toEqual([]))
  type({ seoTitle: 'Half a title' })
  await vi.waitFor(() => expect([...kept.keys()]).toEqual([]))
})

test('a device that cannot keep a change asks before the page is left', async () => {
  const server = newsroom()
  const local = { keep: () => Promise.reject(new Error('the disk is full')), drop: async () => {} }
  const { store, change } = desk(server, { kept: new Map(), local })
  server.answers.push(null)
  change({ seoTitle: 'Only here' })
  await store.settled()
  expect(store.detailsState().wouldLose).toBe(true)
  store.goOn()
  await store.settled()
  expect(store.detailsState().wouldLose).toBe(false)
})

test('a saved change counts as saved when reloading the details fails', async () => {
  const store = new DetailsStore(start, {
    ask: () => Promise.reject(new TypeError('Failed to fetch')),
    local: null,
    personId: person.id,
  })
  store.change({ field: 'breaking', shown: { breaking: true }, ask: async () => ({ ok: true, value: { version: 2 } }) })
  await store.settled()
  expect(store.detailsState()).toMatchObject({ details: { breaking: true }, failed: [] })
  expect(store.version.current).toBe(2)
})

test('a change without an answer is reported after 20 seconds, and saved with the next one', async () => {
  vi.useFakeTimers()
  const { server, store, change, failed } = desk()
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
