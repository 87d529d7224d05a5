import { expect, test, vi } from 'vitest'
import { done, no } from '#lib/outcome.ts'
import { askForProof, showProofWith, withProof } from './ask-for-proof.ts'

const refuseOnce = () => vi.fn().mockResolvedValueOnce(no('unproven')).mockResolvedValue(done('published'))

test('an act that needs a proof runs again after it, and not without it', async () => {
  const close = showProofWith((answer) => answer(true))
  const act = refuseOnce()
  expect(await withProof(act)).toEqual(done('published'))
  expect(act).toHaveBeenCalledTimes(2)
  close()
  const again = refuseOnce()
  expect(await withProof(again)).toEqual(no('unproven'))
  expect(again).toHaveBeenCalledTimes(1)
})

test('other problems ask for nothing', async () => {
  const dialog = vi.fn()
  const close = showProofWith(dialog)
  expect(await withProof(async () => no('stale'))).toEqual(no('stale'))
  expect(dialog).not.toHaveBeenCalled()
  close()
})

test('acts that wait at the same time share one dialog', async () => {
  const dialog = vi.fn()
  const close = showProofWith(dialog)
  const both = Promise.all([askForProof(), askForProof()])
  expect(dialog).toHaveBeenCalledTimes(1)
  dialog.mock.calls[0]?.[0](false)
  expect(await both).toEqual([false, false])
  close()
})
