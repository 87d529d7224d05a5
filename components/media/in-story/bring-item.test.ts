import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { bringItem, type Place } from './bring-item.ts'
import { itemFor, keepItem } from './waiting-item.ts'

const cranes = { kind: 'picture', id: 'cranes', name: 'cranes.jpg' } as LibraryItem // the rest is not read
const budget = { kind: 'document', id: 'budget', name: 'budget.pdf' } as LibraryItem
let library: (address: string) => Promise<Response>

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('fetch', (address: string) => library(address))
  library = async (address) =>
    Response.json(
      address.startsWith('/api/media/') ? { picture: { ...cranes, deletedAt: null } } : { file: { ...budget, deletedAt: null } },
    )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function bringInto(articleId: string, place: Place | null = 'end') {
  const put = { picture: vi.fn(() => place), file: vi.fn(() => place) }
  const tell = vi.fn()
  const stop = bringItem(articleId, put, tell)
  return { put, tell, stop }
}
/** Until what was asked is answered and read. */
const waitForAnswers = () => new Promise((resolve) => setTimeout(resolve, 20))

test('what waits is asked of the library, put in, told of, and waits no more', async () => {
  keepItem(cranes, 'harbour')
  const picture = bringInto('harbour', 'hero')
  await vi.waitFor(() => expect(picture.tell).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'cranes.jpg' }), 'hero'))
  expect(picture.put.picture).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'cranes' }))
  keepItem(budget, 'harbour')
  const file = bringInto('harbour')
  await vi.waitFor(() => expect(file.tell).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'budget.pdf' }), 'end'))
  expect(file.put.file).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'budget' }))
  expect(itemFor('harbour')).toBeNull()
})

test.each([cranes, budget])(
  'who left before the answer has $name neither put in nor told of, and has it when they come back',
  async (item) => {
    const late = Promise.withResolvers<void>()
    const now = library
    library = async (address) => {
      await late.promise
      return now(address)
    }
    keepItem(item, 'harbour')
    const { put, tell, stop } = bringInto('harbour')
    stop()
    late.resolve()
    await waitForAnswers()
    expect(put.picture).not.toHaveBeenCalled()
    expect(put.file).not.toHaveBeenCalled()
    expect(tell).not.toHaveBeenCalled()
    const back = bringInto('harbour')
    await vi.waitFor(() => expect(back.tell).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'end'))
  },
)

test('the request ends when its story is left', async () => {
  const fetched = vi.fn((_: string, { signal }: RequestInit) => new Promise((_, reject) => signal?.addEventListener('abort', reject)))
  vi.stubGlobal('fetch', fetched)
  keepItem(cranes, 'harbour')
  const { stop } = bringInto('harbour')
  stop()
  expect(fetched.mock.calls[0]?.[1].signal?.aborted).toBe(true)
})

test('it is not told as done when nothing was put in, or the library has it no more or does not answer', async () => {
  const tellOf = async (place: Place | null) => {
    keepItem(cranes, 'harbour')
    const { put, tell } = bringInto('harbour', place)
    await vi.waitFor(() => expect(tell).toHaveBeenCalledExactlyOnceWith(expect.anything(), null))
    expect(itemFor('harbour')).toBeNull()
    return put.picture
  }
  expect(await tellOf(null)).toHaveBeenCalledOnce()
  library = async () => Response.json({ picture: { ...cranes, deletedAt: '2026-11-30' } })
  expect(await tellOf('end')).not.toHaveBeenCalled()
  library = async () => Promise.reject(new Error('no network'))
  expect(await tellOf('end')).not.toHaveBeenCalled()
})

test('nothing is asked where nothing waits', async () => {
  const asked = vi.fn()
  library = asked
  const { tell } = bringInto('harbour')
  await waitForAnswers()
  expect(asked).not.toHaveBeenCalled()
  expect(tell).not.toHaveBeenCalled()
})
