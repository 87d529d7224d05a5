import { Step } from '@tiptap/pm/transform'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import type { LocalDraft } from '../local/kept.ts'
import { Autosave, type Newsroom } from './autosave.ts'
import { headlessPage, headlessState, pageOf } from './headless-page.ts'
import { logOf } from './step-log.ts'

const at = new Date('2026-11-22T10:00:00Z')
const empty = storyOf({ headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const stepsOf = (json: Parameters<Newsroom['add']>[0]['steps']) => json.map((step) => step && Step.fromJSON(storySchema, step))

/** A writer, a newsroom and a local copy that do what the test says. */
function desk() {
  const log = new MemoryLog(empty)
  const localCopy: { has: LocalDraft | null; isFull: boolean; isOnlyCopy: boolean; takes: number } = {
    ...{ has: null, isFull: false, isOnlyCopy: false },
    takes: 0,
  }
  const notPlaced: string[] = []
  const calls = { add: 0, since: 0 }
  const honest: Newsroom = {
    async add({ seenVersion, batchId, steps }) {
      calls.add += 1
      const batches = log.add(batchId, seenVersion, stepsOf(steps))
      return { ok: true, value: { version: log.version, savedAt: at, slug: null, details: 1, mustSuggest: false, batches } }
    },
    async since(seenVersion) {
      calls.since += 1
      return { ok: true, value: { version: log.version, savedAt: at, details: 1, batches: log.since(seenVersion) } }
    },
  }
  const network = { ...honest }
  const page = headlessPage(headlessState(empty, 1))
  const autosave = new Autosave({
    page,
    savedAt: null,
    newsroom: { add: (batch) => network.add(batch), since: (version) => network.since(version) },
    localCopy: {
      keep: async (draft, isOnlyCopy) => {
        if (localCopy.isFull) throw new Error('QuotaExceededError')
        const kept = structuredClone(draft)
        if (localCopy.takes > 0) await new Promise((resolve) => setTimeout(resolve, localCopy.takes))
        Object.assign(localCopy, { has: kept, isOnlyCopy })
      },
      clear: async () => {
        localCopy.has = null
      },
    },
    onNotPlaced: (text) => notPlaced.push(text),
  })
  const type = (text: string) => {
    const { doc, tr } = page.state()
    page.dispatch(tr.insertText(text, doc.child(0).nodeSize - 1))
    autosave.changed()
  }
  const isCut = () => {
    const fail = async () => {
      throw new TypeError('Failed to fetch')
    }
    Object.assign(network, { add: fail, since: fail })
  }
  const isBack = () => Object.assign(network, honest)
  return {
    log,
    localCopy,
    page,
    autosave,
    network,
    honest,
    type,
    calls,
    notPlaced,
    isCut,
    isBack,
    headline: () => log.doc.child(0).textContent,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('it says saved only once the newsroom has answered for every step on the screen', async () => {
  const { autosave, type, network, honest, headline } = desk()
  let answer = () => {}
  network.add = async (batch) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return honest.add(batch)
  }
  type('one')
  expect(autosave.state().saved).toBe(false)
  await pass(300)
  type(' two')
  answer()
  await pass(0)
  expect(headline()).toBe('one')
  expect(autosave.state().saved).toBe(false)
  await pass(300)
  answer()
  await pass(0)
  expect(headline()).toBe('one two')
  expect(autosave.state()).toMatchObject({ saved: true, version: 3, trouble: null, savedAt: at })
})

test('unsaved steps are in the local copy within 150 ms of a key, also while typing continues, and lead to the text on the screen', async () => {
  const { localCopy, type, network } = desk()
  network.add = () => new Promise(() => {})
  for (let key = 1; key <= 10; key += 1) {
    type('x')
    await pass(50)
  }
  expect(localCopy.has?.steps.length).toBeGreaterThanOrEqual(8)
  await pass(100)
  expect(localCopy.has?.base.version).toBe(1)
  expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('xxxxxxxxxx')
})

test('the local copy is deleted once the text is saved, and not before', async () => {
  const { localCopy, type, autosave, network, honest } = desk()
  network.add = async (batch) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    return honest.add(batch)
  }
  type('one')
  await pass(150)
  expect(localCopy.has).not.toBeNull()
  await pass(300)
  expect(autosave.state().saved).toBe(true)
  expect(localCopy.has).toBeNull()
})

test('who types on and on is saved at most five times a second', async () => {
  const { calls, type, headline } = desk()
  for (let key = 0; key < 100; key += 1) {
    type('x')
    await pass(50)
  }
  expect(calls.add).toBeGreaterThanOrEqual(18)
  expect(calls.add).toBeLessThanOrEqual(26)
  await pass(300)
  expect(headline()).toBe('x'.repeat(100))
})

test('who writes in a busy newsroom sends fewer and larger batches, and is saved as soon after the last key', async () => {
  const { autosave, type, network, honest, calls, headline } = desk()
  network.add = async (batch) => {
    await new Promise((resolve) => setTimeout(resolve, 240))
    return honest.add(batch)
  }
  for (let key = 0; key < 50; key += 1) {
    type('x')
    await pass(100)
  }
  expect(calls.add).toBeLessThanOrEqual(12)
  await pass(750)
  expect(headline()).toBe('x'.repeat(50))
  expect(autosave.state().saved).toBe(true)
})

test('a lost network leaves the steps kept on the device and is tried again, less and less often, until it is back', async () => {
  const { autosave, network, type, headline, isBack } = desk()
  let tries = 0
  network.add = async () => {
    tries += 1
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'unreachable' } })
  await pass(60_000)
  expect(tries).toBeGreaterThan(4)
  expect(tries).toBeLessThan(10)
  isBack()
  autosave.goOn()
  await pass(0)
  expect(autosave.state()).toMatchObject({ saved: true, trouble: null })
  expect(headline()).toBe('one')
})

