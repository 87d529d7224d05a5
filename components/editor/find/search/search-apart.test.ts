import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToExpressionWorker } from './expression-worker.ts'
import { type ExpressionWorker, SearchApart } from './search-apart.ts'
import { searchTexts } from './search-texts.ts'

const pattern = { source: 'b', flags: 'gu' }
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A worker that answers at once, or never: as one that an expression keeps busy. */
function startWorker(isBusy: (texts: string[]) => boolean) {
  const ended: ExpressionWorker[] = []
  const start = (): ExpressionWorker => {
    const worker: ExpressionWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => void ended.push(worker),
      postMessage({ texts, pattern }: ToExpressionWorker) {
        if (!isBusy(texts))
          worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data: { spots: searchTexts(texts, pattern) } }))
      },
    }
    return worker
  }
  return { start, ended }
}

test('a search that takes too long is ended, and the next one has another worker', async () => {
  const { start, ended } = startWorker((texts) => texts.includes('busy'))
  const apart = new SearchApart(start)
  const slow = apart.search(['busy'], pattern)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await slow).toEqual({ problem: 'too-slow' })
  expect(ended).toHaveLength(1)
  expect(await apart.search(['abc'], pattern)).toMatchObject({ spots: [{ piece: 0, from: 1, to: 2 }] })
  expect(vi.getTimerCount()).toBe(0)
})

test('a new search ends the one before it', async () => {
  const { start, ended } = startWorker((texts) => texts.includes('busy'))
  const apart = new SearchApart(start)
  const before = apart.search(['busy'], pattern)
  expect(await apart.search(['abc'], pattern)).toMatchObject({ spots: [{ piece: 0 }] })
  expect(await before).toBeNull()
  expect(ended).toHaveLength(1)
})

test('a worker that does not start says so', async () => {
  const apart = new SearchApart(() => {
    const worker: ExpressionWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => {},
      postMessage: () => worker.onerror?.call(worker as Worker, new Event('error') as ErrorEvent),
    }
    return worker
  })
  expect(await apart.search(['abc'], pattern)).toEqual({ problem: 'failed' })
})
