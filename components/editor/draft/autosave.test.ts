import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import { Autosave, type Save } from './autosave.ts'

const text = (words: string): DraftText => ({ headline: words, dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const at = new Date('2026-11-22T10:00:00Z')

/** A writer, a server and a local copy that do what the test says. */
function desk(save?: Save) {
  const server = { version: 1, text: text(''), saves: 0 }
  const localCopy: { holds: (DraftText & { base: number }) | null; full: boolean } = { holds: null, full: false }
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
  const autosave = new Autosave({
    version: 1,
    savedAt: null,
    read: () => screen.text,
    save: (sent) => network.save(sent),
    localCopy: {
      keep: async (kept) => {
        if (localCopy.full) throw new Error('QuotaExceededError')
        localCopy.holds = kept
      },
      clear: async () => {
        localCopy.holds = null
      },
    },
  })
  const type = (words: string) => {
    screen.text = text(words)
    autosave.changed()
  }
  return { server, localCopy, screen, autosave, network, honest, type }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('it says saved only once the server has answered for exactly the text on the screen', async () => {
  const { autosave, type, network, honest, server } = desk()
  let answer = () => {}
  network.save = async (sent) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return honest(sent)
  }
  type('one')
  expect(autosave.state().saved).toBe(false)
  await pass(300)
  type('two')
  answer()
  await pass(0)
  expect(server.text.headline).toBe('one')
  expect(autosave.state().saved).toBe(false)
  await pass(300)
  answer()
  await pass(0)
  expect(server.text.headline).toBe('two')
  expect(autosave.state()).toMatchObject({ saved: true, version: 3, trouble: null })
})

test('unsaved text is in the local copy within 150 ms of a key, also while typing continues', async () => {
  const { localCopy, type } = desk(() => new Promise(() => {}))
  for (let key = 1; key <= 10; key += 1) {
    type('x'.repeat(key))
    await pass(50)
  }
  expect(localCopy.holds?.headline.length).toBeGreaterThanOrEqual(8)
  await pass(100)
  expect(localCopy.holds).toMatchObject({ headline: 'xxxxxxxxxx', base: 1 })
})

test('the local copy is deleted once the text is saved, and not before', async () => {
  const { localCopy, type, autosave } = desk()
  type('one')
  await pass(150)
  expect(localCopy.holds?.headline).toBe('one')
  await pass(200)
  expect(autosave.state().saved).toBe(true)
  expect(localCopy.holds).toBeNull()
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
  const { autosave, network, honest, type, server } = desk()
  let tries = 0
  network.save = async () => {
    tries += 1
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'unreachable' } })
  await pass(60_000)
  expect(tries).toBeGreaterThan(4)
  expect(tries).toBeLessThan(10)
  network.save = honest
  autosave.goOn()
  await pass(0)
  expect(autosave.state()).toMatchObject({ saved: true, trouble: null })
  expect(server.text.headline).toBe('one')
})

test('after one save that failed, keys never put the next one off: it goes out within the pause, however fast one types', async () => {
  const { autosave, network, honest, type, server } = desk()
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
  expect(autosave.state().trouble).toBeNull()
})

test('without a network, typing causes no additional retries', async () => {
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
  const { autosave, type } = desk(() => new Promise(() => {}))
  type('one')
  await pass(16_000)
  expect(autosave.state().trouble).toEqual({ is: 'unreachable' })
})

test('a save whose answer was lost is recognised as one’s own, not as somebody else’s', async () => {
  const { autosave, network, honest, type, server } = desk()
  network.save = async (sent) => {
    await honest(sent)
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  network.save = honest
  type('one two')
  await pass(5000)
  expect(autosave.state()).toMatchObject({ saved: true, trouble: null })
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
    const { autosave, server, type, localCopy } = await stale()
    expect(autosave.state().trouble).toMatchObject({ is: 'conflict', newer: { headline: 'theirs', version: 7 } })
    type('mine and more')
    await pass(10_000)
    autosave.goOn()
    expect(await autosave.flush()).toBe(false)
    expect(server).toMatchObject({ saves: 1, text: { headline: 'theirs' } })
    expect(localCopy.holds?.headline).toBe('mine and more')
    expect(autosave.state()).toMatchObject({ saved: false, kept: true })
  })

  test('mine goes over theirs only when the writer says so', async () => {
    const { autosave, server } = await stale()
    autosave.keepMine()
    await pass(0)
    expect(server.text.headline).toBe('mine')
    expect(autosave.state()).toMatchObject({ saved: true, version: 8 })
  })

  test('theirs can be taken, and the writing goes on from it', async () => {
    const { autosave, screen, type, server, localCopy } = await stale()
    const trouble = autosave.state().trouble
    if (trouble?.is !== 'conflict') throw new Error('no conflict')
    screen.text = text('theirs')
    autosave.tookTheirs(trouble.newer as NewerText)
    await pass(200)
    expect(autosave.state()).toMatchObject({ saved: true, version: 7, trouble: null })
    expect(localCopy.holds).toBeNull()
    type('theirs, and mine')
    await pass(300)
    expect(server.text.headline).toBe('theirs, and mine')
  })
})