test('without a network, typing causes no additional retries', async () => {
  const { network, type } = desk()
  let tries = 0
  network.add = async () => {
    tries += 1
    throw new TypeError('Failed to fetch')
  }
  for (let key = 0; key < 100; key += 1) {
    type('x')
    await pass(100)
  }
  expect(tries).toBeLessThan(6)
})

test('an answer that never comes is a lost network after fifteen seconds', async () => {
  const { autosave, network, type } = desk()
  network.add = () => new Promise(() => {})
  type('one')
  await pass(15_400)
  expect(autosave.state().trouble).toEqual({ is: 'unreachable' })
})

test('a batch whose answer was lost is added once', async () => {
  const { autosave, network, honest, type, headline, isBack } = desk()
  network.add = async (batch) => {
    await honest.add(batch)
    throw new TypeError('Failed to fetch')
  }
  type('one')
  await pass(300)
  type(' two')
  await pass(300)
  isBack()
  await pass(5_000)
  expect(autosave.state().saved).toBe(true)
  expect(headline()).toBe('one two')
})

describe('a colleague', () => {
  test('writes at the same time, and both texts stand on the screen and in the newsroom', async () => {
    const { autosave, log, type, page, headline } = desk()
    const other = headlessPage(headlessState(empty, 1))
    type('mine ')
    other.dispatch(other.state().tr.insertText('theirs ', 1))
    log.add(
      'other',
      1,
      logOf(other.state()).unconfirmed.map(({ step }) => step),
    )
    autosave.catchUp()
    await pass(600)
    expect(headline()).toBe('theirs mine ')
    expect(page.state().doc.eq(log.doc)).toBe(true)
    expect(autosave.state()).toMatchObject({ saved: true, version: log.version })
  })

  test('is not asked for when it is on the screen already, and asked for at once when it is not', async () => {
    const { autosave, calls, log, page, type } = desk()
    type('mine')
    await pass(300)
    autosave.catchUp(log.version)
    await pass(1_000)
    expect(calls).toEqual({ add: 1, since: 0 })
    const other = headlessPage(headlessState(empty, 1))
    other.dispatch(other.state().tr.insertText('theirs', 1))
    log.add(
      'other',
      1,
      logOf(other.state()).unconfirmed.map(({ step }) => step),
    )
    autosave.catchUp(log.version)
    await pass(10)
    expect(calls).toEqual({ add: 1, since: 1 })
    expect(page.state().doc.eq(log.doc)).toBe(true)
  })

  test('that is in an answer which was on its way is not asked for again', async () => {
    const { autosave, calls, honest, network, log } = desk()
    network.since = async (version) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return honest.since(version)
    }
    const other = headlessPage(headlessState(empty, 1))
    const write = () => {
      other.dispatch(other.state().tr.insertText('theirs', 1))
      log.add(
        `other ${log.version}`,
        1,
        logOf(other.state()).unconfirmed.map(({ step }) => step),
      )
      autosave.catchUp(log.version)
    }
    write()
    await pass(10)
    write()
    await pass(2_000)
    expect(calls.since).toBe(1)
  })

  test('that the channel brings stands on the screen at once, also under a batch that is on its way, and is not asked for', async () => {
    const { autosave, calls, honest, network, log, page, type } = desk()
    network.add = async (batch) => {
      const answer = honest.add(batch)
      await new Promise((resolve) => setTimeout(resolve, 500))
      return answer
    }
    const other = headlessPage(headlessState(empty, 1))
    other.dispatch(other.state().tr.insertText('theirs ', 1))
    type('mine')
    await pass(100) // the newsroom has it, and has not answered
    const sent = log.version
    const seen = logOf(other.state()).unconfirmed.map(({ step }) => step)
    log.add('other', 1, seen)
    autosave.hear({ version: log.version, batches: log.since(1) })
    expect(page.state().doc.eq(log.doc)).toBe(true)
    expect(autosave.state()).toMatchObject({ saved: true, version: log.version })
    await pass(2_000)
    expect(calls).toEqual({ add: 1, since: 0 })
    expect(page.state().doc.eq(log.doc)).toBe(true)
    log.add('more', sent, seen)
    // One that does not follow on what is on the screen is asked for.
    autosave.hear({
      version: log.version + 1,
      batches: [{ id: 'late', from: log.version, version: log.version + 1, personId: null, steps: [], origins: [] }],
    })
    await pass(600)
    expect(calls.since).toBe(1)
    expect(page.state().doc.eq(log.doc)).toBe(true)
  })

  test('who writes much comes onto the screen as one change, with the own words on top', async () => {
    const { autosave, log, page, type } = desk()
    let changes = 0
    const dispatch = page.dispatch
    page.dispatch = (tr) => {
      changes += 1
      dispatch(tr)
    }
    const other = headlessPage(headlessState(empty, 1))
    for (const char of 'theirs') {
      other.dispatch(other.state().tr.insertText(char, 1))
      const steps = logOf(other.state()).unconfirmed.map(({ step }) => step)
      log.add(`other ${char}`, 1, steps.slice(-1))
    }
    page.dispatch(page.state().tr.insertText('mine', 1))
    changes = 0
    autosave.hear({ version: log.version, batches: log.since(1) })
    expect(changes).toBe(1)
    expect(logOf(page.state())).toMatchObject({ version: 7 })
    expect(page.state().doc.child(0).textContent).toContain('mine')
    type('.')
    await pass(600)
    expect(page.state().doc.eq(log.doc)).toBe(true)
  })

  test('is heard of while the own network works only now and then', async () => {
    const { autosave, log, page, isCut, isBack } = desk()
    const other = headlessPage(headlessState(empty, 1))
    other.dispatch(other.state().tr.insertText('theirs', 1))
    log.add(
      'other',
      1,
      logOf(other.state()).unconfirmed.map(({ step }) => step),
    )
    isCut()
    autosave.catchUp()
    await pass(2_000)
    isBack()
    await pass(5_000)
    expect(page.state().doc.textContent).toBe('theirs')
  })
})

