import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, desk, pass } from '#testing/autosave-desk.ts'
import { pageOf } from '../headless-page.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

test('who has a story alone is saved half as often, until somebody else opens it', async () => {
  const { autosave, calls, type, headline } = desk()
  const typeOn = async () => {
    const before = calls.add
    for (let key = 0; key < 100; key += 1) {
      type('x')
      await pass(50)
    }
    return calls.add - before
  }
  autosave.isAlone = true
  expect(await typeOn()).toBeLessThanOrEqual(14)
  await pass(420)
  expect([autosave.state().saved, headline()]).toEqual([true, 'x'.repeat(100)])
  autosave.isAlone = false
  expect(await typeOn()).toBeGreaterThanOrEqual(18)
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

test('flush saves at once and says whether it did', async () => {
  const { autosave, type, isCut, headline } = desk()
  type('one')
  expect(await autosave.flush()).toBe(true)
  expect(headline()).toBe('one')
  isCut()
  type(' two')
  expect(await autosave.flush()).toBe(false)
})
