import { expect, test, vi } from 'vitest'
import { notify, showNoticesWith } from './notify.ts'

test('what is said before there is a place for it is shown when there is one, once and in its order', () => {
  vi.useFakeTimers()
  const shown: string[] = []
  notify.done('Saved')
  notify.problem('Not sent', { detail: 'The network is down.' })
  const stop = showNoticesWith(({ kind, text, words }) => shown.push([kind, text, words.detail ?? ''].join(' ').trim()))
  expect(shown).toEqual([])
  vi.advanceTimersByTime(1_000)
  notify.done('Sent')
  expect(shown).toEqual(['done Saved', 'problem Not sent The network is down.', 'done Sent'])
  stop()
  notify.done('Moved')
  showNoticesWith(({ text }) => shown.push(text))
  vi.advanceTimersByTime(1_000)
  expect(shown.slice(3)).toEqual(['Moved'])
  vi.useRealTimers()
})