test.each(['signed-out', 'someone-else', 'wrong-stage', 'not-found', 'not-allowed'] as const)(
  '%s stops the sending and keeps the text; signing in goes on',
  async (problem) => {
    const { autosave, network, honest, type, localCopy, server } = desk()
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
    expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'locked', problem } })
    expect(localCopy.holds?.headline).toBe('one two')
    network.save = honest
    autosave.goOn()
    await pass(0)
    expect(server.text.headline).toBe('one two')
    expect(autosave.state().saved).toBe(true)
  },
)

test('a refused text is tried again when it changes, not before', async () => {
  const { autosave, network, honest, type } = desk()
  let tries = 0
  network.save = async (sent) => {
    tries += 1
    return sent.headline.length > 5 ? { ok: false, problem: 'too-long', detail: { what: 'headline', longest: 5 } } : honest(sent)
  }
  type('much too long')
  await pass(10_000)
  expect(tries).toBe(1)
  expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'refused', problem: 'too-long' } })
  type('short')
  await pass(300)
  expect(autosave.state()).toMatchObject({ saved: true, trouble: null })
})

test('a device that cannot keep anything is told apart', async () => {
  const { autosave, localCopy, type } = desk(() => Promise.reject(new TypeError('Failed to fetch')))
  localCopy.full = true
  type('one')
  await pass(400)
  expect(autosave.state()).toMatchObject({ saved: false, kept: false, hasLocalStorage: false })
})

test('flush saves at once and says whether it did', async () => {
  const { autosave, type, server, network } = desk()
  type('one')
  expect(await autosave.flush()).toBe(true)
  expect(server.text.headline).toBe('one')
  network.save = () => Promise.reject(new TypeError('Failed to fetch'))
  type('two')
  expect(await autosave.flush()).toBe(false)
})

describe('a writer who leaves', () => {
  test('leaves nothing unsent, and the words are theirs, not those of the fields that are gone', async () => {
    const { autosave, type, screen, server, localCopy } = desk()
    type('made much better')
    await pass(300)
    type('made much better still')
    void autosave.stop()
    screen.text = text('as the page began')
    await pass(5_000)
    expect(server.text.headline).toBe('made much better still')
    expect(server.saves).toBe(2)
    expect(localCopy.holds).toBeNull()
  })

  test('has a save under way answered first, and the rest sent after it', async () => {
    const { autosave, type, network, honest, server } = desk()
    let answer = () => {}
    network.save = async (sent) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return honest(sent)
    }
    type('one')
    await pass(300)
    type('two')
    void autosave.stop()
    network.save = honest
    answer()
    await pass(0)
    expect(server.text.headline).toBe('two')
    await pass(5_000)
    expect(server.saves).toBe(2)
  })

  test('finds the words on this device when the network is gone, and nobody goes on trying', async () => {
    const { autosave, type, screen, network, localCopy } = desk()
    let tries = 0
    network.save = async () => {
      tries += 1
      throw new Error('no network')
    }
    type('last words')
    void autosave.stop()
    screen.text = text('')
    await pass(60_000)
    expect(localCopy.holds?.headline).toBe('last words')
    expect(tries).toBe(1)
  })

  test('who comes back to the same screen is kept and saved as before', async () => {
    const { autosave, type, server } = desk()
    void autosave.stop()
    autosave.begin()
    type('again')
    await pass(300)
    expect(server.text.headline).toBe('again')
  })
})
