import { afterEach, expect, test, vi } from 'vitest'
import { edgeProblem, edgeSettings } from './settings.ts'

afterEach(() => vi.unstubAllEnvs())

test('an environment without edge settings is valid', () => {
  expect(edgeProblem()).toBeNull()
})

test.each([
  ['GALLEY_HOST', '127.0.0.1'],
  ['GALLEY_HOST', '::1'],
  ['GALLEY_HOST', 'news.example'],
  ['GALLEY_PURGE_URLS', 'http://127.0.0.1:6081/, http://192.0.2.7:6081/'],
  ['GALLEY_TRUSTED_PROXIES', '192.0.2.1, 2001:db8::1'],
  ['GALLEY_METRICS_PORT', '9100'],
])('%s=%s is sound', (name, value) => {
  vi.stubEnv(name, value)
  expect(edgeProblem()).toBeNull()
})

test('edges that share a port cannot share a metrics port', () => {
  vi.stubEnv('GALLEY_METRICS_PORT', '9100')
  vi.stubEnv('GALLEY_EDGES', '2')
  expect(edgeProblem()).toMatch(/^GALLEY_METRICS_PORT is set, and GALLEY_EDGES is 2: leave one of them out/)
})

test('the edge of a copy that sends nothing outward empties no cache, which may be that of the newsroom itself', () => {
  vi.stubEnv('DATABASE_URL', 'postgres://galley@127.0.0.1/galley')
  vi.stubEnv('GALLEY_PURGE_URLS', 'http://127.0.0.1:6081/')
  expect(edgeSettings().purgeUrls).toHaveLength(1)
  vi.stubEnv('GALLEY_OUTWARD', 'off')
  expect(edgeSettings().purgeUrls).toEqual([])
})
