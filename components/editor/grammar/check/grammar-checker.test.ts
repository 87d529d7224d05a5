import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GrammarProblem } from './check-text.ts'
import { GrammarChecker, type GrammarWorker } from './grammar-checker.ts'
import type { ToGrammarWorker } from './grammar-worker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A worker that says nothing by itself. */
function silentWorker() {
  const started: (GrammarWorker & { asked: ToGrammarWorker[]; isEnded: boolean; answer: (problems: GrammarProblem[][]) => void })[] = []
  const start = () => {
    const worker = {
      onmessage: null as GrammarWorker['onmessage'],
      onerror: null as GrammarWorker['onerror'],
      asked: [] as ToGrammarWorker[],
      isEnded: false,
      terminate: () => {
        worker.isEnded = true
      },
      postMessage: (message: ToGrammarWorker) => void worker.asked.push(message),
      answer: (problems: GrammarProblem[][]) =>
        worker.onmessage?.call({} as Worker, new MessageEvent('message', { data: { problems } })) as undefined,
    }
    started.push(worker)
    return worker
  }
  return { start, started }
}

test('nothing is loaded until something is asked, and two requests have one worker', async () => {
  const { start, started } = silentWorker()
  const checker = new GrammarChecker('canadian', start)
  expect(started).toHaveLength(0)
  for (const text of ['one', 'two']) {
    const answer = checker.check([text])
    started[0]?.answer([[]])
    expect(await answer).toEqual([[]])
  }
  expect(started).toHaveLength(1)
  expect(started[0]?.asked).toEqual([
    { dialect: 'canadian', texts: ['one'] },
    { dialect: 'canadian', texts: ['two'] },
  ])
  checker.end()
  expect(vi.getTimerCount()).toBe(0)
})

test('a worker that nobody asks for five minutes ends, and the next request starts another', async () => {
  const { start, started } = silentWorker()
  const checker = new GrammarChecker('indian', start)
  for (const text of ['one', 'two']) {
    await vi.advanceTimersByTimeAsync(290_000)
    const answer = checker.check([text])
    started[0]?.answer([[]])
    expect([await answer, started.length]).toEqual([[[]], 1])
  }
  await vi.advanceTimersByTimeAsync(301_000)
  expect(started[0]?.isEnded).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
  const again = checker.check(['three'])
  started[1]?.answer([[]])
  expect(await again).toEqual([[]])
})

test('the first answer may take minutes, a later one twenty seconds; then another worker is started', async () => {
  const { start, started } = silentWorker()
  const checker = new GrammarChecker('british', start)
  const first = checker.check(['one'])
  await vi.advanceTimersByTimeAsync(170_000)
  started[0]?.answer([[]])
  expect(await first).toEqual([[]])
  const slow = checker.check(['two'])
  await vi.advanceTimersByTimeAsync(21_000)
  expect(await slow).toBeNull()
  expect(started[0]?.isEnded).toBe(true)
  const again = checker.check(['three'])
  started[1]?.answer([[]])
  expect(await again).toEqual([[]])
})

test('what is ended, or does not start, answers with nothing', async () => {
  const { start, started } = silentWorker()
  const checker = new GrammarChecker('british', start)
  const ended = checker.check(['one'])
  checker.end()
  expect(await ended).toBeNull()
  const failed = checker.check(['two'])
  started[1]?.onerror?.call({} as Worker, new Event('error') as ErrorEvent)
  expect(await failed).toBeNull()
})
