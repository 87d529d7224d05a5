import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What the live script uses of a browser, so that its stream can be told what to say. */
let say: (kind: string, id: number, data?: object) => void
const reload = vi.fn()
const lines: { line: string; remove: () => void }[] = []
let element: { connectedCallback: () => void; disconnectedCallback: () => void }

beforeEach(async () => {
  vi.useFakeTimers()
  lines.length = 0
  for (const story of ['one', 'two']) {
    const line = { line: story, remove: () => void lines.splice(lines.indexOf(line), 1), closest: () => null }
    lines.push(line)
  }
  const heard = new Map<string, (event: object) => void>()
  say = (kind, id, data = {}) => heard.get(kind)?.({ lastEventId: String(id), data: JSON.stringify(data) })
  const history = { state: null as object | null, replaceState: (state: object) => void (history.state = state) }
  vi.stubGlobal('history', history)
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('CSS', { escape: String })
  vi.stubGlobal('document', {
    readyState: 'complete',
    addEventListener() {},
    querySelectorAll: (selector: string) => lines.filter(({ line }) => selector === `[data-story="${line}"]`),
  })
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener = (kind: string, act: (event: object) => void) => heard.set(kind, act)
      close() {}
    },
  )
  vi.stubGlobal(
    'HTMLElement',
    class {
      getAttribute = (name: string) => (name === 'since' ? '1000' : name === 'feed' ? 'en' : null)
      querySelector = () => null
    },
  )
  const { GalleyLive } = await import('./live.ts')
  element = new GalleyLive()
  element.connectedCallback()
})
afterEach(() => {
  element.disconnectedCallback()
  reload.mockClear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.resetModules()
})

const listLines = () => lines.map(({ line }) => line)

test('a page ignores what it has seen, and heeds ids that come again after changes were lost', () => {
  say('taken-down', 997, { articleId: 'one', at: '' })
  expect(listLines()).toEqual(['one', 'two'])
  say('lost', 996)
  say('taken-down', 997, { articleId: 'one', at: '' })
  expect(listLines()).toEqual(['two'])
})

test('a page that may show lost changes loads again within 40 seconds, once for each loss', () => {
  say('lost', 996)
  say('lost', 996)
  vi.advanceTimersByTime(40_000)
  expect(reload).toHaveBeenCalledTimes(1)
  say('lost', 996)
  vi.advanceTimersByTime(40_000)
  expect(reload).toHaveBeenCalledTimes(1)
  say('lost', 1_200)
  vi.advanceTimersByTime(40_000)
  expect(reload).toHaveBeenCalledTimes(2)
})

test('the browser’s copy of a page that is still right does not load again, however many changes came', () => {
  say('lost', 901)
  vi.advanceTimersByTime(40_000)
  element.connectedCallback() // loaded again: it says that it has seen 1000, as before
  say('lost', 905)
  vi.advanceTimersByTime(40_000)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('open pages do not load again all at once', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  say('lost', 996)
  vi.advanceTimersByTime(19_999)
  expect(reload).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(reload).toHaveBeenCalledTimes(1)
})
