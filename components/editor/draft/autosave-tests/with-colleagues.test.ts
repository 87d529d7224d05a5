import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { at, desk, empty, pass, writeAsColleague } from '#testing/autosave-desk.ts'
import { headlessPage, headlessState, pageOf } from '../headless-page.ts'
import { logOf } from '../step-log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

  test('does not put the cursor back to where it was before a click of which the browser has not told yet', async () => {
    const { autosave, log, page, type } = desk()
    type('mine')
    await pass(300)
    page.hearCursor = () => page.dispatch(page.state().tr.setSelection(TextSelection.create(page.state().doc, 3)))
    const other = headlessPage(headlessState(log.doc, log.version))
    other.dispatch(other.state().tr.insertText('theirs ', 1))
    log.add(
      'other',
      log.version,
      logOf(other.state()).unconfirmed.map(({ step }) => step),
    )
    autosave.catchUp()
    await pass(600)
    expect(page.state().doc.eq(log.doc)).toBe(true)
    expect(page.state().selection.from).toBe(3 + 'theirs '.length)
  })

  test('is alone what asks the browser where the cursor is: the answer to an own save changes nothing on the page', async () => {
    const { page, type } = desk()
    let heard = 0
    page.hearCursor = () => (heard += 1)
    type('mine')
    await pass(300)
    expect(logOf(page.state()).unconfirmed).toEqual([])
    expect(heard).toBe(0)
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

  test('whose words the channel brings makes nothing that must be sent', async () => {
    const { autosave, calls, log, page, localCopy } = desk()
    const dispatch = page.dispatch
    // As the editor's page does.
    page.dispatch = (tr) => {
      dispatch(tr)
      autosave.changed()
    }
    writeAsColleague(log, (tr) => tr.insertText('theirs', 1))
    autosave.hear({ version: log.version, batches: log.since(1) })
    await pass(2_000)
    expect(calls).toEqual({ add: 0, since: 0 })
    expect(localCopy.has).toBeNull()
  })

  test('of whom an answer has only the end is asked for again', async () => {
    const { autosave, log, network, honest, page } = desk()
    for (const text of ['theirs', 'more of ']) writeAsColleague(log, (tr) => tr.insertText(text, 1))
    network.since = async (version) => {
      network.since = honest.since
      const answer = await honest.since(version)
      return answer.ok ? { ...answer, value: { ...answer.value, batches: answer.value.batches.slice(1) } } : answer
    }
    autosave.catchUp()
    await pass(2_000)
    expect(page.state().doc.textContent).toBe('more of theirs')
  })

  test('is not heard by a screen that waits for a person, nor by one that is left', async () => {
    const { autosave, log, network, page, type } = desk()
    network.add = async () => ({ ok: false, problem: 'signed-out' })
    type('mine')
    await pass(100)
    writeAsColleague(log, (tr) => tr.insertText('theirs', 1))
    autosave.hear({ version: log.version, batches: log.since(1) })
    expect(page.state().doc.textContent).toBe('mine')
    autosave.goOn()
    const left = headlessPage(page.state())
    void autosave.stop(left)
    autosave.hear({ version: log.version, batches: log.since(1) })
    expect(left.state().doc.textContent).toBe('mine')
  })

  test('whose words come under unsaved ones is in the copy on this device', async () => {
    const { autosave, log, network, localCopy, type } = desk()
    network.add = () => new Promise(() => {})
    type('mine')
    await pass(150)
    writeAsColleague(log, (tr) => tr.insertText('theirs ', 1))
    autosave.hear({ version: log.version, batches: log.since(1) })
    await pass(150)
    expect(localCopy.has?.base.version).toBe(log.version)
    expect(localCopy.has && pageOf(localCopy.has).state().doc.textContent).toBe('theirs mine')
  })

  test('who deletes the place of own words leaves them set aside', async () => {
    const { autosave, log, page, type, isCut, notPlaced } = desk()
    type('mine')
    await pass(300)
    isCut()
    page.dispatch(page.state().tr.insertText('too', 3))
    autosave.changed()
    const seen = log.version
    writeAsColleague(log, (tr) => tr.delete(1, 5))
    autosave.hear({ version: log.version, batches: log.since(seen) })
    expect(page.state().doc.textContent).toBe('')
    expect(notPlaced).toEqual(['too'])
  })

  test('the copy of own words without a place stays until they are set aside, and for ever when the device is full', async () => {
    for (const isFull of [false, true]) {
      const { autosave, log, page, type, isCut, isBack, localCopy, network, notPlaced } = desk()
      type('mine')
      await pass(300)
      isCut()
      page.dispatch(page.state().tr.insertText('too', 3))
      autosave.changed()
      await pass(300)
      Object.assign(localCopy, { isFull, takes: 500 })
      isBack()
      const { add } = network
      network.add = async (batch) => {
        writeAsColleague(log, (tr) => tr.delete(1, 5))
        return add(batch)
      }
      autosave.goOn()
      await pass(300)
      expect(autosave.state().saved).toBe(true)
      expect(notPlaced).toEqual(['too'])
      expect(localCopy.has?.steps.length).toBeGreaterThan(0)
      await pass(600)
      expect(localCopy.has === null).toBe(!isFull)
      expect(await autosave.hasSetAside()).toBe(!isFull)
    }
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

test('after a whole text the screen asks for what is beside it', async () => {
  const { autosave, log, network, honest, page, details } = desk()
  writeAsColleague(log, (tr) => tr.insertText('A dek', 3))
  network.since = async () => {
    network.since = honest.since
    const text = { headline: '', dek: 'A dek', body: { type: 'doc' as const, content: [{ type: 'paragraph' }] } }
    return { ok: false, problem: 'stale', detail: { ...text, version: log.version, savedAt: at, savedBy: 'Marta' } }
  }
  autosave.catchUp()
  await pass(2_000)
  expect(page.state().doc.textContent).toBe('A dek')
  expect(details).toEqual([1])
})
