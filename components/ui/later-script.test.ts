import { expect, test, vi } from 'vitest'
import { hasScripts, laterScript, loadScripts } from './later-script.ts'

test('a script is asked for once, however many wait for it, and one that failed is asked for again', async () => {
  const get = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('no network')).mockResolvedValue('a panel')
  const script = laterScript(get)
  await expect(Promise.all([script.load(), script.load()])).rejects.toThrow('no network')
  expect([get.mock.calls.length, script.loaded()]).toEqual([1, null])
  await Promise.all([script.load(), script.load()])
  await script.load()
  expect([get.mock.calls.length, script.loaded()]).toEqual([2, 'a panel'])
})

test('all are loaded one after the other, and one that fails keeps none of the others back', async () => {
  vi.stubGlobal('window', {})
  const running: string[] = []
  const asked: string[] = []
  const answer = (name: string) => async () => {
    running.push(name)
    asked.push(running.join(' beside '))
    await new Promise((resolve) => setTimeout(resolve, 5))
    running.pop()
    return name
  }
  laterScript(answer('one'))
  const broken = laterScript(vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('no network')).mockResolvedValue('two'))
  laterScript(answer('three'))
  await Promise.all([loadScripts(), loadScripts()])
  expect(asked).toEqual(['one', 'three'])
  expect([broken.loaded(), hasScripts()]).toEqual([null, false])
  await loadScripts()
  expect([broken.loaded(), hasScripts(), asked.length]).toEqual(['two', true, 2])
  vi.unstubAllGlobals()
})
