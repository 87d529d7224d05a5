import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import { Autosave, type Save } from './autosave.ts'

const text = (words: string): DraftText => ({ headline: words, dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const at = new Date('2026-11-22T10:00:00Z')

/** A writer with a server and a shelf that do what the test says. */
function desk(save?: Save) {
  const server = { version: 1, text: text(''), saves: 0 }
  const shelf: { holds: (DraftText & { base: number }) | null; full: boolean } = { holds: null, full: false }
  const screen = { text: text('') }
  const honest: Save = async ({ seenVersion, ...sent }) => {
    server.saves += 1
    if (seenVersion !== server.version)
      return { ok: false, problem: 'stale', detail: { ...server.text, version: server.version, savedAt: at, savedBy: 'Marta' } }
    server.text = sent
    server.version += 1
    return { ok: true, value: { version: server.version, savedAt: at } }
  }
  const network: { save: Save } = { save: save ?? honest }
  const keeper = new Autosave({
    version: 1,
    savedAt: null,
    read: () => screen.text,
    save: (sent) => network.save(sent),
    shelf: {
      keep: async (kept) => {
        if (shelf.full) throw new Error('QuotaExceededError')
        shelf.holds = kept
      },
      clear: async () => {
        shelf.holds = null
      },
    },
  })
  const type = (words: string) => {
    screen.text = text(words)
    keeper.changed()
  }
  return { server, shelf, screen, keeper, network, honest, type }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('it says saved only once the server has answered for exactly the text on the screen', async () => {
  const { keeper, type, network, honest, server } = desk()
  let answer = () => {}
  network.save = async (sent) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return honest(sent)
  }
  type('one')
  expect(keeper.keeping().saved).toBe(false)
  await pass(300)
  type('two')
  answer()
  await pass(0)
  expect(server.text.headline).toBe('one')
  expect(keeper.keeping().saved).toBe(false)
  await pass(300)
  answer()
  await pass(0)
  expect(server.text.headline).toBe('two')
  expect(keeper.keeping()).toMatchObject({ saved: true, version: 3, trouble: null })
})

test('an unsent text is on the shelf within 150 ms of a key, also while the keys go on', async () => {
  const { shelf, type } = desk(() => new Promise(() => {}))
  for (let key = 1; key <= 10; key += 1) {
    type('x'.repeat(key))
    await pass(50)
  }
  expect(shelf.holds?.headline.length).toBeGreaterThanOrEqual(8)
  await pass(100)
  expect(shelf.holds).toMatchObject({ headline: 'xxxxxxxxxx', base: 1 })
})

test('the shelf is emptied once the text is saved, and not before', async () => {
  const { shelf, type, keeper } = desk()
  type('one')
  await pass(150)
  expect(shelf.holds?.headline).toBe('one')
  await pass(200)
  expect(keeper.keeping().saved).toBe(true)
  expect(shelf.holds).toBeNull()
})

test('who types on and on is saved every two seconds', async () => {
  const { server, type } = desk()
  for (let key = 0; key < 50; key += 1) {
    type(`word ${key}`)
    await pass(100)
  }
  expect(server.saves).toBeGreaterThanOrEqual(2)
  expect(server.saves).toBeLessThanOrEqual(4)
})

test('a lost network leaves the text kept on the device and is tried again, less and less often, until it is back', async () => {
  const { keeper, network, honest, type, server } = desk()
  let tries = 0
  network.save = async () => {
    tries += 1
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  expect(keeper.keeping()).toMatchObject({ saved: false, kept: true, trouble: { is: 'unreachable' } })
  await pass(60_000)
  expect(tries).toBeGreaterThan(4)
  expect(tries).toBeLessThan(10)
  network.save = honest
  keeper.goOn()
  await pass(0)
  expect(keeper.keeping()).toMatchObject({ saved: true, trouble: null })
  expect(server.text.headline).toBe('one')
})

test('after one save that failed, keys never put the next one off: it goes out within the pause, however fast one types', async () => {
  const { keeper, network, honest, type, server } = desk()
  network.save = async () => {
    network.save = honest
    throw new TypeError('Failed to fetch')
  }
  // Five keys a second for half a minute.
  for (let key = 1; key <= 150; key += 1) {
    type('x'.repeat(key))
    await pass(200)
    if (key === 16) expect(server.saves).toBe(1) // two seconds to the save that fails, one of pause
  }
  expect(server.saves).toBeGreaterThanOrEqual(12)
  expect(keeper.keeping().trouble).toBeNull()
})

test('while the network stays away, typing brings no more tries than silence does', async () => {
  const tries = async (isTyping: boolean) => {
    const { network, type } = desk()
    let made = 0
    network.save = async () => {
      made += 1
      throw new TypeError('Failed to fetch')
    }
    type('one')
    for (let key = 0; key < 300; key += 1) {
      if (isTyping) type(`word ${key}`)
      await pass(200)
    }
    return made
  }
  expect(await tries(true)).toBe(await tries(false))
})

test('an answer that never comes is a lost network after fifteen seconds', async () => {
  const { keeper, type } = desk(() => new Promise(() => {}))
  type('one')
  await pass(16_000)
  expect(keeper.keeping().trouble).toEqual({ is: 'unreachable' })
})

test('a save whose answer was lost is recognised as one’s own, not as somebody else’s', async () => {
  const { keeper, network, honest, type, server } = desk()
  network.save = async (sent) => {
    await honest(sent)
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  network.save = honest
  type('one two')
  await pass(5000)
  expect(keeper.keeping()).toMatchObject({ saved: true, trouble: null })
  expect(server.text.headline).toBe('one two')
})

describe('when somebody else has saved', () => {
  const stale = async () => {
    const made = desk()
    made.server.version = 7
    made.server.text = text('theirs')
    made.type('mine')
    await pass(300)
    return made
  }

  test('both texts are there, and nothing is sent or overwritten however much is typed', async () => {
    const { keeper, server, type, shelf } = await stale()
    expect(keeper.keeping().trouble).toMatchObject({ is: 'conflict', newer: { headline: 'theirs', version: 7 } })
    type('mine and more')
    await pass(10_000)
    keeper.goOn()
    expect(await keeper.flush()).toBe(false)
    expect(server).toMatchObject({ saves: 1, text: { headline: 'theirs' } })
    expect(shelf.holds?.headline).toBe('mine and more')
    expect(keeper.keeping()).toMatchObject({ saved: false, kept: true })
  })

  test('mine goes over theirs only when the writer says so', async () => {
    const { keeper, server } = await stale()
    keeper.keepMine()
    await pass(0)
    expect(server.text.headline).toBe('mine')
    expect(keeper.keeping()).toMatchObject({ saved: true, version: 8 })
  })

  test('theirs can be taken, and the writing goes on from it', async () => {
    const { keeper, screen, type, server, shelf } = await stale()
    const trouble = keeper.keeping().trouble
    if (trouble?.is !== 'conflict') throw new Error('no conflict')
    screen.text = text('theirs')
    keeper.tookTheirs(trouble.newer as NewerText)
    await pass(200)
    expect(keeper.keeping()).toMatchObject({ saved: true, version: 7, trouble: null })
    expect(shelf.holds).toBeNull()
    type('theirs, and mine')
    await pass(300)
    expect(server.text.headline).toBe('theirs, and mine')
  })
})

test.each(['signed-out', 'someone-else', 'wrong-stage', 'not-found', 'not-allowed'] as const)(
  '%s stops the sending and keeps the text; signing in goes on',
  async (problem) => {
    const { keeper, network, honest, type, shelf, server } = desk()
    let tries = 0
    network.save = async () => {
      tries += 1
      return { ok: false, problem }
    }
    type('one')
    await pass(300)
    type('one two')
    await pass(20_000)
    expect(tries).toBe(1)
    expect(keeper.keeping()).toMatchObject({ saved: false, kept: true, trouble: { is: 'locked', problem } })
    expect(shelf.holds?.headline).toBe('one two')
    network.save = honest
    keeper.goOn()
    await pass(0)
    expect(server.text.headline).toBe('one two')
    expect(keeper.keeping().saved).toBe(true)
  },
)

test('a refused text is tried again when it changes, not before', async () => {
  const { keeper, network, honest, type } = desk()
  let tries = 0
  network.save = async (sent) => {
    tries += 1
    return sent.headline.length > 5 ? { ok: false, problem: 'too-long', detail: { what: 'headline', longest: 5 } } : honest(sent)
  }
  type('much too long')
  await pass(10_000)
  expect(tries).toBe(1)
  expect(keeper.keeping()).toMatchObject({ saved: false, kept: true, trouble: { is: 'refused', problem: 'too-long' } })
  type('short')
  await pass(300)
  expect(keeper.keeping()).toMatchObject({ saved: true, trouble: null })
})

test('a device that cannot keep anything is told apart', async () => {
  const { keeper, shelf, type } = desk(() => Promise.reject(new TypeError('Failed to fetch')))
  shelf.full = true
  type('one')
  await pass(400)
  expect(keeper.keeping()).toMatchObject({ saved: false, kept: false, shelfless: true })
})

test('flush saves at once and says whether it did', async () => {
  const { keeper, type, server, network } = desk()
  type('one')
  expect(await keeper.flush()).toBe(true)
  expect(server.text.headline).toBe('one')
  network.save = () => Promise.reject(new TypeError('Failed to fetch'))
  type('two')
  expect(await keeper.flush()).toBe(false)
})

describe('a writer who leaves', () => {
  test('leaves nothing unsent, and the words are theirs, not those of the fields that are gone', async () => {
    const { keeper, type, screen, server, shelf } = desk()
    type('made much better')
    await pass(300)
    type('made much better still')
    void keeper.stop()
    screen.text = text('as the page began')
    await pass(5_000)
    expect(server.text.headline).toBe('made much better still')
    expect(server.saves).toBe(2)
    expect(shelf.holds).toBeNull()
  })

  test('has a save under way answered first, and the rest sent after it', async () => {
    const { keeper, type, network, honest, server } = desk()
    let answer = () => {}
    network.save = async (sent) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return honest(sent)
    }
    type('one')
    await pass(300)
    type('two')
    void keeper.stop()
    network.save = honest
    answer()
    await pass(0)
    expect(server.text.headline).toBe('two')
    await pass(5_000)
    expect(server.saves).toBe(2)
  })

  test('finds the words on this device when the network is gone, and nobody goes on trying', async () => {
    const { keeper, type, screen, network, shelf } = desk()
    let tries = 0
    network.save = async () => {
      tries += 1
      throw new Error('no network')
    }
    type('last words')
    void keeper.stop()
    screen.text = text('')
    await pass(60_000)
    expect(shelf.holds?.headline).toBe('last words')
    expect(tries).toBe(1)
  })

  test('who comes back to the same screen is kept and saved as before', async () => {
    const { keeper, type, server } = desk()
    void keeper.stop()
    keeper.begin()
    type('again')
    await pass(300)
    expect(server.text.headline).toBe('again')
  })
})