test('without the log since the version on the screen the whole text comes, and the own words stay in it', async () => {
  const { autosave, log, network, honest, type, page } = desk()
  const other = headlessPage(headlessState(empty, 1))
  other.dispatch(other.state().tr.insertText('A dek', 3))
  log.add(
    'other',
    1,
    logOf(other.state()).unconfirmed.map(({ step }) => step),
  )
  let isStale = true
  network.add = async (batch) => {
    if (!isStale) return honest.add(batch)
    isStale = false
    const text = { headline: '', dek: 'A dek', body: { type: 'doc' as const, content: [{ type: 'paragraph' }] } }
    return { ok: false, problem: 'stale', detail: { ...text, version: log.version, savedAt: at, savedBy: 'Marta' } }
  }
  type('mine')
  await pass(1_000)
  expect(autosave.state().saved).toBe(true)
  expect([page.state().doc.child(0).textContent, page.state().doc.child(1).textContent]).toEqual(['mine', 'A dek'])
  expect(page.state().doc.eq(log.doc)).toBe(true)
})

test.each(['signed-out', 'someone-else', 'wrong-stage', 'not-found', 'not-allowed'] as const)(
  '%s stops saving until a person does something, and the words stay on this device',
  async (problem) => {
    const { autosave, network, type, isBack, localCopy, headline } = desk()
    let tries = 0
    network.add = async () => {
      tries += 1
      return { ok: false, problem }
    }
    type('one')
    await pass(300)
    type(' two')
    await pass(60_000)
    expect(tries).toBe(1)
    expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'locked', problem } })
    expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('one two')
    isBack()
    autosave.goOn()
    await pass(300)
    await pass(300)
    expect([autosave.state().saved, headline()]).toEqual([true, 'one two'])
  },
)

