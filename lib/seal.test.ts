import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seal, sealFor, unseal, unsealInTime } from './seal.ts'

beforeEach(() => {
  process.env.GALLEY_SECRET = 'a first secret of thirty-two characters or more'
})
afterEach(() => {
  delete process.env.GALLEY_SECRET
  vi.useRealTimers()
})

test('a sealed text opens for its purpose and with its secret alone', () => {
  const sealed = seal('app-secret', 'JBSWY3DPEHPK3PXP')
  expect(sealed).not.toContain('JBSWY3DP')
  expect(unseal('app-secret', sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(unseal('second-step', sealed)).toBeNull()
  process.env.GALLEY_SECRET = 'another secret of thirty-two characters or more'
  expect(unseal('app-secret', sealed)).toBeNull()
})

test.each(['', 'short', 'A'.repeat(60)])('%j opens nothing', (text) => {
  expect(unseal('app-secret', text)).toBeNull()
})

test('a changed text opens nothing, wherever it was changed', () => {
  const sealed = Buffer.from(seal('app-secret', 'JBSWY3DPEHPK3PXP'), 'base64url')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal('app-secret', changed.toString('base64url')), `byte ${at}`).toBeNull()
  }
})

test('facts are good until their time is over', () => {
  vi.useFakeTimers({ now: 0 })
  const sealed = sealFor('second-step', 10, { personId: 'one' })
  expect(sealFor('second-step', 10, { personId: 'one' })).not.toBe(sealed)
  vi.setSystemTime(10 * 60_000 - 1)
  expect(unsealInTime('second-step', sealed)).toMatchObject({ personId: 'one' })
  vi.setSystemTime(10 * 60_000)
  expect(unsealInTime('second-step', sealed)).toBeNull()
})

test('another spelling of the same bytes opens nothing', () => {
  const sealed = seal('second-step', 'once')
  expect(unseal('second-step', sealed)).toBe('once')
  for (const other of [`${sealed}=`, `${sealed} `, `${sealed}\n`, ` ${sealed}`, `${sealed}!`])
    expect(unseal('second-step', other)).toBeNull()
})
