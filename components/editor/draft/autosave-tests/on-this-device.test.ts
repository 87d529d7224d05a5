import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { desk, empty, pass, writeAsColleague } from '#testing/autosave-desk.ts'
import type { LocalDraft } from '../../local/kept.ts'
import { headlessPage, pageOf } from '../headless-page.ts'
import { logOf, returnToBase } from '../step-log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

test('the local copy stays while there are words that were typed as its write ended', async () => {
  const { localCopy, type, autosave, isCut } = desk()
  localCopy.takes = 50
  type('one')
  await pass(30)
  expect(autosave.state().saved).toBe(true)
  isCut()
  type(' two')
  await pass(40)
  expect(localCopy.clears).toBe(0)
  await pass(200)
  expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('one two')
})

test('the local copy is deleted after the write that was on its way when all was saved', async () => {
  const { localCopy, type, autosave } = desk()
  localCopy.takes = 50
  type('one')
  await pass(30)
  expect(autosave.state().saved).toBe(true)
  await pass(200)
  expect(localCopy).toMatchObject({ has: null, clears: 1 })
})

test('a device that cannot keep anything is told apart', async () => {
  const { autosave, localCopy, type, isCut } = desk()
  localCopy.isFull = true
  isCut()
  type('one')
  await pass(300)
  expect(autosave.state()).toMatchObject({ saved: false, kept: false, hasLocalStorage: false })
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

  test('sends at once what is unsaved', async () => {
    const { autosave, type, calls } = desk()
    type('one')
    autosave.leave()
    await pass(0)
    expect(calls.add).toBe(1)
  })

  test('has its words on this device before the newsroom answers', async () => {
    const { autosave, network, type, page, localCopy } = desk()
    network.add = () => new Promise(() => {})
    type('one')
    void autosave.stop(headlessPage(page.state()))
    await pass(0)
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

  test('is written so also when the newsroom refuses it', async () => {
    const { autosave, localCopy, type, network } = desk()
    network.add = async () => ({ ok: false, problem: 'bad-document' })
    type('one')
    await pass(10)
    expect(localCopy).toMatchObject({ isOnlyCopy: false, has: expect.anything() })
    await pass(100)
    expect(autosave.state()).toMatchObject({ kept: true, trouble: { is: 'refused' } })
    expect(localCopy.isOnlyCopy).toBe(true)
  })

  test('is called kept also when an older write ends after it', async () => {
    const { autosave, localCopy, type, isCut } = desk()
    isCut()
    localCopy.takes = 100
    type('one')
    await pass(50)
    type(' two')
    localCopy.takes = 0
    autosave.leave()
    await pass(0)
    expect(autosave.state().kept).toBe(true)
    localCopy.takes = 1_000
    await pass(70)
    expect(autosave.state().kept).toBe(true)
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

describe('the document of the newsroom’s version', () => {
  /** Types some letters while each save takes a while, so that there are always some to keep. The documents that were kept. */
  async function typeOn({ type, localCopy, network, honest }: ReturnType<typeof desk>, keys: number): Promise<Set<unknown>> {
    network.add = async (batch) => {
      await pass30()
      return honest.add(batch)
    }
    const docs = new Set<unknown>()
    for (let key = 0; key < keys; key += 1) {
      type('x')
      await pass(60)
      if (localCopy.has) docs.add(localCopy.has.base.doc)
    }
    return docs
  }
  const pass30 = () => new Promise((resolve) => setTimeout(resolve, 30))

  /** What this device has when the network is cut is the text on the screen, over the version that is there. */
  async function expectAll({ isCut, type, localCopy, page }: ReturnType<typeof desk>): Promise<void> {
    isCut()
    type('!')
    await pass(300)
    const kept = localCopy.has && pageOf(localCopy.has).state()
    expect(kept?.doc.eq(page.state().doc)).toBe(true)
    expect(kept && logOf(kept)).toMatchObject({ version: logOf(page.state()).version })
  }

  test('is kept once while the newsroom confirms what is typed, and while a colleague writes', async () => {
    const writer = desk()
    const docs = await typeOn(writer, 20)
    writeAsColleague(writer.log, (tr) => tr.insertText('theirs ', 1))
    writer.autosave.catchUp()
    for (const doc of await typeOn(writer, 20)) docs.add(doc)
    expect(writer.localCopy.has?.base.version).toBeGreaterThan(20)
    expect(docs.size).toBe(1)
    await expectAll(writer)
    expect(writer.page.state().doc.child(0).textContent).toMatch(/^theirs x{40}!$/)
  })

  test('is kept anew when the steps since have become long', async () => {
    const writer = desk()
    const docs = await typeOn(writer, 400)
    expect(docs.size).toBe(2)
    expect(writer.localCopy.has?.base.later?.length).toBeLessThan(20_000)
    await expectAll(writer)
  })

  test('is another one after the screen went back to an older version', async () => {
    const writer = desk()
    const { page, autosave } = writer
    await typeOn(writer, 5)
    await pass(1_000)
    page.dispatch(returnToBase(page.state(), 1, empty.toJSON()))
    autosave.catchUp()
    await pass(1_000)
    expect(page.state().doc.textContent).toBe('xxxxx')
    await expectAll(writer)
  })
})
