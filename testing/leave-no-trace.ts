import { afterAll, vi } from 'vitest'

/**
 * What a file has replaced is not left to the next one, which runs in the same process (vitest.config.ts). Runs before each test file.
 *
 * The object `process.env` itself must stay: vitest keeps the first one, and from another one `vi.unstubAllEnvs` takes nothing away.
 */
const environment = process.env
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  if (process.env === environment) return
  process.env = environment
  throw new Error('This file replaced process.env by another object. Set and delete its variables, or use vi.stubEnv.')
})
