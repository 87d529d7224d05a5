import { afterEach, expect, test, vi } from 'vitest'
import { tellWorker } from './desk-worker.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test('the worker learns who is signed in before it is asked to keep a page, however late it starts', async () => {
  const heard: string[] = []
  const { promise: ready, resolve: start } = Promise.withResolvers<unknown>()
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubGlobal('navigator', { serviceWorker: { ready } })
  const kept = tellWorker({ kind: 'keep', personId: 'olena', path: '/desk/articles/1', files: [] })
  const told = tellWorker({ kind: 'person', id: 'olena', noNetwork: '' })
  start({ active: { postMessage: ({ kind }: { kind: string }) => heard.push(kind) } })
  await Promise.all([kept, told])
  expect(heard).toEqual(['person', 'keep'])
})