test('a refused batch is tried again when the text changes, not before, and together with the change', async () => {
  const { autosave, network, honest, type, page, headline } = desk()
  let tries = 0
  network.add = async (batch) => {
    tries += 1
    const text = page.state().doc.textContent
    return text.length > 5 ? { ok: false, problem: 'too-long', detail: { what: 'headline', longest: 5 } } : honest.add(batch)
  }
  type('too long')
  await pass(10_000)
  expect(tries).toBe(1)
  expect(autosave.state().trouble).toMatchObject({ is: 'refused', problem: 'too-long' })
  page.dispatch(page.state().tr.delete(4, 9))
  autosave.changed()
  await pass(300)
  expect([tries, headline(), autosave.state().saved]).toEqual([2, 'too', true])
})

test('a device that cannot keep anything is told apart', async () => {
  const { autosave, localCopy, type, isCut } = desk()
  localCopy.isFull = true
  isCut()
  type('one')
  await pass(300)
  expect(autosave.state()).toMatchObject({ saved: false, kept: false, hasLocalStorage: false })
})

test('flush saves at once and says whether it did', async () => {
  const { autosave, type, isCut, headline } = desk()
  type('one')
  expect(await autosave.flush()).toBe(true)
  expect(headline()).toBe('one')
  isCut()
  type(' two')
  expect(await autosave.flush()).toBe(false)
})

describe('a screen that is left', () => {
  test('leaves nothing unsent, also what was typed while a batch was on its way', async () => {
    const { autosave, network, honest, type, page, headline } = desk()
    network.add = async (batch) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return honest.add(batch)
    }
    type('one')
    await pass(260)
    type(' two')
    const stopped = autosave.stop(headlessPage(page.state()))
    await pass(1_000)
    await stopped
    expect(headline()).toBe('one two')
  })

  test('finds the words on this device when the network is gone, and nobody goes on trying', async () => {
    const { autosave, network, type, page, localCopy } = desk()
    let tries = 0
    network.add = async () => {
      tries += 1
      throw new TypeError('Failed to fetch')
    }
    type('one')
    const stopped = autosave.stop(headlessPage(page.state()))
    await pass(0)
    await stopped
    const before = tries
    await pass(60_000)
    expect(tries).toBe(before)
    expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('one')
  })

  test('and comes back is kept and saved as before', async () => {
    const { autosave, type, page, headline } = desk()
    type('one')
    const stopped = autosave.stop(headlessPage(page.state()))
    autosave.begin(page)
    await pass(0)
    await stopped
    type(' two')
    await pass(600)
    expect(headline()).toBe('one two')
  })
})

