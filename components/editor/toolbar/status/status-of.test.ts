import { expect, test } from 'vitest'
import type { Trouble } from '#components/editor/draft/save-state.ts'
import { statusOf, statusWhileTyping } from './status-of.ts'

const unreachable: Trouble = { is: 'unreachable' }
const signedOut: Trouble = { is: 'locked', problem: 'signed-out' }
const state = { saved: false, kept: true, hasLocalStorage: true, trouble: null, isReconnecting: false }

test.each([
  [{ saved: true }, 'saved'],
  [{}, 'saving'],
  [{ kept: false }, 'saving'],
  [{ trouble: unreachable }, 'offline'],
  [{ trouble: unreachable, kept: false }, 'offline-keeping'],
  [{ trouble: signedOut }, 'kept'],
  [{ trouble: signedOut, kept: false }, 'keeping'],
  [{ trouble: unreachable, kept: false, hasLocalStorage: false }, 'lost'],
  [{ trouble: signedOut, kept: false, hasLocalStorage: false }, 'lost'],
  [{ isReconnecting: true }, 'reconnecting'],
])('of %o it says %s', (differs, says) => {
  expect(statusOf({ ...state, ...differs })).toBe(says)
})

test('between two keys it says of neither newsroom nor device that it has every letter', () => {
  expect((['offline', 'kept', 'saving', 'saved'] as const).map(statusWhileTyping)).toEqual([
    'offline-keeping',
    'keeping',
    'saving',
    'saving',
  ])
})