test('without a network it says how many words are only on this device, and that it is trying when it is back', async () => {
  const { autosave, type, isCut, isBack, network, honest } = desk()
  type('Saved before. ')
  await pass(600)
  isCut()
  type('Three more words')
  await pass(600)
  expect(autosave.state()).toMatchObject({ saved: false, kept: true, trouble: { is: 'unreachable' }, unsavedWords: 3 })
  type(' and two')
  await pass(200)
  expect(autosave.state()).toMatchObject({ unsavedWords: 5, isReconnecting: false })
  isBack()
  let answer = () => {}
  network.add = async (batch) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return honest.add(batch)
  }
  autosave.goOn()
  await pass(100)
  expect(autosave.state()).toMatchObject({ isReconnecting: true, saved: false })
  for (let batches = 0; batches < 5; batches += 1) {
    answer()
    await pass(300)
  }
  expect(autosave.state()).toMatchObject({ isReconnecting: false, saved: true, trouble: null, unsavedWords: 0 })
})

describe('what this device has of a text that the newsroom cannot be sent', () => {
  test('is called kept only when it has every letter', async () => {
    const { autosave, localCopy, type, isCut } = desk()
    isCut()
    localCopy.takes = 50
    type('In the tunnel')
    await pass(600)
    expect(autosave.state()).toMatchObject({ kept: true, unsavedWords: 3, trouble: { is: 'unreachable' } })
    type('.')
    expect(autosave.state()).toMatchObject({ kept: false, trouble: { is: 'unreachable' } })
    await pass(40)
    expect(autosave.state().kept).toBe(false)
    await pass(20)
    expect(autosave.state().kept).toBe(true)
    expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('In the tunnel.')
  })

  test('is written so that a power cut does not lose it, also what was kept before the network was lost', async () => {
    const { autosave, localCopy, type, network } = desk()
    let fail = () => {}
    network.add = () => new Promise((_, reject) => (fail = () => reject(new TypeError('Failed to fetch'))))
    type('one')
    await pass(50)
    expect(localCopy).toMatchObject({ isOnlyCopy: false, has: expect.anything() })
    localCopy.takes = 50
    fail()
    await pass(10)
    expect(autosave.state()).toMatchObject({ kept: false, trouble: { is: 'unreachable' } })
    await pass(50)
    expect(autosave.state().kept).toBe(true)
    expect(localCopy.isOnlyCopy).toBe(true)
  })

  test('is written with the key, and at most ten times a second', async () => {
    const { localCopy, type, network } = desk()
    network.add = () => new Promise(() => {})
    type('a')
    await pass(1)
    expect(localCopy.has?.steps).toHaveLength(1)
    type('b')
    await pass(90)
    expect(localCopy.has?.steps).toHaveLength(1)
    await pass(20)
    expect(localCopy.has?.steps).toHaveLength(2)
  })

  test('is complete when the page is left, also while an earlier write is not finished', async () => {
    const { autosave, localCopy, type, isCut } = desk()
    isCut()
    const written: LocalDraft[] = []
    type('one')
    localCopy.takes = 1_000
    await pass(50)
    type(' two')
    const before = localCopy.has
    autosave.leave()
    await pass(1_000)
    if (localCopy.has) written.push(localCopy.has)
    expect(before).toBeNull()
    expect(written.map((draft) => pageOf(draft).state().doc.textContent)).toEqual(['one two'])
  })
})
